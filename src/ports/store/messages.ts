import type { MessageRef } from '../../chat/index.ts'
import type { Audience, Side } from '../../domain/partnership/partnership.ts'

/** A message that belongs to a ticket: where it was reported, where its card stands, a comment in its thread. */
export interface TicketMessage {
  readonly ref: MessageRef
  readonly ticketId: string
  readonly role: 'source' | 'card' | 'comment'
  readonly audience: Audience
  /** Null for Andon's own. */
  readonly personId: string | null
  readonly side: Side | null
  /** The platform's time. */
  readonly postedAt: Date
  readonly deletedAt: Date | null
}

export interface MessageRows {
  /** Links a message to a ticket; linking it again to the same ticket changes nothing. */
  link(message: TicketMessage): Promise<void>
  byRef(ref: MessageRef): Promise<TicketMessage | null>
  ofTicket(ticketId: string): Promise<readonly TicketMessage[]>
  markDeleted(ref: MessageRef, at: Date): Promise<void>
}
