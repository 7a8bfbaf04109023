import { type Card, encodeAction } from '../../chat/index.ts'
import { keyFor, type Ticket } from '../../domain/ticket/ticket.ts'
import type { PersonContext } from '../context.ts'

/** Told to who reported somewhere else than where the card now stands. */
export function filedCard(context: PersonContext, ticket: Ticket): Card {
  const { t, partnership, person } = context
  const key = keyFor(ticket, person.side) ?? ''
  const side = partnership.sides[person.side].name
  const text = t(ticket.audience === 'both' ? 'ticket:filed.both' : 'ticket:filed.own', { key, side })
  return {
    title: `${key} · ${ticket.fields.title}`,
    tone: 'good',
    summary: text,
    elements: [
      { type: 'text', text },
      {
        type: 'buttons',
        buttons: [
          {
            label: t('ticket:buttons.open'),
            action: encodeAction({ verb: 'ticket-open', partnershipId: partnership.id, args: [key] }),
            style: 'primary',
          },
        ],
      },
    ],
  }
}
