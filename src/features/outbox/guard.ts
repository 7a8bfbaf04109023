import type { CardVariants } from '../../chat/index.ts'
import { type Audience, mayRead, type Partnership, SIDES } from '../../domain/partnership/partnership.ts'
import { AppError } from '../../errors.ts'
import type { DeliveryTarget } from '../../ports/index.ts'

/** Who will read what is sent to the target. Throws `destination-unknown` for one that is not of the partnership. */
function readersOf(partnership: Partnership, target: DeliveryTarget): Audience {
  if (target.kind === 'person') {
    const person = partnership.people.find((candidate) => candidate.id === target.personId)
    if (person) return person.side
    throw new AppError('destination-unknown', { target: target.personId })
  }
  const channel = partnership.channels.find(
    (candidate) => candidate.platform === target.platform && candidate.channelId === target.channelId,
  )
  if (channel) return channel.audience
  throw new AppError('destination-unknown', { target: target.channelId })
}

/**
 * The last gate before the outbox: content for one side never goes where the other side reads, and a delivery carries
 * no variant for a side that does not read there. Throws `destination-refused`.
 */
export function assertDeliverable(
  partnership: Partnership,
  audience: Audience,
  target: DeliveryTarget,
  variants: CardVariants,
): void {
  const readers = readersOf(partnership, target)
  const reading = SIDES.filter((side) => readers === 'both' || readers === side)
  const allowed = reading.every((side) => mayRead(side, audience) && variants[side])
  const leaking = SIDES.some((side) => variants[side] && !reading.includes(side))
  if (!allowed || leaking) throw new AppError('destination-refused', { audience, readers })
}
