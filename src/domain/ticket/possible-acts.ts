import type { Agreement } from '../agreement/agreement.ts'
import { TICKET_ACTS, type TicketActName } from './acts.ts'
import { type Actor, mayDo } from './permissions.ts'
import { stateRefusal } from './state-refusal.ts'
import type { Ticket } from './ticket.ts'

/**
 * The acts that would be accepted from this person now, by the same table that judges them: what buttons are made of.
 * Empty for somebody who may not see the ticket. `edit` means facts at least; words only for the raiser's side.
 */
export const possibleActs = (
  ticket: Ticket,
  actor: Actor,
  agreement: Agreement | null,
): readonly TicketActName[] =>
  TICKET_ACTS.filter(
    (act) => mayDo(act, ticket, actor, agreement).ok && stateRefusal(act, ticket, actor) === null,
  )
