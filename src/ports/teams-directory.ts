import type { InboundReply } from './inbound.ts'

/** A conversation in Microsoft Teams Andon was heard from in: what is needed to speak there unasked. */
export interface TeamsConversation {
  /** The channel or chat, without the part that names a thread. */
  readonly conversationId: string
  readonly kind: 'channel' | 'group' | 'personal'
  /** Base of the connector that serves this conversation. It differs from region to region and may change. */
  readonly serviceUrl: string
  /** Null where Teams did not say. */
  readonly tenantId: string | null
  /** Andon's own id there, `28:…`. */
  readonly botId: string
}

/** A person Andon met in Teams. */
export interface TeamsPerson {
  /** Entra object id, as the partnership file names people; unique across tenants. */
  readonly objectId: string
  /** `29:…`: this bot's own id of the person. */
  readonly teamsId: string
  /** The tenant the person is at home in; null where Teams did not say. */
  readonly tenantId: string | null
  /** Their private conversation with Andon; null before there was one. */
  readonly personalId: string | null
  /** A shared conversation they were last met in; null when they were only met in private. */
  readonly metIn: string | null
}

/** A private answer that could not be given yet. */
export interface HeldAnswer {
  /** The event it answers. */
  readonly eventKey: string
  readonly objectId: string
  readonly reply: InboundReply
  readonly heldAt: Date
}

/** What Andon knows of Teams beyond the partnership: where conversations and people are reached. */
export interface TeamsDirectory {
  /** Keeps a conversation; what is known of it already is replaced. */
  keepConversation(conversation: TeamsConversation): Promise<void>
  /** Null when Andon was never heard from there. */
  conversation(conversationId: string): Promise<TeamsConversation | null>
  /** Shared conversations, the latest heard from first. */
  sharedConversations(): Promise<readonly TeamsConversation[]>
  /** Forgets a conversation Andon was removed from. */
  forgetConversation(conversationId: string): Promise<void>
  /** Keeps a person; nulls leave what is known. */
  keepPerson(person: TeamsPerson): Promise<void>
  person(objectId: string): Promise<TeamsPerson | null>
  /** The private conversation is closed: the person removed Andon or blocked it. */
  forgetPersonal(objectId: string): Promise<void>
  /** Keeps a private answer until its reader can be reached; holding it again changes nothing. */
  hold(answer: HeldAnswer): Promise<void>
  /** What is held for a person, the oldest first; it is no longer held afterwards. */
  takeHeld(objectId: string): Promise<readonly HeldAnswer[]>
}
