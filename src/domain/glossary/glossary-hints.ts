import type { LocaleTag } from '../language/locale-tags.ts'
import { findTerms } from './find-terms.ts'
import { CONFUSIONS, type GlossaryTerm, SHIPPED_TERMS } from './glossary.ts'

/** One line under an original that nobody translated: `毛刺 = burr`. */
export interface GlossaryHint {
  readonly id: string
  /** The word as it stands in the text. */
  readonly written: string
  /** The preferred word of the reader's language. */
  readonly word: string
  /** False while no native speaker confirmed the term. */
  readonly reviewed: boolean
}

/**
 * The trade terms of a text with their words in another language, each once, in the order of the text. Terms without a word
 * in `to`, and words that are the same in both, give no hint.
 */
export function glossaryHints(
  text: string,
  from: LocaleTag,
  to: LocaleTag,
  terms: readonly GlossaryTerm[] = SHIPPED_TERMS,
): GlossaryHint[] {
  const hints = new Map<string, GlossaryHint>()
  for (const { term, written } of findTerms(text, from, terms)) {
    const [word] = term.words[to] ?? []
    if (!word || hints.has(term.id) || word.toLowerCase() === written.toLowerCase()) continue
    hints.set(term.id, { id: term.id, written, word, reviewed: term.reviewed })
  }
  return [...hints.values()]
}

/** What is said about taking this term for another; in English. Empty when nothing is known. */
export const confusionsOf = (id: string): string[] =>
  CONFUSIONS.filter(({ ids }) => ids.includes(id)).map(({ note }) => note)
