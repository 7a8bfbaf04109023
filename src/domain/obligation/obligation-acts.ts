import { UserError } from '../../errors.ts'
import { requireText } from '../ticket/field-rules.ts'
import { type Actor, mayDoToObligation } from '../ticket/permissions.ts'
import type { Ticket } from '../ticket/ticket.ts'
import type { TicketRecord } from '../ticket/ticket-record.ts'
import { clockRecord } from './clock-records.ts'
import { isRunning, type Obligation } from './obligation.ts'
import { endClock } from './stop-clock.ts'

/** Longest `I'm on it, until …`. It may be renewed; each time is history. */
const HOLD_LIMIT_DAYS = 7

interface Acted {
  readonly obligation: Obligation
  readonly records: readonly TicketRecord[]
}

/**
 * `I'm on it, until …`: holds the owing side's rungs at most until that time; a new one replaces the old. It is seen by the
 * owing side only, so its record is the owing side's. Run the steps due by `now` first: what was due before is not held.
 * @throws UserError those of `mayDoToObligation`, `obligation-ended`, `hold-past`, `hold-too-long` {days}
 */
export const placeHold = (
  obligation: Obligation,
  ticket: Ticket,
  actor: Actor,
  until: Date,
  now: Date,
): Acted => {
  check('hold', obligation, ticket, actor)
  if (!(until > now)) throw new UserError('hold-past')
  if (until.getTime() > now.getTime() + HOLD_LIMIT_DAYS * 86_400_000) {
    throw new UserError('hold-too-long', { days: HOLD_LIMIT_DAYS })
  }
  return {
    obligation: { ...obligation, hold: { until, by: actor.personId, at: now } },
    records: [
      clockRecord('clock-held', obligation.owedBy, obligation, {
        old: obligation.hold && { until: obligation.hold.until },
        new: { until },
      }),
    ],
  }
}

/**
 * An approver of the side it is owed to lets go of it, with a reason.
 * @throws UserError those of `mayDoToObligation`, `obligation-ended`, `reason-required`
 */
export const waive = (
  obligation: Obligation,
  ticket: Ticket,
  actor: Actor,
  given: string,
  now: Date,
): Acted => {
  check('waive', obligation, ticket, actor)
  const reason = requireText(given, 'reason-required', { act: 'waive' })
  return endClock(obligation, { cause: 'waived', by: actor.personId, at: now, reason }, ticket.audience)
}

/**
 * Somebody of the side it is owed to agrees that a clock whose rule no longer matches may end.
 * @throws UserError those of `mayDoToObligation`, `obligation-ended`, `obligation-matches`
 */
export const agreeUnmatched = (obligation: Obligation, ticket: Ticket, actor: Actor, now: Date): Acted => {
  check('agree-unmatched', obligation, ticket, actor)
  if (obligation.matches) throw new UserError('obligation-matches')
  const end = { cause: 'unmatched', by: actor.personId, at: now, reason: null } as const
  return endClock(obligation, end, ticket.audience)
}

const check = (
  act: 'hold' | 'waive' | 'agree-unmatched',
  obligation: Obligation,
  ticket: Ticket,
  actor: Actor,
): void => {
  const verdict = mayDoToObligation(act, ticket, obligation, actor)
  if (!verdict.ok) throw new UserError(verdict.code, verdict.params)
  if (!isRunning(obligation)) throw new UserError('obligation-ended')
}
