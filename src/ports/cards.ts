import type { CardVariants, MessageRef } from '../chat/index.ts'

/** The cards of tickets, where they stand. */
export interface Cards {
  /**
   * What the ticket card at `ref` shows, or will as soon as what is queued was sent; null for a message that carries
   * none. Meant for who reads that conversation.
   */
  at(ref: MessageRef): Promise<CardVariants | null>
}
