import { type Span, secretsIn } from './secrets.ts'

/** A placeholder in a text that leaves: `⟦1⟧`. Split a text with it, and every second part is a number. */
export const MASK = /⟦(\d+)⟧/

/** What stands for a piece of the text. `secret` never leaves, whatever is tried. */
export interface Mask {
  readonly mask: string
  readonly text: string
  readonly secret: boolean
}

export interface MaskedText {
  readonly text: string
  readonly masks: readonly Mask[]
}

export interface MaskingRules {
  /** Words a side declared confidential, in any case of letters. */
  readonly confidential: readonly string[]
  /** Names of people and companies: never translated. */
  readonly names: readonly string[]
  /** False leaves ticket keys, part numbers, lots and tolerances visible: for a second try. */
  readonly identifiers: boolean
}

const URL = /(?:https?:\/\/|www\.)[^\s<>"'，。；、）】」]+[^\s<>"'，。；、）】」.,;:!?)\]]/g
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const MENTION = /<[@#!][^>\s]+>|<at[^>]*>[^<]*<\/at>|(?<![\w.])@[\p{L}\p{N}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu
const TICKET = /(?<![A-Za-z0-9-])[DCFB]-\d+(?![A-Za-z0-9]|-[A-Za-z0-9])/g
/** Letters and digits together; amounts with a unit and compounds such as `48-hour` are looked at by `isAmount`. */
const CODE =
  /(?<![A-Za-z0-9])(?=[A-Za-z0-9._/#-]*\d)(?=[A-Za-z0-9._/#-]*[A-Za-z])[A-Za-z0-9]+(?:[-_./#]+[A-Za-z0-9]+)*/g
const NUMBER = '\\d+(?:[.,]\\d+)?'
const UNIT =
  '(?:\\s?(?:mm|cm|µm|μm|um|nm|mil|in|°C|℃|°|%|％|ppm|kPa|MPa|bar|N|Nm|g|kg|mg|V|mV|A|mA|Ω|dB|s|ms|min)(?![A-Za-z]))?'
const TOLERANCE = new RegExp(
  `(?:[Ø⌀φΦ]\\s?)?(?:${NUMBER}${UNIT}\\s?)?(?:±\\s?${NUMBER}${UNIT}|\\+\\s?${NUMBER}\\s?/\\s?[-−–]\\s?${NUMBER}${UNIT})`,
  'g',
)

/**
 * The text with placeholders for what must not leave (secrets, confidential words) and for what must come back exactly:
 * addresses, mentions, ticket keys, part numbers, lots, tolerances, names. Plain quantities stay, as grammar needs them.
 */
export function maskText(text: string, rules: MaskingRules): MaskedText {
  const secret = [...secretsIn(text), ...wordsIn(text, rules.confidential, SHORT)]
  const personal = [
    ...[URL, EMAIL, MENTION].flatMap((one) => matches(text, one)),
    ...namesIn(text, rules.names),
  ]
  const plain = rules.identifiers ? [...personal, ...identifiersIn(text)] : personal
  // What looks like a placeholder already must not be taken for one of ours.
  const lookAlikes = matches(text, /⟦\d+⟧/g)
  const spans = joined([
    ...secret.map((span) => ({ ...span, secret: true })),
    ...[...plain, ...lookAlikes].map((span) => ({ ...span, secret: false })),
  ])
  const masks: Mask[] = []
  let masked = ''
  let at = 0
  for (const { start, end, secret: hidden } of spans) {
    const mask = `⟦${masks.length + 1}⟧`
    masks.push({ mask, text: text.slice(start, end), secret: hidden })
    masked += text.slice(at, start) + mask
    at = end
  }
  return { text: masked + text.slice(at), masks }
}

/** Puts back what the placeholders stand for, wherever and however often they stand now. */
export const unmask = (text: string, masks: readonly Mask[]): string => {
  const known = new Map(masks.map((mask) => [mask.mask, mask.text]))
  return text.replace(new RegExp(MASK, 'g'), (found) => known.get(found) ?? found)
}

const namesIn = (text: string, names: readonly string[]): Span[] => wordsIn(text, names, Infinity)

function identifiersIn(text: string): Span[] {
  const codes = matches(text, CODE).filter(({ start, end }) => !isAmount(text.slice(start, end)))
  return [TICKET, TOLERANCE].flatMap((pattern) => matches(text, pattern)).concat(codes)
}

/** `12mm`, `24h`, `500pcs`, `5th`, `48-hour`, `3x`: read as words by a translator, and rightly so. */
const isAmount = (code: string): boolean =>
  /^\d[\d.,]*[A-Za-z]{1,4}$/.test(code) || /^\d+-[a-z]{2,}$/.test(code) || /^[48]D-[A-Z]?[a-z]+$/.test(code)

/** A confidential word of up to so many letters counts only as a whole word; a longer one also inside another: `falcon2`. */
const SHORT = 4

/** @param wholeUpTo words of Latin letters up to this length must not be part of another word */
function wordsIn(text: string, words: readonly string[], wholeUpTo: number): Span[] {
  return words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .flatMap((word) => {
      const quoted = word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
      const whole = word.length <= wholeUpTo
      const before = whole && /^[\p{Script=Latin}\d]/u.test(word) ? '(?<![\\p{Script=Latin}\\d])' : ''
      const after = whole && /[\p{Script=Latin}\d]$/u.test(word) ? '(?![\\p{Script=Latin}\\d])' : ''
      return matches(text, new RegExp(`${before}${quoted}${after}`, 'giu'))
    })
}

const matches = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))

type Found = Span & { readonly secret: boolean }

/** Spans that overlap become one; it is secret when a part of it is. */
function joined(spans: readonly Found[]): Found[] {
  const sorted = spans.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start)
  const result: Found[] = []
  for (const span of sorted) {
    const last = result.at(-1)
    if (last && span.start < last.end) {
      const end = Math.max(last.end, span.end)
      result[result.length - 1] = { start: last.start, end, secret: last.secret || span.secret }
    } else result.push(span)
  }
  return result
}
