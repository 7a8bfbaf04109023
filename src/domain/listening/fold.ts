import { HAN_FOLDING } from './lexicon/han-folding.ts'

/** How letters are made alike before cues are looked for. */
export type Folding = 'plain' | 'marks' | 'han'

const MARKLESS = new Map<number, string>()
for (let code = 0xc0; code <= 0x1eff; code++) {
  if (code === 0x250) code = 0x1e00
  const bare = String.fromCharCode(code).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (bare.length === 1) MARKLESS.set(code, bare)
}
for (const [marked, bare] of [['ł', 'l'], ['Ł', 'l'], ['đ', 'd'], ['Đ', 'd'], ['ß', 's'], ['ø', 'o']] as const) {
  MARKLESS.set(marked.charCodeAt(0), bare)
} // biome-ignore format: pairs

/** The text as one canonical string (NFC; half-width kana widened). Positions of findings refer to this string. */
export const canonical = (text: string): string =>
  text.normalize('NFC').replace(/[\uff66-\uff9f]+/g, (run) => run.normalize('NFKC'))

/**
 * Lower case, full-width forms made plain, apostrophes alike; `han` also turns traditional characters of the trade into
 * simplified ones, any other folding than `marks` also takes accents off Latin letters. Keeps every position.
 */
export function fold(text: string, folding: Folding): string {
  let folded = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) folded += code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : text[i]
    else if (code >= 0xff01 && code <= 0xff5e) folded += String.fromCharCode(code - 0xfee0).toLowerCase()
    else if (code === 0x3000 || code === 0xa0) folded += ' '
    else if (code === 0x2019 || code === 0x2018) folded += "'"
    else if (code >= 0x4e00 && code <= 0x9fff)
      folded += folding === 'han' ? (HAN_FOLDING.get(text[i]!) ?? text[i]) : text[i]
    else if (folding === 'marks') folded += lower(text[i]!)
    else folded += MARKLESS.get(code) ?? lower(text[i]!)
  }
  return folded
}

const lower = (character: string): string => {
  const lowered = character.toLowerCase()
  return lowered.length === 1 ? lowered : character
}
