import type { Problem } from './problem.ts'

/** Letters of a text by script. */
interface Letters {
  readonly han: number
  readonly kana: number
  readonly hangul: number
  readonly thai: number
  readonly latin: number
}

function lettersOf(text: string): Letters {
  let [han, kana, hangul, thai, latin] = [0, 0, 0, 0, 0]
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f))
      latin++
    else if (code >= 0x1e00 && code <= 0x1eff) latin++
    else if (code >= 0x4e00 && code <= 0x9fff) han++
    else if (code >= 0x3041 && code <= 0x30ff) kana++
    else if (code >= 0xac00 && code <= 0xd7a3) hangul++
    else if (code >= 0x0e01 && code <= 0x0e4d) thai++
  }
  return { han, kana, hangul, thai, latin }
}

/** What is written alike in every language: addresses, mentions, codes, figures with unit signs, abbreviations. */
const LITERAL =
  /(?:https?:\/\/|www\.)\S+|\S+@\S+|@\S+|[A-Za-z]*\d[\w./-]*(?: ?[A-Za-zμΩ°]{1,3}\b)?|\b[A-Z]{2,}\b/g

/** Problems of the whole text: empty, the source again, far too short or long, the wrong script. Texts are normalised. */
export function compareShape(source: string, target: string, from: string, to: string): Problem[] {
  const problem = (kind: Problem['kind']): Problem[] => [
    { kind, source: '', target: excerpt(target), severity: 'hard' },
  ]
  const words = source.replace(LITERAL, ' ')
  const letters = lettersOf(words)
  if (weight(letters) === 0) return source.trim() !== '' && target.trim() === '' ? problem('empty') : []
  if (target.trim() === '') return problem('empty')
  const translated = target.replace(LITERAL, ' ')
  const got = lettersOf(translated)
  if (from !== to && weight(letters) >= 6 && words.trim().toLowerCase() === translated.trim().toLowerCase()) {
    return problem('same-as-source')
  }
  if (wrongScript(got, to)) return problem('script')
  const [expected, length] = [weight(letters), weight(got)]
  // A few words may be said in many; only long texts must keep their measure.
  const slack = 20
  return length * 3 + slack < expected || expected * 3 + slack < length ? problem('length') : []
}

/** Length in Latin letters: a Han character stands for about three of them, a syllable of Hangul or a kana for two. */
const weight = ({ han, kana, hangul, thai, latin }: Letters): number =>
  latin + thai + han * 3 + (kana + hangul) * 2

function wrongScript({ han, kana, hangul, thai, latin }: Letters, to: string): boolean {
  const [primary] = to.split('-')
  const foreign = (own: number): boolean => (own === 0 ? latin >= 4 : latin > own * 6)
  switch (primary) {
    case 'zh':
      return kana > han / 2 || foreign(han)
    case 'ja':
      return (han > 12 && kana === 0) || foreign(han + kana)
    case 'ko':
      return foreign(hangul)
    case 'th':
      return foreign(thai)
    default: {
      const other = han + kana + hangul + thai
      return other > 4 && other * 2 > latin
    }
  }
}

const excerpt = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
