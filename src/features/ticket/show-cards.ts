import { viewFor } from '../../domain/escalation/visibility.ts'
import type { Audience } from '../../domain/partnership/partnership.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { DeliveryTarget } from '../../ports/index.ts'
import type { Context } from '../context.ts'
import { channelsOf, enqueue, privateTarget, type Reader, variantsFor } from '../outbox/enqueue.ts'
import { boardOf } from './board.ts'
import { ticketCard } from './ticket-card.ts'

/**
 * Brings the cards of a ticket up to date wherever they stand: one message in each conversation, changed in place. A
 * disclosed ticket stands in the shared channels; one that is or was internal also in its own side's channels, or with
 * its filer in private when that side has none.
 */
export async function showCards(context: Context, ticket: Ticket): Promise<void> {
  if (ticket.audience === 'both') await showIn(context, ticket, 'both', channelsOf(context, 'both'))
  if (ticket.internalKey === null) return
  const own = channelsOf(context, ticket.raiser)
  await showIn(context, ticket, ticket.raiser, own.length > 0 ? own : withFiler(context, ticket))
}

function withFiler(context: Context, ticket: Ticket): DeliveryTarget[] {
  const filer = context.partnership.people.find((person) => person.id === ticket.filedBy)
  const target = filer && privateTarget(context.deps, filer)
  return target ? [target] : []
}

async function showIn(
  context: Context,
  ticket: Ticket,
  readers: Audience,
  targets: readonly DeliveryTarget[],
): Promise<void> {
  const board = await boardOf(context, ticket)
  const sources = await context.tx.messages.ofTicket(ticket.id)
  const variants = variantsFor(context, readers, (reader: Reader) => {
    const view = viewFor(ticket, reader.side)
    if (!view) throw new Error('a card was asked for a side that may not see the ticket')
    return ticketCard(context, view, board.forSide(reader.side), reader)
  })
  for (const target of targets) {
    const place = target.kind === 'channel' ? `${target.platform}/${target.channelId}` : `@${target.personId}`
    const here = sources.filter(
      ({ ref }) =>
        target.kind === 'channel' && ref.platform === target.platform && ref.channelId === target.channelId,
    )
    const source = here.find(({ role }) => role === 'thread') ?? here.find(({ role }) => role === 'source')
    await enqueue(context, {
      audience: readers === 'both' ? 'both' : ticket.raiser,
      target: target.kind === 'channel' ? { ...target, thread: source?.ref.messageId ?? null } : target,
      variants,
      slot: `card/${ticket.id}/${place}`,
      ticketId: ticket.id,
    })
  }
}
