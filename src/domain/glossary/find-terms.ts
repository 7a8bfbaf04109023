import type { LocaleTag } from '../language/locale-tags.ts'
import type { GlossaryTerm } from './glossary.ts'

/** A term's word found in a text. `start` and `end` are positions in the text. */
export interface FoundTerm {
  readonly term: GlossaryTerm
  /** As it stands in the text. */
  readonly written: string
  readonly start: number
  readonly end: number
}

/** What may follow a word of the glossary in a language that inflects. Polish also changes the last vowel. */
const ENDINGS: Readonly<Partial<Record<LocaleTag, string>>> = {
  en: "(?:s|es|ed|'s)?",
  de: '(?:e|n|en|s|es|er|em|ern)?',
  es: '(?:s|es)?',
  pl: '[a-ząćęłńóśźż]{0,4}',
}
const SPACED: readonly LocaleTag[] = ['en', 'vi', 'de', 'es', 'pl']

interface Lexicon {
  readonly pattern: RegExp
  readonly terms: ReadonlyMap<string, GlossaryTerm>
}

// Built once for each list of terms and language: a list is made at start or when a partnership changes its own.
const built = new WeakMap<readonly GlossaryTerm[], Map<LocaleTag, Lexicon>>()

/** The terms that occur in a text, in order, without overlaps; the longest word wins, then the earlier term of the list. */
export function findTerms(text: string, language: LocaleTag, terms: readonly GlossaryTerm[]): FoundTerm[] {
  const lexicon = lexiconOf(terms, language)
  return [...text.matchAll(lexicon.pattern)].flatMap((match) => {
    const index = Object.keys(match.groups ?? {}).find((name) => match.groups?.[name] !== undefined)
    const term = index === undefined ? undefined : lexicon.terms.get(index)
    return term ? [{ term, written: match[0], start: match.index, end: match.index + match[0].length }] : []
  })
}

function lexiconOf(terms: readonly GlossaryTerm[], language: LocaleTag): Lexicon {
  const known = built.get(terms)?.get(language)
  if (known) return known
  const words = terms
    .flatMap((term) => (term.words[language] ?? []).map((word) => ({ word, term })))
    .filter(({ word }) => word !== '')
    .toSorted((a, b) => b.word.length - a.word.length)
  const byName = new Map(words.map(({ term }, index) => [`t${index}`, term]))
  const source = words.map(({ word }, index) => `(?<t${index}>${wordSource(word, language)})`).join('|')
  const whole = SPACED.includes(language) ? `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])` : source
  const lexicon = { pattern: new RegExp(source === '' ? '(?!)' : whole, 'giu'), terms: byName }
  const languages = built.get(terms) ?? new Map<LocaleTag, Lexicon>()
  languages.set(language, lexicon)
  built.set(terms, languages)
  return lexicon
}

function wordSource(word: string, language: LocaleTag): string {
  if (!SPACED.includes(language)) return quoted(word)
  const stem = language === 'pl' ? word.replace(/(?<=\p{L}{3})[aeiouyąęó]$/u, '') : word
  const last = quoted(stem.split(' ').at(-1) ?? '')
  const lead = stem
    .split(' ')
    .slice(0, -1)
    .map((part) => `${inflected(part, language)} `)
  return `${lead.join('')}${last}${ENDINGS[language] ?? ''}`
}

/** Polish and Spanish also inflect the words before the last. */
const inflected = (word: string, language: LocaleTag): string =>
  language === 'pl'
    ? `${quoted(word.replace(/(?<=\p{L}{3})[aeiouyąęó]$/u, ''))}[a-ząćęłńóśźż]{0,4}`
    : `${quoted(word)}${language === 'es' || language === 'de' ? (ENDINGS[language] ?? '') : ''}`

const quoted = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
