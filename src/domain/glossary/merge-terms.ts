import type { LocaleTag } from '../language/locale-tags.ts'
import { type GlossaryTerm, SHIPPED_TERMS } from './glossary.ts'

/** A term a partnership adds, or, under the id of a shipped one, the words it wants instead in some languages. */
export interface OwnTerm {
  readonly id: string
  readonly partOfSpeech?: GlossaryTerm['partOfSpeech']
  readonly words: Readonly<Partial<Record<LocaleTag, readonly string[]>>>
}

/**
 * The terms of a partnership: its own first, so that they win where a word belongs to two, then the shipped ones. An
 * override replaces the words of the languages it names and keeps the others; an empty list takes a language's words away.
 * What people of the partnership wrote counts as reviewed in their own terms only.
 */
export function mergeTerms(
  own: readonly OwnTerm[],
  shipped: readonly GlossaryTerm[] = SHIPPED_TERMS,
): readonly GlossaryTerm[] {
  const known = new Map(shipped.map((term) => [term.id, term]))
  const mine = new Map<string, GlossaryTerm>()
  for (const { id, partOfSpeech, words } of own) {
    const before = mine.get(id) ?? known.get(id)
    mine.set(id, {
      id,
      trade: before?.trade ?? 'own',
      partOfSpeech: partOfSpeech ?? before?.partOfSpeech ?? 'noun',
      words: { ...before?.words, ...words },
      reviewed: known.has(id) ? (before?.reviewed ?? false) : true,
    })
  }
  return [...mine.values(), ...shipped.filter(({ id }) => !mine.has(id))]
}
