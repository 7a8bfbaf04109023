import { type Button, type Card, encodeAction } from '../../chat/index.ts'
import { clockViewFor } from '../../domain/escalation/clock-view.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import { mayRead, SIDES } from '../../domain/partnership/partnership.ts'
import type { Delivery } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'
import { DECISIONS } from '../outbox/settle-doubt.ts'
import { clockFacts } from '../ticket/clock-facts.ts'

const SHOWN_TICKETS = 50

/** Where the partnership stands, as the person's side may know it: both local times, open tickets, clocks, agreement. */
export async function statusCard(context: PersonContext): Promise<Card> {
  const { t, tx, partnership, person, now, language, zone } = context
  const query = { partnershipId: partnership.id, reader: person.side, personId: person.id, offset: 0 }
  const open = await tx.tickets.list({ ...query, filter: 'open', limit: SHOWN_TICKETS })
  const overdue = await tx.tickets.list({ ...query, filter: 'overdue', limit: 1 })
  const obligations = await tx.obligations.ofTickets(open.tickets.map(({ id }) => id))
  const clocks = open.tickets.flatMap((ticket) =>
    obligations
      .filter((one) => one.ticketId === ticket.id)
      .map((one) => clockViewFor(one, ticket, person.side, now))
      .filter((view) => view !== null)
      .filter((view) => view.running),
  )
  const inForce = await tx.agreements.inForce(partnership.id)
  const undelivered = await undeliveredTo(context)
  const reader: Reader = { side: person.side, t, language, zone, shared: false }
  const times = SIDES.map((side) => ({
    label: partnership.sides[side].name,
    value: formatInstantFor({ language, zone: partnership.sides[side].zone }, now, now),
  }))
  const text = t('commands:status.summary', { open: open.total, overdue: overdue.total })
  return {
    title: t('commands:status.title', { name: partnership.name }),
    tone: overdue.total > 0 ? 'alert' : 'normal',
    summary: text,
    elements: [
      { type: 'text', text },
      { type: 'facts', facts: times },
      ...(clocks.length > 0
        ? [{ type: 'facts' as const, facts: clockFacts(context, clocks, reader).slice(0, 10) }]
        : []),
      ...(undelivered.length > 0
        ? [
            { type: 'text' as const, text: t('commands:status.undelivered') },
            {
              type: 'list' as const,
              items: undelivered.map(
                (delivery, index) =>
                  `${undelivered.length > 1 ? `${index + 1}. ` : ''}${undeliveredLine(context, delivery)}`,
              ),
            },
            {
              type: 'buttons' as const,
              buttons: decisions(context, undelivered.slice(0, TROUBLED_TO_DECIDE)),
            },
          ]
        : []),
      {
        type: 'note',
        text: inForce
          ? t('commands:status.agreement', { version: inForce.agreement.version })
          : t('commands:status.no-agreement'),
      },
      { type: 'note', text: t('commands:status.you', { name: person.name, language, zone }) },
      {
        type: 'buttons',
        buttons: [
          {
            label: t('commands:help.buttons.list'),
            action: encodeAction({ verb: 'ticket-list', partnershipId: partnership.id, args: ['open', '1'] }),
            style: 'normal',
          },
          {
            label: t('commands:help.buttons.agreement'),
            action: encodeAction({ verb: 'agreement-show', partnershipId: partnership.id, args: [] }),
            style: 'normal',
          },
        ],
      },
    ],
  }
}

/** Messages for the person's own side that did not arrive, or may not have. */
async function undeliveredTo(context: PersonContext): Promise<readonly Delivery[]> {
  const { tx, partnership, person } = context
  const troubled = await tx.deliveries.troubled(TROUBLED_LOOKED_AT)
  return troubled
    .filter(
      ({ partnershipId, audience }) => partnershipId === partnership.id && mayRead(person.side, audience),
    )
    .filter(({ target }) => target.kind === 'channel' || sideOf(context, target.personId) === person.side)
    .slice(0, TROUBLED_SHOWN)
}

const undeliveredLine = (context: PersonContext, { target, state, reason, createdAt }: Delivery): string =>
  context.t(`commands:status.${state === 'uncertain' ? 'uncertain-line' : 'undelivered-line'}`, {
    to: target.kind === 'channel' ? target.channelId : nameOf(context, target.personId),
    at: formatInstantFor(context, createdAt, context.now),
    reason: reason ?? '',
  })

/** Two buttons each, numbered as they stand in the list where there are several. */
const decisions = ({ t, partnership }: PersonContext, troubled: readonly Delivery[]): readonly Button[] =>
  troubled.flatMap(({ id }, index) =>
    DECISIONS.map((decision) => ({
      label: t(`commands:status.${decision}`, { number: troubled.length > 1 ? ` ${index + 1}` : '' }),
      action: encodeAction({ verb: `delivery-${decision}`, partnershipId: partnership.id, args: [id] }),
      style: 'normal' as const,
    })),
  )

const TROUBLED_LOOKED_AT = 200
const TROUBLED_SHOWN = 10
/** More buttons would hide the rest on a phone; the next ones come up when these are decided. */
const TROUBLED_TO_DECIDE = 3

const personOf = ({ partnership }: PersonContext, id: string) =>
  partnership.people.find((person) => person.id === id)
const sideOf = (context: PersonContext, id: string) => personOf(context, id)?.side
const nameOf = (context: PersonContext, id: string) => personOf(context, id)?.name ?? id
