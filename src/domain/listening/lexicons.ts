import { type CueTrie, compileLexicon } from './cue-trie.ts'
import type { Folding } from './fold.ts'
import { glossaryCues } from './glossary-cues.ts'
import { de } from './lexicon/de.ts'
import { en } from './lexicon/en.ts'
import { es } from './lexicon/es.ts'
import { ja } from './lexicon/ja.ts'
import { ko } from './lexicon/ko.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { pl } from './lexicon/pl.ts'
import { shared } from './lexicon/shared.ts'
import { th } from './lexicon/th.ts'
import { vi } from './lexicon/vi.ts'
import { zhHans } from './lexicon/zh-hans.ts'
import { zhHant } from './lexicon/zh-hant.ts'
import { indexSlips, type SlipIndex } from './near-misses.ts'

/** Cues to look for in a text, and how the text has to be folded for them. */
export interface Reading {
  readonly folding: Folding
  readonly trie: CueTrie
  /** Null in scripts where a slip of the finger makes another word. */
  readonly slips: SlipIndex | null
}

const compiled = new Map<string, Reading>()

/** Compiled when first needed: a start needs one or two languages, not ten. */
function reading(lexicon: Lexicon, folding: Folding): Reading {
  const key = `${lexicon.language} ${folding}`
  const known = compiled.get(key)
  if (known) return known
  const trie = compileLexicon(withGlossary(lexicon), folding)
  const made: Reading = {
    folding,
    trie,
    slips: SLIPPING.has(lexicon.language) ? indexSlips(trie, folding) : null,
  }
  compiled.set(key, made)
  return made
}

const SLIPPING: ReadonlySet<string> = new Set(['en', 'de', 'es', 'pl'])

function withGlossary(lexicon: Lexicon): Lexicon {
  const own = lexicon.language === 'shared' ? null : glossaryCues(lexicon.language)
  return own ? { ...lexicon, cues: [...lexicon.cues, own] } : lexicon
}

const LATIN_OTHERS: Readonly<Record<string, Lexicon>> = { de, es, pl, vi }
const HAN = /\p{Script=Han}/u
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const HANGUL = /\p{Script=Hangul}/u
const THAI = /\p{Script=Thai}/u
const LATIN_WORD = /\p{Script=Latin}{2}/u
const VIETNAMESE_MARKS = /[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ\u1ea0-\u1ef9]/iu

/**
 * The readings of a text: its own language, and each language whose script occurs in it, because people mix. English words in
 * another Latin-script language are only looked for in the shared list, where none of them means something else.
 */
export function readingsOf(text: string, language: string): Reading[] {
  const readings: Reading[] = []
  const kana = KANA.test(text)
  if (HAN.test(text) && !kana && language !== 'ja')
    readings.push(reading(zhHans, 'han'), reading(zhHant, 'han'))
  if (kana || (language === 'ja' && HAN.test(text))) readings.push(reading(ja, 'plain'))
  if (HANGUL.test(text)) readings.push(reading(ko, 'plain'))
  if (THAI.test(text)) readings.push(reading(th, 'plain'))
  const latin = LATIN_OTHERS[language]
  if (latin) {
    const exact = language === 'vi' && VIETNAMESE_MARKS.test(text)
    readings.push(reading(latin, exact ? 'marks' : 'plain'), reading(shared, 'plain'))
  } else if (LATIN_WORD.test(text) || readings.length === 0) {
    readings.push(reading(en, 'plain'))
  }
  return readings
}
