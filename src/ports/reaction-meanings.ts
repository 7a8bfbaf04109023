import type { IncomingEvent } from '../chat/index.ts'
import type { PlatformIdentity } from '../domain/partnership/partnership.ts'

/**
 * What an emoji on a message stands for, asked before the message is fetched: most emoji stand for nothing, and fetching
 * costs a call of the platform. The app implements it.
 */
export interface ReactionMeanings {
  /** Null when the emoji means nothing in the conversation's partnership. Where nobody is set up, the usual ones count. */
  of(reaction: {
    readonly by: PlatformIdentity
    readonly channelId: string
    readonly emoji: string
  }): Promise<(IncomingEvent & { readonly type: 'shortcut' })['name'] | null>
}
