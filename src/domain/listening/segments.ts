/** A stretch of text whose cues bear on each other, `from` inclusive, `to` exclusive. */
export interface Segment {
  readonly from: number
  readonly to: number
  /** Ends with a question mark. */
  readonly asked: boolean
}

/** Words that end in a full stop without ending a sentence. */
const SHORTENED =
  /(^|[^\p{L}])(nr|no|ca|approx|st|stk|szt|pcs|pzas?|z\.?\s?b|bzw|inkl|max|min|tel|mr|mrs|dr|vs|e\.?g|i\.?e|p\.?\s?ej|np|m\.?in|art|dł|szer|gr|evtl|ggf|mind|ถ|น|มม|ต\.?ค|ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|พ\.?ย|ธ\.?ค|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|okt|dez|ene|abr|ago|dic)$/iu

const HARD_END = /[!?！？。；;\n…]/u

/**
 * Sentences of a folded text. A full stop ends one before a space, but not in an abbreviation or behind an ordinal number.
 */
export function sentencesOf(text: string): Segment[] {
  const segments: Segment[] = []
  let from = 0
  let letters = false
  const close = (to: number, asked: boolean): void => {
    if (letters) segments.push({ from, to, asked })
    from = to
    letters = false
  }
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!
    if (HARD_END.test(character)) {
      let to = i + 1
      let asked = character === '?' || character === '？'
      while (to < text.length && /[!?！？。…]/u.test(text[to]!)) {
        asked ||= text[to] === '?' || text[to] === '？'
        to++
      }
      close(to, asked)
      i = to - 1
    } else if (character === '.' && endsSentence(text, i)) {
      close(i + 1, false)
    } else if (!letters && character !== ' ') {
      letters = true
    }
  }
  close(text.length, false)
  return segments
}

const endsSentence = (text: string, at: number): boolean => {
  if (at + 1 < text.length && !/\s/.test(text[at + 1]!)) return false
  const before = text.slice(Math.max(0, at - 7), at)
  if (SHORTENED.test(before)) return false
  return !(/(^|\D)\d{1,2}$/.test(before) && /^\s+\p{L}/u.test(text.slice(at + 1, at + 4)))
}

/** Segments cut again at each of the positions (of words like "but"), in ascending order. */
export function cutAt(segments: readonly Segment[], positions: readonly number[]): Segment[] {
  if (positions.length === 0) return [...segments]
  return segments.flatMap((segment) => {
    const cuts = positions.filter((position) => position > segment.from && position < segment.to)
    const bounds = [segment.from, ...cuts, segment.to]
    return bounds.slice(1).map((to, i) => ({ from: bounds[i]!, to, asked: segment.asked }))
  })
}
