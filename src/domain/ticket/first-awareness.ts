import { UserError } from '../../errors.ts'
import type { Audience, Side } from '../partnership/partnership.ts'
import { requireText } from './field-rules.ts'
import type { Ticket } from './ticket.ts'
import type { Outcome } from './ticket-record.ts'

/** A message that belongs to a ticket. `postedAt` is the platform's time, never one that people wrote. */
export interface LinkedMessage {
  readonly side: Side
  readonly audience: Audience
  readonly postedAt: Date
}

/**
 * Takes a newly linked message into account: an earlier one of the raiser's side moves first awareness, without asking
 * anybody; every other one changes nothing. The record of an internal message stays with its side.
 */
export const linkMessage = (ticket: Ticket, message: LinkedMessage): Outcome => {
  if (message.side !== ticket.raiser || message.postedAt >= ticket.firstAwareness) {
    return { ticket, records: [] }
  }
  return {
    ticket: { ...ticket, firstAwareness: message.postedAt },
    records: [
      {
        what: 'first-awareness-moved',
        audience: ticket.audience === 'both' && message.audience === 'both' ? 'both' : ticket.raiser,
        old: ticket.firstAwareness,
        new: message.postedAt,
      },
    ],
  }
}

/**
 * Corrects first awareness by hand, with a reason that is history.
 * @throws UserError `first-awareness-invalid` {reportedAt} for an instant after the report, which is awareness itself
 */
export const correctFirstAwareness = (ticket: Ticket, at: Date, given: string): Outcome => {
  const reason = requireText(given, 'reason-required', { act: 'set-first-awareness' })
  if (!(at <= ticket.reportedAt)) {
    throw new UserError('first-awareness-invalid', { reportedAt: ticket.reportedAt })
  }
  return {
    ticket: { ...ticket, firstAwareness: at },
    records: [
      {
        what: 'first-awareness-corrected',
        audience: ticket.audience,
        old: ticket.firstAwareness,
        new: { at, reason },
      },
    ],
  }
}
