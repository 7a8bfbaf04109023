import type { MessageRef } from '../../chat/index.ts'
import type { Audience, Side } from '../../domain/partnership/partnership.ts'

/**
 * A message that belongs to a ticket. `source`: where it was reported; `thread`: the first message of the thread it was
 * reported in, when that is another one; `reply`: where it was reported in a thread that is another ticket's; `card`: where
 * its card stands; `comment`: said in its thread.
 */
export interface TicketMessage {
  readonly ref: MessageRef
  readonly ticketId: string
  readonly role: 'source' | 'thread' | 'reply' | 'card' | 'comment'
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
