import { mayRead, type Person } from '../../domain/partnership/partnership.ts'
import { AppError, UserError } from '../../errors.ts'
import type { Delivery, Tx } from '../../ports/index.ts'
import { type Context, openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { showCards } from '../ticket/show-cards.ts'
import { assertDeliverable } from './guard.ts'

/** What a person decides about a message that did not, or may not have arrived. */
export const DECISIONS = ['again', 'let-go'] as const
export type Decision = (typeof DECISIONS)[number]

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Sends such a message again, or lets it go; either way it is not listed any more. A card is sent as it would be now. By
 * whom: somebody of a side that may read it, or the host's operator (null).
 * @throws UserError `delivery-unknown`, `delivery-settled`, `delivery-unsendable`
 */
export async function settleDoubt(
  deps: FeatureDeps,
  tx: Tx,
  id: string,
  decision: Decision,
  by: Person | null,
): Promise<void> {
  const origin = deps.newId()
  const found = UUID.test(id) ? await tx.deliveries.get(id) : null
  const context = found && (await openContext(deps, tx, found.partnershipId, origin))
  // Read again under the lock.
  const delivery = context && (await tx.deliveries.get(id))
  if (!context || !delivery || !mayDecide(context, delivery, by)) throw new UserError('delivery-unknown')
  if (delivery.state !== 'uncertain' && delivery.state !== 'failed') throw new UserError('delivery-settled')
  deps.logger.info(
    { origin, delivery: id, decision, by: by?.id ?? 'operator' },
    'a delivery was decided about',
  )
  if (decision === 'let-go') return tx.deliveries.update({ ...delivery, state: 'dropped', reason: 'let-go' })
  await sendAgain(context, delivery)
}

const mayDecide = (
  { partnership }: Context,
  { partnershipId, audience, target }: Delivery,
  by: Person | null,
) => {
  if (by === null) return true
  const reader =
    target.kind === 'channel' ||
    partnership.people.some(({ id, side }) => id === target.personId && side === by.side)
  return (
    partnershipId === partnership.id &&
    partnership.people.some(({ id }) => id === by.id) &&
    mayRead(by.side, audience) &&
    reader
  )
}

async function sendAgain(context: Context, delivery: Delivery): Promise<void> {
  const { tx, now, partnership } = context
  const ticket = delivery.slot && delivery.ticketId ? await tx.tickets.get(delivery.ticketId) : null
  if (ticket) {
    await tx.deliveries.update({ ...delivery, state: 'dropped', reason: 'sent-again' })
    return showCards(context, ticket)
  }
  try {
    assertDeliverable(partnership, delivery.audience, delivery.target, delivery.variants)
  } catch (error) {
    // The channel or person left the partnership, or the content was erased since.
    if (error instanceof AppError) throw new UserError('delivery-unsendable', {}, { cause: error })
    throw error
  }
  await tx.deliveries.enqueue([
    {
      ...delivery,
      ...{ state: 'queued', reason: null, attempts: 0, notBefore: now, leaseUntil: null },
      ...{ firstAttemptAt: null, lastAttemptAt: null, doubtfulSince: null },
    },
  ])
}
