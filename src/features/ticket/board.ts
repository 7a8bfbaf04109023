import { type ClockView, clockViewFor } from '../../domain/escalation/clock-view.ts'
import { ROLES, type Role, type Side } from '../../domain/partnership/partnership.ts'
import type { TicketActName } from '../../domain/ticket/acts.ts'
import { contentHashOf } from '../../domain/ticket/content.ts'
import { possibleActs } from '../../domain/ticket/possible-acts.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { TicketFile } from '../../ports/index.ts'
import type { Context } from '../context.ts'
import { wordsOfTicket } from '../translation/ticket-words.ts'
import type { WordsFor } from '../translation/words.ts'
import { isLong, wholeAddresses } from './whole-address.ts'

/** What stands on a card beside the ticket itself, for the readers of one side. */
export interface SideBoard {
  readonly clocks: readonly ClockView[]
  /** What people of the side, between them, may do now. */
  readonly acts: readonly TicketActName[]
  /** True when an agreement is in force, so that clocks can run. */
  readonly agreed: boolean
  /** What an approver signs. */
  readonly contentHash: string
  /** Key of the ticket this one repeats, when the side may know it. */
  readonly duplicateOfKey: string | null
  /** Files in its threads that the side may know of. */
  readonly files: readonly TicketFile[]
  /** Where its readers, these alone or both sides, find the whole of a ticket too long for a card; null for a short one. */
  readonly wholeUrl: (shared: boolean) => string | null
  /** What people wrote, in the language of whoever reads. */
  readonly words: WordsFor
}

export interface Board {
  forSide(side: Side, roles?: readonly Role[]): SideBoard
}

/** Reads what a card needs, once for all its readers. */
export async function boardOf(context: Context, ticket: Ticket): Promise<Board> {
  const { tx, partnership, deps } = context
  const agreement = (await tx.agreements.inForce(partnership.id))?.agreement ?? null
  const obligations = await tx.obligations.ofTicket(ticket.id)
  const original = ticket.duplicateOf ? await tx.tickets.get(ticket.duplicateOf) : null
  const words = await wordsOfTicket(context, ticket)
  const contentHash = contentHashOf(ticket, deps.hash)
  const files = {
    brand: await tx.files.ofTicket(ticket.id, 'brand'),
    factory: await tx.files.ofTicket(ticket.id, 'factory'),
  }
  const addresses = isLong(ticket) ? await wholeAddresses(context, ticket) : null
  return {
    forSide: (side, roles = ROLES) => ({
      clocks: obligations
        .map((one) => clockViewFor(one, ticket, side, context.now))
        .filter((one) => one !== null),
      acts: possibleActs(ticket, { partnershipId: partnership.id, personId: '', side, roles }, agreement),
      agreed: agreement !== null,
      contentHash,
      words,
      duplicateOfKey: original?.key ?? (original?.audience === side ? original.internalKey : null),
      files: files[side],
      wholeUrl: (shared) => addresses?.(shared ? 'both' : side) ?? null,
    }),
  }
}
