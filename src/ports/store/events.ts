import type { Platform } from '../../domain/partnership/partnership.ts'
import type { InboundReply } from '../inbound.ts'

/** De-duplication of what platforms tell us. */
export interface EventRows {
  /**
   * Claims an event for this transaction. Resolves with null when it is new (and is now ours), or with the reply the
   * first handling gave. Two transactions claiming the same key wait for each other.
   */
  claim(platform: Platform, eventKey: string, at: Date): Promise<{ reply: InboundReply } | null>
  /** Keeps the reply of the event claimed in this transaction, for redeliveries. */
  saveReply(platform: Platform, eventKey: string, reply: InboundReply): Promise<void>
  /** Deletes claims older than `before`; resolves with how many. */
  forgetBefore(before: Date): Promise<number>
}
