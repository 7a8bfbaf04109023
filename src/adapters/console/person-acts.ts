import type { IncomingEvent, IncomingMessage, MessageRef } from '../../chat/index.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ConsoleMessage, ConsoleMessages } from '../../ports/console-messages.ts'
import type { Inbound, InboundReply } from '../../ports/inbound.ts'
import { readComposerText } from './composer-text.ts'
import { refOf } from './console-platform.ts'
import type { FormBody } from './form-body.ts'
import type { LiveUpdates } from './live-updates.ts'
import { Refusal } from './refusal.ts'
import { conversationOf, identityOf, type Seat } from './seat.ts'

export interface PersonActsDeps {
  readonly inbound: Inbound
  readonly messages: ConsoleMessages
  readonly clock: Clock
  readonly live: LiveUpdates
}

/** One thing a person did on the page. Resolves with what Andon answers; rejects when nothing was kept. */
type Act = (seat: Seat, body: FormBody, eventKey: string) => Promise<InboundReply>

export type ActName = 'say' | 'press' | 'shortcut' | 'submit' | 'edit' | 'delete'

/** Longest text of one message, in UTF-16 code units; Slack's own advice is 4,000. */
const MAX_TEXT = 8000
const SHORTCUTS = ['report-defect', 'request-change', 'keep-internal'] as const
const FIELD = /^v\.([A-Za-z]+)$/

/** Turns what people do on the page into events, in the order the platform would. */
export function createPersonActs(deps: PersonActsDeps): Readonly<Record<ActName, Act>> {
  const { messages, inbound, live } = deps
  const base = (seat: Seat, eventKey: string) => ({
    eventKey,
    actor: identityOf(seat, seat.person.id),
    conversation: conversationOf(seat),
    at: deps.clock.now(),
  })

  const say: Act = async (seat, body, eventKey) => {
    const text = textOf(body)
    const typed = readComposerText(text)
    if (typed.kind === 'command') {
      return inbound.handle({ ...base(seat, eventKey), type: 'command', name: typed.name, text: typed.text })
    }
    const threadId = await threadRoot(messages, seat, body.thread ?? '')
    const resent = (await messages.byId(eventKey)) !== null
    // Stored before it is handled, so that what Andon answers stands below it.
    const stored = await messages.append({
      id: eventKey,
      channelId: seat.channelId,
      threadId,
      author: seat.person.id,
      text,
      variants: null,
      deliveryId: null,
      postedAt: deps.clock.now(),
    })
    if (stored.author !== seat.person.id || stored.channelId !== seat.channelId)
      throw new Refusal(409, 'not-yours')
    const message = incoming(stored, seat)
    const event: IncomingEvent =
      typed.kind === 'mention'
        ? { ...base(seat, eventKey), type: 'mention', text: typed.text, message }
        : { ...base(seat, eventKey), type: 'message', message }
    try {
      return await inbound.handle(event)
    } catch (error) {
      // Andon kept nothing: a message that stays would look reported. A resent one may have been accepted before.
      if (!resent) await messages.discard(stored.id)
      throw error
    } finally {
      live.changed(seat.partnership.id)
    }
  }

  const press: Act = async (seat, body, eventKey) => {
    const source = body.source ? await visibleMessage(messages, seat, body.source) : null
    return inbound.handle({
      ...base(seat, eventKey),
      type: 'action',
      action: body.action ?? '',
      source: source && refOf(source),
    })
  }

  const shortcut: Act = async (seat, body, eventKey) => {
    const name = SHORTCUTS.find((known) => known === body.name)
    if (!name) throw new Refusal(400, 'request-broken')
    const message = await writtenMessage(messages, seat, body.message ?? '')
    return inbound.handle({
      ...base(seat, eventKey),
      type: 'shortcut',
      name,
      message: incoming(message, seat),
    })
  }

  const submit: Act = async (seat, body, eventKey) => {
    const values: Record<string, string> = {}
    for (const [name, value] of Object.entries(body)) {
      const field = FIELD.exec(name)?.[1]
      if (field === undefined) continue
      if (value.length > MAX_TEXT) throw new Refusal(422, 'text-too-long', { limit: MAX_TEXT })
      values[field] = value
    }
    return inbound.handle({ ...base(seat, eventKey), type: 'form', action: body.submits ?? '', values })
  }

  const edit: Act = async (seat, body, eventKey) => {
    const text = textOf(body)
    const old = await ownMessage(messages, seat, body.message ?? '')
    const message = incoming({ ...old, text }, seat)
    const reply = await inbound.handle({ ...base(seat, eventKey), type: 'message-edited', message })
    await messages.edit(old.id, text, deps.clock.now())
    live.changed(seat.partnership.id)
    return reply
  }

  const remove: Act = async (seat, body, eventKey) => {
    const old = await visibleMessage(messages, seat, body.message ?? '')
    if (old.author !== seat.person.id) throw new Refusal(403, 'not-yours')
    if (old.deletedAt !== null) return { kind: 'none' }
    const ref: MessageRef = refOf(old)
    const reply = await inbound.handle({ ...base(seat, eventKey), type: 'message-deleted', ref })
    await messages.markDeleted(old.id, deps.clock.now())
    live.changed(seat.partnership.id)
    return reply
  }

  return { say, press, shortcut, submit, edit, delete: remove }
}

function textOf(body: FormBody): string {
  const text = (body.text ?? '').trim()
  if (text === '') throw new Refusal(422, 'text-empty')
  if (text.length > MAX_TEXT)
    throw new Refusal(422, 'text-too-long', { limit: MAX_TEXT, length: text.length })
  return text
}

/** A message of the conversation the person looks at; Refusal for one that is elsewhere or gone. */
async function visibleMessage(messages: ConsoleMessages, seat: Seat, id: string): Promise<ConsoleMessage> {
  const found = await messages.byId(id)
  if (!found || found.channelId !== seat.channelId) throw new Refusal(404, 'message-unknown')
  if (found.variants && !found.variants[seat.side]) throw new Refusal(404, 'message-unknown')
  return found
}

async function writtenMessage(messages: ConsoleMessages, seat: Seat, id: string): Promise<ConsoleMessage> {
  const found = await visibleMessage(messages, seat, id)
  if (found.author === null || found.deletedAt !== null) throw new Refusal(404, 'message-unknown')
  return found
}

export async function ownMessage(messages: ConsoleMessages, seat: Seat, id: string): Promise<ConsoleMessage> {
  const found = await writtenMessage(messages, seat, id)
  if (found.author !== seat.person.id) throw new Refusal(403, 'not-yours')
  return found
}

async function threadRoot(messages: ConsoleMessages, seat: Seat, id: string): Promise<string | null> {
  if (id === '') return null
  const parent = await visibleMessage(messages, seat, id)
  return parent.threadId ?? parent.id
}

function incoming(message: ConsoleMessage, seat: Seat): IncomingMessage {
  return {
    ref: refOf(message),
    thread: message.threadId === null ? null : { ...refOf(message), messageId: message.threadId },
    author: identityOf(seat, message.author ?? ''),
    text: message.text ?? '',
    files: [],
    postedAt: message.postedAt,
  }
}
