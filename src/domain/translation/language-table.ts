import type { LanguageData } from './language-data.ts'
import { zhHans, zhHant } from './languages/chinese.ts'
import { english } from './languages/english.ts'
import { german } from './languages/german.ts'
import { japanese } from './languages/japanese.ts'
import { korean } from './languages/korean.ts'
import { polish } from './languages/polish.ts'
import { spanish } from './languages/spanish.ts'
import { thai } from './languages/thai.ts'
import { vietnamese } from './languages/vietnamese.ts'
import { createNegationReader, type NegationReader } from './negation.ts'
import { createReader, type Reader } from './templates.ts'

const LANGUAGES: Readonly<Record<string, LanguageData>> = {
  en: english,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  ja: japanese,
  ko: korean,
  vi: vietnamese,
  th: thai,
  de: german,
  es: spanish,
  pl: polish,
}

export interface LanguageReaders {
  readonly reader: Reader
  readonly negation: NegationReader
}

// Expressions are built when a language is first needed: a check of one pair must not pay for ten languages.
const built = new Map<string, LanguageReaders>()

/** The readers of a language. `zh` alone is read as simplified Chinese; a tag Andon does not speak is read like English. */
export function readerFor(tag: string): LanguageReaders {
  const known = built.get(tag)
  if (known) return known
  const data = LANGUAGES[tag] ?? LANGUAGES[fallback(tag)] ?? english
  const readers = { reader: createReader(data), negation: createNegationReader(data.negation) }
  built.set(tag, readers)
  return readers
}

/**
 * The tag of LOCALE_TAGS a language tag is read as: `zh-TW` is zh-Hant, `en-GB` English. Null for a language Andon does not
 * speak.
 */
export const spokenTag = (tag: string): string | null => {
  const found = Object.hasOwn(LANGUAGES, tag) ? tag : fallback(tag)
  return Object.hasOwn(LANGUAGES, found) ? found : null
}

const fallback = (tag: string): string => {
  const [primary = tag] = tag.split('-')
  if (primary !== 'zh') return primary
  return /-(?:Hant|TW|HK|MO)\b/i.test(tag) ? 'zh-Hant' : 'zh-Hans'
}
