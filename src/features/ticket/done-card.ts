import type { Card } from '../../chat/index.ts'
import { viewFor } from '../../domain/escalation/visibility.ts'
import type { TicketAct } from '../../domain/ticket/acts.ts'
import { keyFor } from '../../domain/ticket/ticket.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { boardOf } from './board.ts'
import { statusText, ticketCard } from './ticket-card.ts'

/** The private word that something was done, for the person who did it. */
export async function doneCard(
  context: PersonContext,
  ticketId: string,
  act: TicketAct,
): Promise<InboundReply> {
  const ticket = await context.tx.tickets.get(ticketId)
  const view = ticket && viewFor(ticket, context.person.side)
  if (!view) return { kind: 'none' }
  const { t } = context
  const status = statusText(view, context)
  const said =
    act.act === 'duplicate'
      ? t('ticket:duplicate-done', { key: view.key, of: await keyOf(context, act.of) })
      : t('ticket:done', { key: view.key, act: t(`ticket:acts.${act.act}`), status })
  const ownOnly = act.act === 'comment' && act.audience !== 'both' ? t('ticket:own-comment') : ''
  const voided = view.approvalsVoided && act.act !== 'approve' ? t('ticket:voided-note') : ''
  const text = [said, ownOnly, voided].filter((part) => part !== '').join(' ')
  return {
    kind: 'card',
    card: { title: view.key, tone: 'good', summary: text, elements: [{ type: 'text', text }] },
  }
}

async function keyOf(context: PersonContext, ticketId: string): Promise<string> {
  const ticket = await context.tx.tickets.get(ticketId)
  return (ticket && keyFor(ticket, context.person.side)) ?? ''
}

/** The whole ticket for one person: in their own zone and language, with what they themselves may do. */
export async function personalCard(context: PersonContext, ticketId: string): Promise<Card | null> {
  const ticket = await context.tx.tickets.get(ticketId)
  const view = ticket && viewFor(ticket, context.person.side)
  if (!ticket || !view) return null
  const { t, language, zone, person } = context
  const board = (await boardOf(context, ticket)).forSide(person.side, person.roles)
  return ticketCard(context, view, board, { side: person.side, t, language, zone, shared: false })
}
