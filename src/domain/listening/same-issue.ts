import { findTerms } from '../glossary/find-terms.ts'
import { SHIPPED_TERMS } from '../glossary/glossary.ts'
import { LOCALE_TAGS, type LocaleTag } from '../language/locale-tags.ts'
import type { TicketFields, TicketKind } from '../ticket/fields.ts'
import type { Finding } from './finding.ts'
import { PROBLEM_TERMS } from './glossary-cues.ts'
import type { Traits } from './proposal.ts'

/** Reports further apart than this are two issues, unless somebody says otherwise: 14 days. */
export const SAME_ISSUE_MS = 14 * 86_400_000
/** Share of the words that must agree when neither part nor lot is named on both sides. */
const SIMILAR = 0.5

/** What a message says its issue is about. */
export const traitsOfFinding = (finding: Finding, kind: TicketKind, text: string): Traits => ({
  kind,
  parts: codes(finding.entities.partNumbers),
  lots: codes(finding.entities.lots),
  terms: termsOf(text, finding.lang),
})

/** What a ticket is about. */
export const traitsOfTicket = (kind: TicketKind, fields: TicketFields): Traits => ({
  kind,
  parts: codes(fields.partNumber === null ? [] : [fields.partNumber]),
  lots: codes(fields.lots),
  terms: termsOf(fields.text, fields.language),
})

/**
 * Whether two reports may be of one issue: the same lot; the same part with a word in common, or no known word in one of
 * them; or, where none of these is named on both sides, half of the known words, one of a problem among them. Two different
 * lots, or parts, are two issues. Only ever offered, so it may be wrong.
 */
export const isSameIssue = (a: Traits, b: Traits): boolean => {
  if (a.kind !== b.kind) return false
  if (shares(a.lots, b.lots)) return !isDifferent(a.parts, b.parts)
  if (isDifferent(a.lots, b.lots) || isDifferent(a.parts, b.parts)) return false
  const common = a.terms.filter((term) => b.terms.includes(term))
  if (shares(a.parts, b.parts)) return common.length > 0 || a.terms.length === 0 || b.terms.length === 0
  const all = new Set([...a.terms, ...b.terms]).size
  const telling = a.kind === 'change' ? common.length > 1 : common.some((term) => PROBLEM_TERMS.has(term))
  return telling && common.length / all >= SIMILAR
}

const shares = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one))
const isDifferent = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && !shares(a, b)

/** `hx 2041-b` and `HX2041B` are one code. */
const codes = (written: readonly string[]): string[] => [
  ...new Set(
    written.map((code) =>
      code
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^\p{L}\p{N}]/gu, ''),
    ),
  ),
]

/** Ids of the glossary's terms in a text of any mix of its language and English. */
function termsOf(text: string, lang: string): string[] {
  const own = LOCALE_TAGS.find((tag) => tag === lang)
  const languages: LocaleTag[] = own && own !== 'en' ? [own, 'en'] : ['en']
  const found = languages.flatMap((tag) => findTerms(text, tag, SHIPPED_TERMS).map(({ term }) => term.id))
  return [...new Set(found)]
}
