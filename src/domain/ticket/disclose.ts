import { AppError } from '../../errors.ts'
import { checkFields } from './field-rules.ts'
import type { TicketFields } from './fields.ts'
import type { Actor } from './permissions.ts'
import { stamp, withMilestone } from './steps.ts'
import type { Ticket } from './ticket.ts'
import type { Outcome, TicketRecord } from './ticket-record.ts'

/**
 * Makes an internal defect visible to both sides, with the confirmed fields and nothing else. What the fields were
 * before, and every earlier record, stays with the raiser's side.
 * @throws AppError `key-missing` when the caller brought no key
 */
export const applyDisclose = (
  ticket: Ticket,
  confirmed: TicketFields,
  actor: Actor,
  now: Date,
  key: string | null,
): Outcome => {
  if (key === null) throw new AppError('key-missing', { ticketId: ticket.id })
  const fields = checkFields(confirmed)
  // New words are the discloser's.
  const writer = fields.text === ticket.fields.text ? {} : { writtenBy: actor.personId }
  const before: TicketRecord = {
    what: 'disclosure-confirmed',
    audience: ticket.raiser,
    old: ticket.fields,
    new: fields,
  }
  return {
    ticket: withMilestone(
      { ...ticket, audience: 'both', key, fields, ...writer },
      'disclosed',
      stamp(actor, now),
    ),
    records: [before, { what: 'disclosed', audience: 'both', old: null, new: { key, fields } }],
  }
}
