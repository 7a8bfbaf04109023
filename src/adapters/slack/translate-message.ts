import type { types } from '@slack/bolt'
import type { Conversation, FileRef, IncomingEvent, IncomingMessage, MessageRef } from '../../chat/index.ts'
import { namesBot, plainText, withoutMention } from './plain-text.ts'

/** The parts of Slack's message events Andon reads (docs.slack.dev/reference/events/message). */
export interface SlackMessage {
  readonly type: string
  readonly subtype?: string | undefined
  readonly user?: string | undefined
  readonly bot_id?: string | undefined
  readonly text?: string | undefined
  readonly ts: string
  readonly thread_ts?: string | undefined
  readonly channel?: string | undefined
  readonly channel_type?: string | undefined
  /** In Slack Connect: where the writer is at home. */
  readonly user_team?: string | undefined
  readonly source_team?: string | undefined
  readonly team?: string | undefined
  readonly files?: readonly SlackFile[] | undefined
  readonly edited?: { readonly user: string; readonly ts: string } | undefined
}

interface SlackFile {
  readonly id: string
  readonly name?: string | null
  readonly mimetype?: string
  readonly size?: number
  readonly permalink?: string
}

/** A message event: a message, or what happened to an older one. */
export interface SlackMessageEvent extends SlackMessage {
  readonly event_ts?: string | undefined
  readonly deleted_ts?: string | undefined
  readonly message?: SlackMessage | undefined
  readonly previous_message?: SlackMessage | undefined
}

/** What an event alone does not say. */
export interface Received {
  /** The workspace the event came from: where people are at home unless the event says otherwise. */
  readonly teamId: string
  readonly bots: ReadonlySet<string>
}

/** Messages people write. Everything else Slack calls a message (joins, topics, bots) is none to Andon. */
const WRITTEN: readonly (string | undefined)[] = [undefined, 'file_share', 'me_message', 'thread_broadcast']

/**
 * A message event, or `app_mention`, as Andon understands it; null for what nobody wrote. Both companies' copies of one
 * message, and the two events Slack sends for a mention, get the same key: one (channel, ts) is one message.
 */
export function translateMessage(event: SlackMessageEvent, received: Received): IncomingEvent | null {
  const channel = event.channel ?? ''
  if (event.subtype === 'message_changed') return translateChange(event, channel, received)
  if (event.subtype === 'message_deleted')
    return translateDeletion(event.previous_message, event.deleted_ts ?? '', event, received)
  if (!WRITTEN.includes(event.subtype) || event.bot_id !== undefined || event.user === undefined) return null
  const message = readMessage(event, channel, received.teamId)
  const conversation = conversationOf(channel, event.channel_type)
  const text = event.text ?? ''
  const base = {
    eventKey: `${channel}:${event.ts}`,
    actor: message.author,
    conversation,
    at: message.postedAt,
    message,
  }
  const addressed =
    event.type === 'app_mention' ||
    namesBot(text, received.bots) ||
    (conversation.kind === 'dm' && !message.thread)
  return addressed
    ? { ...base, type: 'mention', text: withoutMention(text, received.bots) }
    : { ...base, type: 'message' }
}

/** Slack also says `changed` when it unfolds a link or counts replies: only an edit carries a new `edited`. */
function translateChange(
  event: SlackMessageEvent,
  channel: string,
  received: Received,
): IncomingEvent | null {
  const { message, previous_message: before } = event
  if (!message) return null
  if (message.subtype === 'tombstone') return translateDeletion(before, message.ts, event, received)
  const { edited } = message
  if (!edited || edited.ts === before?.edited?.ts || message.user === undefined || message.bot_id) return null
  const changed = readMessage(message, channel, received.teamId)
  return {
    type: 'message-edited',
    eventKey: `${channel}:${message.ts}:edited:${edited.ts}`,
    // In Slack only the writer can edit.
    actor: changed.author,
    conversation: conversationOf(channel, event.channel_type),
    at: instantOf(edited.ts),
    message: changed,
  }
}

/** Slack does not say who deleted: a writer, or somebody who may delete other people's messages. It counts as the writer. */
function translateDeletion(
  before: SlackMessage | undefined,
  ts: string,
  event: SlackMessageEvent,
  { teamId }: Received,
): IncomingEvent | null {
  const channel = event.channel ?? ''
  if (!before?.user || before.bot_id) return null
  return {
    type: 'message-deleted',
    eventKey: `${channel}:${ts}:deleted`,
    actor: authorOf(before, teamId),
    conversation: conversationOf(channel, event.channel_type),
    at: instantOf(event.event_ts ?? event.ts),
    ref: refOf(channel, ts),
  }
}

/** Somebody let the bot into a channel; null when it was a person who joined. The bot of each company is let in once. */
export function translateJoining(
  event: types.MemberJoinedChannelEvent,
  bots: ReadonlySet<string>,
  teamId: string,
): (IncomingEvent & { readonly type: 'joined' }) | null {
  if (!bots.has(event.user)) return null
  return {
    type: 'joined',
    eventKey: `${event.channel}:joined:${event.user}:${event.event_ts}`,
    actor: { platform: 'slack', userId: event.inviter ?? event.user, workspaceId: event.team ?? teamId },
    conversation: conversationOf(event.channel),
    at: instantOf(event.event_ts),
  }
}

/** A message as Slack gives it in events, shortcuts and history. */
export function readMessage(message: SlackMessage, channelId: string, teamId: string): IncomingMessage {
  const { ts, thread_ts: thread } = message
  return {
    ref: refOf(channelId, ts),
    thread: thread === undefined || thread === ts ? null : refOf(channelId, thread),
    author: authorOf(message, teamId),
    text: plainText(message.text ?? ''),
    files: (message.files ?? []).map(readFile),
    postedAt: instantOf(ts),
  }
}

const authorOf = (message: SlackMessage, teamId: string) => ({
  platform: 'slack' as const,
  userId: message.user ?? '',
  workspaceId: message.user_team ?? message.source_team ?? message.team ?? teamId,
})

/** Files of the other company may come with their id alone (`file_access: check_file_info`). */
export const readFile = ({ id, name, mimetype, size, permalink }: SlackFile): FileRef => ({
  id,
  name: name ?? id,
  mimeType: mimetype ?? '',
  size: size ?? 0,
  url: permalink ?? '',
})

export const refOf = (channelId: string, messageId: string): MessageRef => ({
  platform: 'slack',
  channelId,
  messageId,
})

/** Ids of private conversations begin with D; a person's own id stands for the one with them. */
export const conversationOf = (channelId: string, channelType?: string): Conversation => ({
  kind: channelType === 'im' || /^[DUW]/.test(channelId) ? 'dm' : 'channel',
  channelId,
})

/** `1700000000.123456` is in seconds; the part below a millisecond only tells messages apart. */
export const instantOf = (ts: string): Date => new Date(Math.floor(Number(ts) * 1000))
