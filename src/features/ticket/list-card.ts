import { type Button, type Card, encodeAction } from '../../chat/index.ts'
import { ruleNameIn } from '../../domain/agreement/rule-name.ts'
import { viewFor } from '../../domain/escalation/visibility.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import { isRunning, type Obligation } from '../../domain/obligation/obligation.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { ListFilter } from '../commands/words.ts'
import type { PersonContext } from '../context.ts'
import { statusText } from './ticket-card.ts'

const PAGE = 10
/** Nobody turns further; behind it numbers lose their precision. */
const LAST_PAGE = 1_000_000

/** `/ticket list`: one page of what the person's side may know of, newest first. */
export async function listCard(context: PersonContext, filter: ListFilter, wanted: number): Promise<Card> {
  const page = Math.min(Math.max(1, Math.trunc(wanted)), LAST_PAGE)
  const { t, tx, partnership, person } = context
  const { tickets, total } = await tx.tickets.list({
    partnershipId: partnership.id,
    reader: person.side,
    filter,
    personId: person.id,
    offset: (page - 1) * PAGE,
    limit: PAGE,
  })
  const obligations = await tx.obligations.ofTickets(tickets.map(({ id }) => id))
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const title = t('ticket:list.title', { filter: t(`ticket:list.filters.${filter}`), total })
  const items = tickets.map((ticket) => line(context, ticket, obligations))
  return {
    title,
    tone: 'normal',
    summary: title,
    elements: [
      items.length > 0
        ? { type: 'list', items }
        : {
            type: 'text',
            text: t(page > 1 ? 'ticket:list.past-end' : `ticket:list.empty.${filter}`, { pages }),
          },
      ...(pages > 1 ? [{ type: 'note' as const, text: t('ticket:list.page', { page, pages }) }] : []),
      {
        type: 'buttons',
        buttons: [...openButtons(context, tickets), ...pageButtons(context, filter, page, pages)],
      },
    ],
  }
}

function line(context: PersonContext, ticket: Ticket, all: readonly Obligation[]): string {
  const { t, person, now } = context
  const view = viewFor(ticket, person.side)
  if (!view) throw new Error('a list holds a ticket its reader may not see')
  const [next] = all
    .filter((one) => one.ticketId === ticket.id && isRunning(one) && one.pausedAt === null)
    .sort((a, b) => a.due.getTime() - b.due.getTime())
  const clock = next
    ? t(next.due < now ? 'ticket:list.overdue' : 'ticket:list.due', {
        rule: ruleNameIn(next.rule, context.language),
        due: formatInstantFor(context, next.due, now),
      })
    : ''
  return t('ticket:list.line', {
    key: view.key,
    title: view.fields.title,
    status: statusText(view, context),
    clock,
  })
}

const openButtons = ({ partnership, person, t }: PersonContext, tickets: readonly Ticket[]): Button[] =>
  tickets.flatMap((ticket) => {
    const key = viewFor(ticket, person.side)?.key
    if (!key) return []
    const action = encodeAction({ verb: 'ticket-open', partnershipId: partnership.id, args: [key] })
    return [{ label: t('ticket:list.open', { key }), action, style: 'normal' as const }]
  })

function pageButtons(
  { partnership, t }: PersonContext,
  filter: ListFilter,
  page: number,
  pages: number,
): Button[] {
  const to = (target: number, label: string): Button => ({
    label: t(label),
    action: encodeAction({
      verb: 'ticket-list',
      partnershipId: partnership.id,
      args: [filter, String(target)],
    }),
    style: 'normal',
  })
  return [
    ...(page > 1 ? [to(Math.min(page - 1, pages), 'ticket:list.previous')] : []),
    ...(page < pages ? [to(page + 1, 'ticket:list.next')] : []),
  ]
}
