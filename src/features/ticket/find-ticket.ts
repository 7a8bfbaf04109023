import { type TicketView, viewFor } from '../../domain/escalation/visibility.ts'
import type { Actor } from '../../domain/ticket/permissions.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { UserError } from '../../errors.ts'
import type { PersonContext } from '../context.ts'

/** A ticket and what the person may know of it. */
export interface FoundTicket {
  readonly ticket: Ticket
  readonly view: TicketView
}

/** By key. A ticket the person may not see and one that does not exist give the same `ticket-not-found`. */
export async function findTicket(context: PersonContext, key: string): Promise<FoundTicket> {
  const ticket = await context.tx.tickets.byKey(context.partnership.id, key)
  const view = ticket && viewFor(ticket, context.person.side)
  if (!ticket || !view) throw new UserError('ticket-not-found', { key })
  return { ticket, view }
}

export const actorOf = ({ person, partnership }: PersonContext): Actor => ({
  partnershipId: partnership.id,
  personId: person.id,
  side: person.side,
  roles: person.roles,
})
