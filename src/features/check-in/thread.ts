import type { IncomingEvent, IncomingMessage, MessageRef } from '../../chat/index.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import type { InboundReply, Tx } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { answerFreely } from './answers.ts'
import { minutesSlot } from './finish.ts'
import { slotAt } from './post.ts'
import { noteFromThread } from './take-minutes.ts'
import { askSlot } from './written.ts'

const NOTHING: InboundReply = { kind: 'none' }
/** Threads of older check-ins are read no more. */
const READ_BACK = 4
const LATEST_WEEK = '9999-12-27'

interface Thread {
  readonly checkIn: CheckIn
  readonly part: 'minutes' | 'ask'
}

/** The check-in in whose thread a message stands; null for every other message. */
async function threadOf(
  tx: Tx,
  partnershipId: string,
  personId: string | null,
  thread: MessageRef,
): Promise<Thread | null> {
  const ahead = await tx.checkIns.ahead(partnershipId)
  const recent = [
    ...ahead.filter(({ state }) => state === 'published'),
    ...(await tx.checkIns.past(partnershipId, LATEST_WEEK, READ_BACK)),
  ]
  const channel = {
    kind: 'channel' as const,
    platform: thread.platform,
    channelId: thread.channelId,
    thread: null,
  }
  for (const checkIn of recent) {
    if (await stands(tx, slotAt(minutesSlot(checkIn), channel), thread)) return { checkIn, part: 'minutes' }
    if (personId === null || checkIn.mode !== 'written') continue
    const person = { kind: 'person' as const, platform: thread.platform, personId }
    if (await stands(tx, slotAt(askSlot(checkIn), person), thread)) return { checkIn, part: 'ask' }
  }
  return null
}

async function stands(tx: Tx, slot: string, { channelId, messageId }: MessageRef): Promise<boolean> {
  const ref = await tx.deliveries.sentOfSlot(slot)
  return ref?.messageId === messageId && ref.channelId === channelId
}

type MessageEvent = IncomingEvent & { readonly type: 'message' | 'message-edited' }

/** Asked before it is known who acts: most replies in threads are none of Andon's. */
export async function concernsACheckIn(tx: Tx, event: MessageEvent): Promise<boolean> {
  const { thread } = event.message
  if (event.type !== 'message' || !thread) return false
  const { platform } = event.actor
  const channel =
    event.conversation.kind === 'channel' ? await tx.partnerships.ofChannel(platform, thread.channelId) : null
  if (channel) return (await threadOf(tx, channel.partnershipId, null, thread)) !== null
  for (const { partnershipId, personId } of await tx.partnerships.ofIdentity(event.actor))
    if (await threadOf(tx, partnershipId, personId, thread)) return true
  return false
}

/** A reply in the thread of the minutes is written down, one in the thread of the questions is an answer; null for others. */
export async function replyInThread(
  context: PersonContext,
  message: IncomingMessage,
): Promise<InboundReply | null> {
  const { tx, partnership, person } = context
  const found = message.thread && (await threadOf(tx, partnership.id, person.id, message.thread))
  if (!found) return null
  const text = message.text.trim()
  if (text === '') return NOTHING
  if (found.part === 'ask') return answerFreely(context, found.checkIn, text)
  await noteFromThread(context, found.checkIn, message.ref, text)
  return NOTHING
}
