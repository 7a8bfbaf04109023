import type { CardVariants } from '../chat/index.ts'

/** One message of the local console, which is a chat platform and keeps its conversations itself. */
export interface ConsoleMessage {
  /** UUID. Messages that people write carry the key of the happening, so that a resent request meets its own message. */
  readonly id: string
  /** Grows with every message of every conversation; the order of reading. */
  readonly position: number
  readonly channelId: string
  /** Id of the first message of the thread; null when the message starts one. */
  readonly threadId: string | null
  /** Person id; null for Andon. */
  readonly author: string | null
  /** What a person wrote; null for Andon's cards and once deleted. */
  readonly text: string | null
  /** What Andon shows to the readers of each side; null for messages of people. */
  readonly variants: CardVariants | null
  readonly deliveryId: string | null
  readonly postedAt: Date
  readonly editedAt: Date | null
  readonly deletedAt: Date | null
}

export type NewConsoleMessage = Omit<ConsoleMessage, 'position' | 'editedAt' | 'deletedAt'>

/** Where the console keeps its messages, and how far each person has read. */
export interface ConsoleMessages {
  /** Stores a message behind all others. One with the same id or delivery id stays as it is and is returned instead. */
  append(message: NewConsoleMessage): Promise<ConsoleMessage>
  byId(id: string): Promise<ConsoleMessage | null>
  byDelivery(deliveryId: string): Promise<ConsoleMessage | null>
  /** The newest `limit` messages of a conversation before a position (null: of all), oldest first, deleted ones included. */
  before(channelId: string, position: number | null, limit: number): Promise<readonly ConsoleMessage[]>
  /** The oldest `limit` messages of a conversation after a position, oldest first. */
  after(channelId: string, position: number, limit: number): Promise<readonly ConsoleMessage[]>
  /** Replaces what a card shows. False when there is no such message or it is deleted. */
  replaceVariants(id: string, variants: CardVariants, at: Date): Promise<boolean>
  /** Replaces what a person wrote. False when there is no such message or it is deleted. */
  edit(id: string, text: string, at: Date): Promise<boolean>
  /** Leaves a tombstone without words. False when there is no such message or it is deleted already. */
  markDeleted(id: string, at: Date): Promise<boolean>
  /** Takes back a message that was never accepted, without a trace. */
  discard(id: string): Promise<void>
  /** Notes that a reader (`<partnership>/<person>`) has seen a conversation up to a position; never goes backwards. */
  markRead(reader: string, channelId: string, position: number): Promise<void>
  /** The last position the reader has seen in the conversation, 0 for none. */
  readUpTo(reader: string, channelId: string): Promise<number>
}
