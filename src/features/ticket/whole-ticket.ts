import { timingSafeEqual } from 'node:crypto'
import type { Card } from '../../chat/index.ts'
import { viewFor } from '../../domain/escalation/visibility.ts'
import { type Audience, otherSide, SIDES } from '../../domain/partnership/partnership.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { WholeTickets } from '../../ports/index.ts'
import { type Context, openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { linkKey } from '../link-key.ts'
import { boardOf } from './board.ts'
import { ticketCard } from './ticket-card.ts'
import { DAY_MS, macOf } from './whole-address.ts'

export function createWholeTickets(deps: FeatureDeps): WholeTickets {
  return {
    read: (secret, language) =>
      deps.store.transaction(async (tx) => {
        const [body = '', mac = ''] = secret.split('.')
        const wanted = decode(body)
        if (!wanted || !same(mac, macOf(await linkKey({ deps, tx }), body))) return null
        const [id, readers, until] = wanted
        if (deps.clock.now().getTime() >= until * DAY_MS) return null
        const found = await tx.tickets.get(id)
        const context = found && (await openContext(deps, tx, found.partnershipId, deps.newId()))
        const ticket = context && (await tx.tickets.get(id))
        return context && ticket ? cardFor(context, ticket, readers, language) : null
      }),
  }
}

/** Where both read, what the side that knows less may know, and nothing that is told to one of them alone. */
async function cardFor(
  context: Context,
  ticket: Ticket,
  readers: Audience,
  language: string,
): Promise<Card | null> {
  const side = readers === 'both' ? otherSide(ticket.raiser) : readers
  const view = viewFor(ticket, side)
  if (!view || (readers === 'both' && ticket.audience !== 'both')) return null
  const board = (await boardOf(context, ticket)).forSide(side)
  const { zone } = context.partnership.sides[side]
  const reader = { side, t: context.deps.texts.in(language), language, zone, shared: readers === 'both' }
  const card = ticketCard(context, view, { ...board, wholeUrl: () => null }, reader)
  return { ...card, elements: card.elements.filter(({ type }) => type !== 'buttons') }
}

function decode(body: string): readonly [id: string, readers: Audience, until: number] | null {
  try {
    const [id, readers, until] = JSON.parse(Buffer.from(body, 'base64url').toString())
    const known = [...SIDES, 'both' as const].find((audience) => audience === readers)
    return known && typeof id === 'string' && UUID.test(id) && Number.isSafeInteger(until)
      ? [id, known, until]
      : null
  } catch {
    return null
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
