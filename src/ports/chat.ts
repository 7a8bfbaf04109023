import type { Capabilities, CardVariants, MessageRef } from '../chat/index.ts'
import type { Platform } from '../domain/partnership/partnership.ts'
import type { ChatDirectory } from './chat-directory.ts'

/** Where a message goes: a conversation known by its id, or one person in private. */
export type Destination =
  | { readonly kind: 'channel'; readonly channelId: string; readonly thread: string | null }
  | { readonly kind: 'person'; readonly userId: string; readonly workspaceId: string | null }

export interface OutgoingMessage {
  /** Opaque; the same for every attempt at the same delivery, so that a doubtful one can be looked for. */
  readonly deliveryId: string
  readonly destination: Destination
  readonly variants: CardVariants
}

/**
 * A chat platform as Andon sends to it. Errors are RateLimited, NotFound, Forbidden or Unavailable; only Unavailable
 * leaves it unknown whether the message arrived.
 */
export interface ChatPlatform {
  readonly platform: Platform
  readonly capabilities: Capabilities
  /** Looks people and channels up; absent where the platform tells nobody. */
  readonly directory?: ChatDirectory
  /** Sends a message; resolves with where it stands. Called again with the same delivery id only after `find` said no. */
  post(message: OutgoingMessage): Promise<MessageRef>
  /** Changes a sent message in place. */
  update(ref: MessageRef, message: OutgoingMessage): Promise<void>
  /**
   * Looks for a message by its delivery id, sent in this span of time; null when it is certainly not there. What it throws
   * leaves the question open: RateLimited and Unavailable for now, NotFound and Forbidden for good.
   */
  find(message: OutgoingMessage, since: Date, until: Date): Promise<MessageRef | null>
}
