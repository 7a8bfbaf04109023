import { UserError } from '../../errors.ts'
import type { TicketAct } from './acts.ts'
import { requireText } from './field-rules.ts'
import { type Actor, maySee } from './permissions.ts'
import { stamp } from './steps.ts'
import type { Milestone, MilestoneRecord, Ticket } from './ticket.ts'
import type { Outcome } from './ticket-record.ts'

const reasonOf = (reason: string, act: TicketAct['act']): string =>
  requireText(reason, 'reason-required', { act })

/** The receiver says no: the clocks rest until the raiser accepts or contests. */
export const applyReject = (ticket: Ticket, reason: string, actor: Actor, now: Date): Outcome =>
  dispute(ticket, reasonOf(reason, 'reject'), null, actor, now)

const dispute = (
  ticket: Ticket,
  reason: string,
  duplicateOf: string | null,
  actor: Actor,
  now: Date,
): Outcome => ({
  ticket: {
    ...ticket,
    status: 'disputed',
    rejection: { by: actor.personId, at: now, reason, duplicateOf },
  },
  records: [{ what: 'rejected', audience: ticket.audience, old: null, new: { reason, duplicateOf } }],
})

/** The raiser's answer to a rejection: accepted, the ticket ends; contested, the work and the clocks go on. */
export const answerRejection = (
  ticket: Ticket,
  act: Extract<TicketAct, { act: 'accept-rejection' | 'contest-rejection' }>,
): Outcome => {
  const of = ticket.rejection?.duplicateOf ?? null
  if (act.act === 'accept-rejection') {
    return end(ticket, of === null ? 'rejected' : 'duplicate', of, 'rejection-accepted', null)
  }
  const reason = reasonOf(act.reason, act.act)
  return {
    ticket: { ...ticket, status: 'open', rejection: null },
    records: [{ what: 'rejection-contested', audience: ticket.audience, old: null, new: { reason } }],
  }
}

/** Takes a report back: at once while internal, with the receiver's consent once both sides know it. */
export const applyWithdraw = (ticket: Ticket, given: string, actor: Actor, now: Date): Outcome => {
  const reason = reasonOf(given, 'withdraw')
  return ticket.audience === 'both'
    ? askConsent(ticket, reason, null, actor, now)
    : end(ticket, 'withdrawn', null, 'withdrawn', { reason })
}

const askConsent = (
  ticket: Ticket,
  reason: string,
  duplicateOf: string | null,
  actor: Actor,
  now: Date,
): Outcome => ({
  ticket: { ...ticket, withdrawalRequest: { by: actor.personId, at: now, reason, duplicateOf } },
  records: [
    { what: 'withdrawal-requested', audience: ticket.audience, old: null, new: { reason, duplicateOf } },
  ],
})

/** The receiver's answer to a withdrawal. Until it comes everything goes on as before. */
export const answerWithdrawal = (
  ticket: Ticket,
  act: 'consent-withdrawal' | 'refuse-withdrawal',
): Outcome => {
  const of = ticket.withdrawalRequest?.duplicateOf ?? null
  if (act === 'consent-withdrawal') {
    return end(ticket, of === null ? 'withdrawn' : 'duplicate', of, 'withdrawal-consented', null)
  }
  return {
    ticket: { ...ticket, withdrawalRequest: null },
    records: [{ what: 'withdrawal-refused', audience: ticket.audience, old: null, new: null }],
  }
}

/**
 * Says that this ticket repeats another one of the same kind that the same readers may see. Nobody ends the other side's
 * clocks alone: of a disclosed ticket it is a withdrawal when the raiser says it, a rejection when the receiver does.
 * @throws UserError `duplicate-of-unknown` for a ticket that the actor, or a reader of this one, cannot see; that is this
 * one; that is of another kind; or that is itself a duplicate
 */
export const applyDuplicate = (
  ticket: Ticket,
  of: string,
  other: Ticket | null,
  actor: Actor,
  now: Date,
): Outcome => {
  // A disclosed ticket must not point at an internal one: the link alone would give it away.
  const seen =
    other && maySee(other, actor) && (other.audience === 'both' || ticket.audience === other.audience)
  if (!seen || other.id !== of || other.id === ticket.id || other.kind !== ticket.kind || other.duplicateOf) {
    throw new UserError('duplicate-of-unknown')
  }
  if (ticket.audience !== 'both')
    return end(ticket, 'duplicate', of, 'duplicate', { of: other.key ?? other.internalKey })
  return actor.side === ticket.raiser
    ? askConsent(ticket, 'duplicate', of, actor, now)
    : dispute(ticket, 'duplicate', of, actor, now)
}

const end = (
  ticket: Ticket,
  status: 'rejected' | 'withdrawn' | 'duplicate',
  duplicateOf: string | null,
  what: string,
  news: unknown,
): Outcome => ({
  ticket: { ...ticket, status, duplicateOf, withdrawalRequest: null },
  records: [{ what, audience: ticket.audience, old: { status: ticket.status }, new: news ?? { status } }],
})

/** Takes back what Andon filed by itself and nobody confirmed: the report counts as never made, its message stays linked. */
export const undoFiling = (ticket: Ticket): Outcome => end(ticket, 'withdrawn', null, 'filing-undone', null)

/**
 * Begins a new cycle of a ticket that had ended. A disclosed ticket keeps only its disclosure or request: every later step
 * has to be done again (a receiver who reopens has acknowledged by it), a change is assessed and approved anew. What
 * was said before stays in the history.
 */
export const applyReopen = (ticket: Ticket, given: string, actor: Actor, now: Date): Outcome => {
  const reason = reasonOf(given, 'reopen')
  const disclosed = ticket.audience === 'both'
  const acknowledges = ticket.kind === 'defect' && disclosed && actor.side !== ticket.raiser
  const kept: Partial<Record<Milestone, MilestoneRecord>> = {}
  for (const step of ['disclosed', 'requested'] as const) {
    const record = ticket.milestones[step]
    if (record) kept[step] = record
  }
  if (acknowledges) kept.acknowledged = stamp(actor, now, reason)
  return {
    ticket: {
      ...ticket,
      status: 'open',
      milestones: kept,
      cycle: ticket.cycle + 1,
      reopenedAt: disclosed ? now : null,
      rejection: null,
      withdrawalRequest: null,
      duplicateOf: null,
      assessment: null,
      approvals: [],
    },
    records: [
      {
        what: 'reopened',
        audience: ticket.audience,
        old: {
          status: ticket.status,
          milestones: Object.keys(ticket.milestones),
          duplicateOf: ticket.duplicateOf,
        },
        new: { reason, cycle: ticket.cycle + 1 },
      },
    ],
  }
}
