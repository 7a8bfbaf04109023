import { createHash } from 'node:crypto'
import type { IncomingEvent } from '../../chat/index.ts'
import {
  baseConversation,
  channelIdOf,
  conversationOf,
  identityOf,
  instantOf,
  refOf,
  type TeamsActivity,
  tenantOf,
} from './activity.ts'
import { memberOf, type Pressed } from './card-data.ts'
import { MESSAGE_ACTIONS } from './manifest.ts'
import { plainText } from './plain-text.ts'

type EventOf<Type extends IncomingEvent['type']> = IncomingEvent & { readonly type: Type }

/** A press of one of Andon's buttons, or a submitted form. Null for one that only asks to see the card again. */
export function translatePressed(
  activity: TeamsActivity,
  pressed: Pressed,
  now: Date,
): EventOf<'action'> | EventOf<'form'> | null {
  const base = {
    eventKey: keyOf(activity),
    actor: identityOf(activity.from, tenantOf(activity)),
    conversation: conversationOf(activity),
    at: instantOf(activity, now),
  }
  switch (pressed.kind) {
    case 'press':
      return { ...base, type: 'action', action: pressed.action, source: sourceOf(activity) }
    case 'submit':
      return { ...base, type: 'form', action: pressed.action, values: pressed.values }
    case 'back':
      return null
  }
}

/** The message whose card was pressed; null for a dialog, which stands in no message. */
export function sourceOf(activity: TeamsActivity) {
  const { replyToId } = activity
  return replyToId ? refOf(channelIdOf(activity), replyToId) : null
}

/** Teams gives an invoke an id of its own. Without one, the same press at the same instant is the same. */
function keyOf(activity: TeamsActivity): string {
  const { id, timestamp, from, value } = activity
  if (id) return `${channelIdOf(activity)}:${activity.name ?? activity.type}:${id}`
  const text = JSON.stringify([channelIdOf(activity), timestamp, from?.id, value])
  return `invoke:${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
}

/** The message a message extension was started from (Graph's `chatMessage`, as far as Andon reads it). */
interface MessagePayload {
  readonly id?: string
  readonly replyToId?: string | null
  readonly createdDateTime?: string
  readonly body?: { readonly contentType?: string; readonly content?: string }
  readonly from?: {
    readonly user?: { readonly id?: string; readonly tenantId?: string; readonly displayName?: string }
  }
  readonly attachments?: readonly {
    readonly id?: string
    readonly contentType?: string
    readonly contentUrl?: string
    readonly name?: string
  }[]
}

/** *Report a defect* or *Request a change* on a message; null for a command that is not ours or without a message. */
export function translateCommand(
  activity: TeamsActivity,
  /** The tenant the writer is at home in; null where nobody knows. */
  authorTenant: string | null,
  now: Date,
): EventOf<'shortcut'> | null {
  const name = MESSAGE_ACTIONS.find((known) => known === memberOf(activity.value, 'commandId'))
  const payload = memberOf(activity.value, 'messagePayload') as MessagePayload | undefined
  if (!name || !payload?.id) return null
  const channelId = baseConversation(channelIdOf(activity))
  const tenant = tenantOf(activity)
  const author = payload.from?.user
  const at = instantOf(activity, now)
  const written = new Date(payload.createdDateTime ?? Number.NaN)
  return {
    type: 'shortcut',
    eventKey: keyOf(activity),
    actor: identityOf(activity.from, tenant),
    conversation: conversationOf(activity),
    at,
    name,
    message: {
      ref: refOf(channelId, payload.id),
      thread: payload.replyToId ? refOf(channelId, payload.replyToId) : null,
      author: {
        platform: 'teams',
        userId: author?.id ?? '',
        workspaceId: authorTenant ?? author?.tenantId ?? tenant,
      },
      text: textOf(payload.body),
      files: (payload.attachments ?? []).flatMap(({ id, contentType = '', contentUrl, name: file }) =>
        contentUrl && contentType === 'reference'
          ? [{ id: id ?? contentUrl, name: file ?? contentUrl, mimeType: '', size: 0, url: contentUrl }]
          : [],
      ),
      postedAt: Number.isNaN(written.getTime()) ? at : written,
    },
  }
}

/** Entra object id of who wrote the message an action was chosen on; null for nobody. */
export const authorOfCommand = ({ value }: TeamsActivity): string | null =>
  (memberOf(value, 'messagePayload') as MessagePayload | undefined)?.from?.user?.id ?? null

const BREAK = /<br\s*\/?>|<\/(?:p|div|li|h[1-6]|tr)>/gi

/** The words of a message body: HTML without its tags, paragraphs as lines. */
function textOf(body: MessagePayload['body']): string {
  const content = body?.content ?? ''
  if (body?.contentType !== 'html') return plainText(content)
  const lines = content
    .replace(/\s*\n\s*/g, ' ')
    .replace(BREAK, '\n')
    .replace(/<[^>]+>/g, '')
  return plainText(lines)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
}
