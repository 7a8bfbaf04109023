import type { LocaleTag } from '../language/locale-tags.ts'
import { findTerms } from './find-terms.ts'
import { type GlossaryTerm, SHIPPED_TERMS } from './glossary.ts'

/** A term of the source for which the translation has none of the agreed words. */
export interface GlossaryMiss {
  readonly id: string
  /** The word as it stands in the source. */
  readonly written: string
  /** The words that would have been right, the preferred one first. */
  readonly expected: readonly string[]
}

/**
 * The trade terms of a source whose agreed words the translation does not use, each once. A miss is a mark, never a reason
 * to withhold: a translator may have said the same in other words. Terms without a word in `to` are not looked for.
 */
export function glossaryCheck(
  source: string,
  target: string,
  from: LocaleTag,
  to: LocaleTag,
  terms: readonly GlossaryTerm[] = SHIPPED_TERMS,
): GlossaryMiss[] {
  const misses = new Map<string, GlossaryMiss>()
  const used = new Set(findTerms(target, to, terms).map(({ term }) => term.id))
  for (const { term, written } of findTerms(source, from, terms)) {
    const expected = term.words[to] ?? []
    if (expected.length === 0 || used.has(term.id) || misses.has(term.id)) continue
    // A longer term may hide the word in question: "final inspection" holds "inspection".
    if (expected.some((word) => target.toLowerCase().includes(word.toLowerCase()))) continue
    misses.set(term.id, { id: term.id, written, expected })
  }
  return [...misses.values()]
}
