import type { FileRef, IncomingEvent, IncomingMessage } from '../../chat/index.ts'
import {
  channelIdOf,
  conversationOf,
  identityOf,
  instantOf,
  refOf,
  type TeamsActivity,
  type TeamsAttachment,
  tenantOf,
  threadIn,
} from './activity.ts'
import { namesBot, plainText, withoutMention } from './plain-text.ts'

/** A message somebody wrote; null for what carries no words and no files. One (conversation, activity id) is one message. */
export function translateMessage(activity: TeamsActivity, now: Date): IncomingEvent | null {
  const message = readMessage(activity, now)
  if (!message || (message.text === '' && message.files.length === 0)) return null
  const conversation = conversationOf(activity)
  const base = {
    eventKey: `${message.ref.channelId}:${message.ref.messageId}`,
    actor: message.author,
    conversation,
    at: message.postedAt,
    message,
  }
  const addressed = namesBot(activity) || (conversation.kind === 'dm' && !message.thread)
  return addressed
    ? { ...base, type: 'mention', text: withoutMention(activity) }
    : { ...base, type: 'message' }
}

/** An edit, or a message that was deleted and is shown again: both bring the words as they are now. */
export function translateEdit(activity: TeamsActivity, now: Date): IncomingEvent | null {
  const message = readMessage(activity, now)
  if (!message) return null
  return {
    type: 'message-edited',
    eventKey: `${message.ref.channelId}:${message.ref.messageId}:edited:${activity.timestamp ?? message.text}`,
    actor: message.author,
    conversation: conversationOf(activity),
    at: instantOf(activity, now),
    message,
  }
}

export function translateDeletion(activity: TeamsActivity, now: Date): IncomingEvent | null {
  const { id } = activity
  if (!id) return null
  const channelId = channelIdOf(activity)
  return {
    type: 'message-deleted',
    eventKey: `${channelId}:${id}:deleted`,
    actor: identityOf(activity.from, tenantOf(activity)),
    conversation: conversationOf(activity),
    at: instantOf(activity, now),
    ref: refOf(channelId, id),
  }
}

/** A message as Teams gives it in message, update and delete activities; null without an id. */
function readMessage(activity: TeamsActivity, now: Date): IncomingMessage | null {
  const { id, attachments = [] } = activity
  if (!id) return null
  const channelId = channelIdOf(activity)
  const thread = threadOf(activity)
  return {
    ref: refOf(channelId, id),
    thread: thread === null || thread === id ? null : refOf(channelId, thread),
    author: identityOf(activity.from, tenantOf(activity)),
    text: plainText(activity.text ?? ''),
    files: attachments.flatMap(readFile),
    postedAt: postedAt(id, activity, now),
  }
}

/** A channel has threads. In a chat, a reply quotes what it answers, and only the HTML beside the text names it. */
function threadOf({ conversation, attachments = [], replyToId }: TeamsActivity): string | null {
  const inChannel = threadIn(conversation?.id ?? '')
  if (inChannel !== null) return inChannel
  const html = attachments.find(({ contentType }) => contentType === 'text/html')?.content
  const quoted =
    typeof html === 'string'
      ? /itemtype="http:\/\/schema\.skype\.com\/Reply"[^>]*\sitemid="(\d+)"/.exec(html)?.[1]
      : undefined
  return quoted ?? replyToId ?? null
}

/** Ids of Teams messages are the millisecond they were written; an edit keeps the id and has a later timestamp. */
function postedAt(id: string, activity: TeamsActivity, now: Date): Date {
  if (/^\d{13}$/.test(id)) return new Date(Number(id))
  return instantOf(activity, now)
}

const FILE_INFO = 'application/vnd.microsoft.teams.file.download.info'

interface FileInfo {
  readonly uniqueId?: string
  readonly fileType?: string
}

/** Files stay where Teams keeps them. What clients add of their own (HTML, cards) is no file. */
function readFile({ contentType = '', contentUrl, name, content }: TeamsAttachment): FileRef[] {
  const isFile = contentType === FILE_INFO || contentType.startsWith('image/') || contentType === 'reference'
  if (!isFile || !contentUrl) return []
  const info = (typeof content === 'object' ? content : null) as FileInfo | null
  return [
    {
      id: info?.uniqueId ?? contentUrl.slice(-200),
      name: name ?? contentType,
      mimeType: contentType.startsWith('image/') ? contentType : (info?.fileType ?? ''),
      size: 0,
      url: contentUrl,
    },
  ]
}
