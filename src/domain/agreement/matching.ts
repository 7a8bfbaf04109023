import { otherSide, SIDES, type Side } from '../partnership/partnership.ts'
import type { DefectClass, Severity, TicketKind } from '../ticket/fields.ts'
import type { ObligationRule } from './agreement.ts'

/** What a rule looks at. null is a field that nobody has set yet. */
export interface RuleSubject {
  readonly kind: TicketKind
  readonly class: DefectClass | null
  readonly severity: Severity | null
  readonly raisedBy: Side
}

/**
 * Whether a rule applies to a ticket: every field it names must match, a list means any of. A rule that names a field
 * does not match while that field is not set.
 */
export const ruleMatches = ({ applies }: Pick<ObligationRule, 'applies'>, subject: RuleSubject): boolean =>
  applies.kind === subject.kind &&
  oneOf(applies.class, subject.class) &&
  oneOf(applies.severity, subject.severity) &&
  oneOf(applies.raisedBy, subject.raisedBy)

const oneOf = <Value>(named: readonly Value[] | undefined, value: Value | null): boolean =>
  named === undefined || (value !== null && named.includes(value))

/** The side that owes what a rule asks for, on a ticket raised by `raiser`. */
export const owingSide = ({ owedBy }: Pick<ObligationRule, 'owedBy'>, raiser: Side): Side => {
  switch (owedBy) {
    case 'raiser':
      return raiser
    case 'receiver':
      return otherSide(raiser)
    case 'brand':
    case 'factory':
      return owedBy
  }
}

/** Whose calendars a rule counts, `owing` resolved, each side once, brand first. */
export const countedSides = ({ calendars }: Pick<ObligationRule, 'calendars'>, owing: Side): Side[] =>
  SIDES.filter((side) => calendars.includes(side) || (calendars.includes('owing') && side === owing))
