import { createHash } from 'node:crypto'
import type {
  BlockAction,
  ButtonAction,
  GlobalShortcut,
  MessageShortcut,
  SlashCommand,
  ViewSubmitAction,
} from '@slack/bolt'
import type { Conversation, IncomingEvent } from '../../chat/index.ts'
import { plainText } from './plain-text.ts'
import { type AnswerState, readValues } from './render-form.ts'
import { conversationOf, instantOf, readMessage, refOf, type SlackMessage } from './translate-message.ts'

type EventOf<Type extends IncomingEvent['type']> = IncomingEvent & { readonly type: Type }

const identity = (userId: string, teamId: string | null | undefined) => ({
  platform: 'slack' as const,
  userId,
  workspaceId: teamId ?? null,
})

/** `/defect words…`. Slack gives no time of its own: `now` is when it reached us. */
export function translateCommand(command: SlashCommand, now: Date): EventOf<'command'> {
  return {
    type: 'command',
    eventKey: command.trigger_id,
    actor: identity(command.user_id, command.team_id),
    conversation: conversationOf(
      command.channel_id,
      command.channel_name === 'directmessage' ? 'im' : undefined,
    ),
    at: now,
    name: command.command.replace(/^\//, ''),
    text: plainText(command.text),
  }
}

/** Callback ids of the shortcuts, as the manifest declares them. */
export const MESSAGE_SHORTCUTS = ['report-defect', 'request-change'] as const
export const GLOBAL_SHORTCUT = 'report-defect-anywhere'

/** *Report a defect* and *Request a change* on a message; null for a callback id that is not ours. */
export function translateMessageShortcut(body: MessageShortcut): EventOf<'shortcut'> | null {
  const name = MESSAGE_SHORTCUTS.find((known) => known === body.callback_id)
  if (!name) return null
  const team = body.team?.id ?? body.user.team_id ?? ''
  return {
    type: 'shortcut',
    eventKey: body.trigger_id,
    actor: identity(body.user.id, body.user.team_id ?? team),
    conversation: conversationOf(body.channel.id),
    at: instantOf(body.action_ts),
    name,
    message: readMessage(body.message as SlackMessage, body.channel.id, team),
  }
}

/** The global shortcut is `/defect` without a conversation: it reports in private. */
export const translateGlobalShortcut = (body: GlobalShortcut): EventOf<'command'> => ({
  type: 'command',
  eventKey: body.trigger_id,
  actor: identity(body.user.id, body.user.team_id),
  conversation: { kind: 'dm', channelId: body.user.id },
  at: instantOf(body.action_ts),
  name: 'defect',
  text: '',
})

/** Where a button was pressed. On the App Home there is no conversation: the person's own is taken. */
const conversationOfAction = (body: BlockAction): Conversation =>
  body.channel ? conversationOf(body.channel.id) : { kind: 'dm', channelId: body.user.id }

/** A press of one of Andon's buttons. */
export function translatePress(body: BlockAction, pressed: ButtonAction): EventOf<'action'> {
  const ephemeral = body.container.is_ephemeral === true
  return {
    type: 'action',
    eventKey: body.trigger_id,
    actor: identity(body.user.id, body.user.team_id ?? body.team?.id),
    conversation: conversationOfAction(body),
    at: instantOf(pressed.action_ts),
    action: pressed.value ?? '',
    source: body.channel && body.message && !ephemeral ? refOf(body.channel.id, body.message.ts) : null,
  }
}

/** Questions that were answered inside a message. */
export function translateAnswers(body: BlockAction, pressed: ButtonAction): EventOf<'form'> {
  const { type: _type, source: _source, ...base } = translatePress(body, pressed)
  return { ...base, type: 'form', values: readValues((body.state?.values ?? {}) as AnswerState) }
}

/** A submitted modal. Each try has a trigger of its own; without one, the same answers are the same try. */
export function translateSubmission(body: ViewSubmitAction, now: Date): EventOf<'form'> {
  const state = body.view.state.values as AnswerState
  const place = readPlace(body.view.private_metadata)
  const answers = createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 24)
  return {
    type: 'form',
    eventKey: body.trigger_id ?? `${body.view.id}:${answers}`,
    actor: identity(body.user.id, body.user.team_id ?? body.team?.id),
    conversation: place ? conversationOf(place.channel) : { kind: 'dm', channelId: body.user.id },
    at: now,
    action: body.view.callback_id,
    values: readValues(state),
  }
}

/** Where a modal was opened from. */
export interface FormPlace {
  readonly channel: string
  readonly thread: string | null
}

export const writePlace = (place: FormPlace): string => JSON.stringify(place)

/** Null for metadata that is not ours: the conversation is then the person's own. */
export function readPlace(metadata: string): FormPlace | null {
  try {
    const { channel, thread } = (JSON.parse(metadata) ?? {}) as Partial<FormPlace>
    return typeof channel === 'string' ? { channel, thread: thread ?? null } : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
