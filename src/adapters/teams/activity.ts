import type { Conversation, MessageRef } from '../../chat/index.ts'
import type { PlatformIdentity } from '../../domain/partnership/partnership.ts'

/** The parts of a Bot Framework activity Andon reads, as they travel. Anything may be missing. */
export interface TeamsActivity {
  readonly type: string
  readonly id?: string
  /** Of an invoke: what is wanted. */
  readonly name?: string
  /** Of an installation update: `add` or `remove`. */
  readonly action?: string
  readonly timestamp?: string
  /** With the person's offset from UTC. */
  readonly localTimestamp?: string
  /** IANA zone. */
  readonly localTimezone?: string
  readonly locale?: string
  readonly serviceUrl?: string
  readonly from?: TeamsAccount
  readonly recipient?: TeamsAccount
  readonly conversation?: {
    readonly id: string
    readonly conversationType?: string
    readonly tenantId?: string
  }
  readonly replyToId?: string
  readonly text?: string
  readonly value?: unknown
  readonly entities?: readonly TeamsEntity[]
  readonly attachments?: readonly TeamsAttachment[]
  readonly membersAdded?: readonly TeamsAccount[]
  readonly membersRemoved?: readonly TeamsAccount[]
  readonly channelData?: {
    readonly eventType?: string
    readonly tenant?: { readonly id?: string }
    readonly team?: { readonly id?: string; readonly tenantId?: string }
    readonly channel?: { readonly id?: string }
  }
}

export interface TeamsAccount {
  /** `29:…` of a person, `28:…` of a bot. It differs from bot to bot. */
  readonly id: string
  readonly name?: string
  /** Entra object id. */
  readonly aadObjectId?: string
  readonly tenantId?: string
}

interface TeamsEntity {
  readonly type?: string
  readonly mentioned?: { readonly id?: string }
  readonly text?: string
  /** Of `clientInfo`. */
  readonly timezone?: string
  readonly locale?: string
}

export interface TeamsAttachment {
  readonly contentType?: string
  readonly contentUrl?: string
  readonly name?: string
  readonly content?: unknown
}

const MESSAGE_PART = ';messageid='

/** A conversation without the part that names the thread: `19:…;messageid=1` is the channel `19:…`. */
export const baseConversation = (conversationId: string): string =>
  conversationId.split(MESSAGE_PART)[0] ?? conversationId

/** The thread an activity of a channel stands in; null elsewhere. */
export const threadIn = (conversationId: string): string | null =>
  conversationId.split(MESSAGE_PART)[1] ?? null

export const threadedConversation = (channelId: string, thread: string): string =>
  `${channelId}${MESSAGE_PART}${thread}`

/** The channel or chat an activity belongs to. A channel's own id wins: a reply names its thread as the conversation. */
export const channelIdOf = (activity: TeamsActivity): string =>
  baseConversation(activity.channelData?.channel?.id ?? activity.conversation?.id ?? '')

export function conversationOf(activity: TeamsActivity): Conversation {
  const { conversation } = activity
  const personal = conversation?.conversationType === 'personal'
  return { kind: personal ? 'dm' : 'channel', channelId: channelIdOf(activity) }
}

/** The tenant whose conversation it is. */
export const tenantOf = ({ conversation, channelData }: TeamsActivity): string | null =>
  channelData?.tenant?.id ?? conversation?.tenantId ?? null

/** A person as the partnership file names them. Without an object id (nobody Entra knows) the Teams id stands for it. */
export const identityOf = (account: TeamsAccount | undefined, tenant: string | null): PlatformIdentity => ({
  platform: 'teams',
  userId: account?.aadObjectId ?? account?.id ?? '',
  workspaceId: account?.tenantId ?? tenant,
})

export const refOf = (channelId: string, messageId: string): MessageRef => ({
  platform: 'teams',
  channelId,
  messageId,
})

/** The platform's time of an activity; `now` when it carries none that can be read. */
export function instantOf(activity: TeamsActivity, now: Date): Date {
  const at = new Date(activity.timestamp ?? Number.NaN)
  return Number.isNaN(at.getTime()) ? now : at
}
