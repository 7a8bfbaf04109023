import type { IncomingMessage, MessageRef } from '../../chat/index.ts'
import { viewFor } from '../../domain/escalation/visibility.ts'
import type { InboundReply, TicketMessage } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { doAct, linkToTicket } from '../ticket/act-handlers.ts'
import { keepHistory } from '../ticket/save-ticket.ts'
import { showCards } from '../ticket/show-cards.ts'
import { keepFiles } from './evidence-files.ts'

const NOTHING: InboundReply = { kind: 'none' }

/** A reply in a ticket's thread is a comment for those who read that conversation. */
export async function commentInThread(
  context: PersonContext,
  message: IncomingMessage,
): Promise<InboundReply> {
  const root = message.thread && (await context.tx.messages.byRef(message.thread))
  const ticket = root && (await context.tx.tickets.get(root.ticketId))
  const view = ticket && viewFor(ticket, context.person.side)
  if (!ticket || !view || (message.text.trim() === '' && message.files.length === 0)) return NOTHING
  const text = message.text.trim()
  if (text !== '')
    await doAct(context, { ticket, view }, { act: 'comment', text, audience: context.audience })
  await linkToTicket(context, {
    ref: message.ref,
    ticketId: ticket.id,
    role: 'comment',
    audience: ticket.audience === 'both' ? context.audience : ticket.audience,
    personId: context.person.id,
    side: context.person.side,
    postedAt: message.postedAt,
    deletedAt: null,
  })
  const kept = await keepFiles(context, ticket, message, { by: context.person, audience: context.audience })
  if (kept) await showCards(context, (await context.tx.tickets.get(ticket.id)) ?? ticket)
  return NOTHING
}

/**
 * An edit reaches the record as a further row; what stood there before stays in the history. One that overtook its message
 * is the comment: the message, when it comes late, changes nothing.
 */
export async function messageEdited(context: PersonContext, message: IncomingMessage): Promise<InboundReply> {
  if (!(await context.tx.messages.byRef(message.ref))) return commentInThread(context, message)
  await recordChange(context, message.ref, 'message-edited', { text: message.text })
  return NOTHING
}

export async function messageDeleted(
  context: PersonContext,
  ref: MessageRef,
  at: Date,
): Promise<InboundReply> {
  const linked = await recordChange(context, ref, 'message-deleted', { at })
  if (linked && !linked.deletedAt) await context.tx.messages.markDeleted(ref, at)
  return NOTHING
}

async function recordChange(
  context: PersonContext,
  ref: MessageRef,
  what: string,
  change: object,
): Promise<TicketMessage | null> {
  const linked = await context.tx.messages.byRef(ref)
  // What started the thread was not reported: its words are none of the ticket's.
  if (linked?.role === 'thread') return null
  const ticket = linked && (await context.tx.tickets.get(linked.ticketId))
  if (!linked || !ticket || ticket.partnershipId !== context.partnership.id) return null
  await keepHistory(
    context,
    ticket,
    [{ what, audience: linked.audience, old: { role: linked.role, messageId: ref.messageId }, new: change }],
    context.person,
  )
  return linked
}
