import { hanEvidence } from './han-evidence.ts'
import { type LatinTag, latinEvidence } from './latin-evidence.ts'
import { LOCALE_TAGS, type LocaleTag } from './locale-tags.ts'

export interface DetectionHints {
  /** The language its writer reads, null when unknown. Breaks ties: 收到 is Chinese of either script or Japanese. */
  readonly writer: string | null
  /** Guesses the language of plain Latin text that no letter or word decides; null when it cannot. */
  readonly latin: (text: string) => string | null
}

/**
 * The main language of a short message, or `und` when nothing in it supports a guess: only codes, figures, links, emoji.
 * Script decides first; where several languages share it, characters and words only one of them has; then a statistical
 * guess; then the writer's own language. Of a mixed text the language with more words is taken, except that Latin words
 * between those of another script are taken for trade terms.
 */
export function detectLanguage(text: string, { writer, latin }: DetectionHints): LocaleTag | 'und' {
  const words = withoutCodes(text)
  const own = LOCALE_TAGS.find((tag) => tag === writer) ?? null
  const count = countScripts(words)
  const other = count.han / 1.5 + count.kana / 2 + count.hangul / 2 + count.thai / 3
  if (other === 0) return count.latin === 0 ? 'und' : detectLatin(words, own, latin)
  if (count.latinWords > 2 * other + 1) return detectLatin(words, own, latin)
  if (count.thai > count.han + count.kana + count.hangul) return 'th'
  if (count.hangul > 0 && count.hangul * 2 >= count.han + count.kana) return 'ko'
  return detectHan(words, count, own)
}

interface Scripts {
  readonly han: number
  readonly kana: number
  readonly hangul: number
  readonly thai: number
  readonly latin: number
  readonly latinWords: number
}

function countScripts(text: string): Scripts {
  let [han, kana, hangul, thai, latin, latinWords] = [0, 0, 0, 0, 0, 0]
  let inWord = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const isLatin =
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0xc0 && code <= 0x24f) ||
      (code >= 0x1e00 && code <= 0x1eff)
    if (isLatin) {
      latin++
      if (!inWord) latinWords++
    } else if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)) han++
    else if ((code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) || (code >= 0xff66 && code <= 0xff9f))
      kana++
    else if ((code >= 0xac00 && code <= 0xd7a3) || (code >= 0x3131 && code <= 0x318e)) hangul++
    else if (code >= 0x0e01 && code <= 0x0e5b) thai++
    inWord = isLatin
  }
  return { han, kana, hangul, thai, latin, latinWords }
}

// Addresses, mentions, emoji names, quoted code, words with digits in them and abbreviations say nothing of the language.
const CODES =
  /```[\s\S]*?```|`[^`]*`|https?:\/\/\S+|www\.\S+|<[@#!][^>]*>|<at>[^<]*<\/at>|\S+@\S+\.\S+|@[\w.-]+|:[\w+-]+:|(?<![\w-])(?=[\w./-]*\d)[A-Za-z\d]+(?:[-_./][A-Za-z\d]+)*|\b[A-Z]{2,}\d*(?:[-_./][A-Z\d]+)*\b/g
const UNITS = /\b(?:mm|cm|µm|um|kg|g|pcs|kpa|mpa|ppm|rpm|nm|m|x|v|w|s|h|ml)\b/g

function withoutCodes(text: string): string {
  const words = text.replace(CODES, ' ')
  // A message typed in capitals throughout is no row of abbreviations.
  const shouted = !/\p{L}/u.test(words) && (text.match(/\b[A-Z]{2,}\b/g)?.length ?? 0) >= 3
  return (shouted ? text.toLowerCase().replace(/\S*\d\S*/g, ' ') : words).replace(UNITS, ' ')
}

function detectHan(text: string, count: Scripts, own: LocaleTag | null): LocaleTag {
  const evidence = hanEvidence(text)
  const chinese = evidence.simplified + evidence.traditional
  const mayBeJapanese = evidence.simplified === 0 && !evidence.chinese
  // Chinese quotes a Japanese word now and then, and signs are decorated with の.
  if (
    count.kana > 0 &&
    (count.kana * 5 >= count.han || evidence.simplified === 0) &&
    !(count.kana === 1 && chinese >= 2)
  )
    return 'ja'
  if (evidence.japanese > chinese || (mayBeJapanese && (evidence.japanese > 0 || own === 'ja'))) return 'ja'
  if (evidence.simplified > evidence.traditional) return 'zh-Hans'
  if (evidence.traditional > evidence.simplified) return 'zh-Hant'
  if (own === 'zh-Hans' || own === 'zh-Hant' || own === 'ja') return own
  return 'zh-Hans'
}

function detectLatin(text: string, own: LocaleTag | null, latin: DetectionHints['latin']): LocaleTag | 'und' {
  if (!/\p{L}{2}/u.test(text)) return 'und'
  const scores = latinEvidence(text)
  const ranked = (Object.entries(scores) as [LatinTag, number][]).sort((a, b) => b[1] - a[1])
  const [[best, top], [, second]] = ranked as [[LatinTag, number], [LatinTag, number]]
  if (top >= 2 && top > second) return best
  const guess = latin(text)
  const tied = ranked.filter(([, score]) => score === top && top > 0).map(([tag]) => tag)
  if (own !== null && (tied.length === 0 ? isLatinTag(own) : tied.includes(own as LatinTag))) return own
  const known = LOCALE_TAGS.find((tag) => tag === guess) ?? null
  if (known !== null && (tied.length === 0 || tied.includes(known as LatinTag))) return known
  return tied[0] ?? known ?? 'und'
}

const isLatinTag = (tag: LocaleTag): boolean => ['en', 'vi', 'de', 'es', 'pl'].includes(tag)
