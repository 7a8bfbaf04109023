import { UserError } from '../../errors.ts'
import type { Audience } from '../partnership/partnership.ts'
import { checkFields, requireText } from './field-rules.ts'
import type { TicketFields } from './fields.ts'
import type { Actor } from './permissions.ts'
import type { Ticket } from './ticket.ts'
import type { Outcome, TicketRecord } from './ticket-record.ts'

/**
 * Changes fields; an edit that changes nothing leaves no record. Of a change under review it voids the approvals and
 * says so.
 */
export const applyEdit = (ticket: Ticket, wanted: Partial<TicketFields>): Outcome => {
  const fields = checkFields({ ...ticket.fields, ...wanted })
  const names = (Object.keys(fields) as (keyof TicketFields)[]).filter(
    (name) => JSON.stringify(fields[name]) !== JSON.stringify(ticket.fields[name]),
  )
  if (names.length === 0) return { ticket, records: [] }
  const pick = (from: TicketFields) => Object.fromEntries(names.map((name) => [name, from[name]]))
  const edited: TicketRecord = {
    what: 'edited',
    audience: ticket.audience,
    old: pick(ticket.fields),
    new: pick(fields),
  }
  const voided = voidApprovals({ ...ticket, fields })
  return { ticket: voided.ticket, records: [edited, ...voided.records] }
}

/** Takes the approvals back because the content they were given to has changed. No record when there were none. */
export const voidApprovals = (ticket: Ticket): Outcome => {
  if (ticket.approvals.length === 0) return { ticket, records: [] }
  const old = ticket.approvals.map(({ side, by, contentHash }) => ({ side, by, contentHash }))
  return {
    ticket: { ...ticket, approvals: [], approvalsVoided: true },
    records: [{ what: 'approvals-voided', audience: ticket.audience, old, new: null }],
  }
}

/**
 * A comment. It lives in the history alone. On an internal ticket it is its side's for ever, whatever was asked; on a
 * disclosed one it is for both or for the writer's own side.
 * @throws UserError `comment-audience` when it was meant for the other side alone, `text-required`
 */
export const applyComment = (
  ticket: Ticket,
  comment: { readonly text: string; readonly audience: Audience },
  actor: Actor,
): Outcome => {
  const text = requireText(comment.text, 'text-required', { act: 'comment' })
  const audience = ticket.audience === 'both' ? comment.audience : ticket.audience
  if (audience !== 'both' && audience !== actor.side) throw new UserError('comment-audience')
  return { ticket, records: [{ what: 'commented', audience, old: null, new: { text } }] }
}
