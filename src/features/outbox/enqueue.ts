import type { Card, CardVariants } from '../../chat/index.ts'
import {
  type Audience,
  mayRead,
  type Partnership,
  type Person,
  type Platform,
  SIDES,
  type Side,
} from '../../domain/partnership/partnership.ts'
import type { Delivery, DeliveryTarget, Fallback, Translate } from '../../ports/index.ts'
import type { Context } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { assertDeliverable } from './guard.ts'

/** What a feature wants to be said, before it is known by which messages. */
export interface Post {
  readonly audience: Audience
  readonly target: DeliveryTarget
  readonly variants: CardVariants
  readonly slot?: string
  readonly topic?: string
  readonly ticketId?: string
  readonly fallback?: Fallback
  readonly notBefore?: Date
  readonly notAfter?: Date
}

/** How a side's readers of a shared conversation read: the side's language and zone. */
export interface Reader {
  readonly side: Side
  readonly t: Translate
  readonly language: string
  readonly zone: string
  /** True where the other side reads too: what only the own side is told has no place there. */
  readonly shared: boolean
}

/** Renders a card once for each side that reads there. */
export function variantsFor(
  context: Pick<Context, 'partnership' | 'deps'>,
  readers: Audience,
  render: (reader: Reader) => Card,
): CardVariants {
  const reading = SIDES.filter((side) => mayRead(side, readers))
  return Object.fromEntries(
    reading.map((side) => [side, render(sideReader(context, side, readers === 'both'))]),
  )
}

function sideReader(context: Pick<Context, 'partnership' | 'deps'>, side: Side, shared: boolean): Reader {
  const { language, zone } = context.partnership.sides[side]
  return { side, language, zone, shared, t: context.deps.texts.in(language) }
}

/** Puts a message into the outbox, in the open transaction. A queued message of the same slot is replaced in place. */
export async function enqueue(context: Context, post: Post): Promise<void> {
  assertDeliverable(context.partnership, post.audience, post.target, post.variants)
  const { deliveries } = context.tx
  const waiting = post.slot ? await deliveries.queuedOfSlot(post.slot) : null
  if (waiting) return deliveries.update({ ...waiting, variants: post.variants, audience: post.audience })
  if (post.topic) await dropTopic(context, post.topic, 'overtaken', post.target)
  await deliveries.enqueue([newDelivery(context, post)])
}

/** Drops what is still waiting on a topic, for one target or for all: overtaken by a newer message or no longer true. */
export async function dropTopic(
  context: Context,
  topic: string,
  reason: 'overtaken' | 'settled',
  target?: DeliveryTarget,
): Promise<void> {
  const lane = target && laneOf(context.partnership, target)
  for (const delivery of await context.tx.deliveries.queuedOnTopic(topic))
    if (!lane || delivery.lane === lane)
      await context.tx.deliveries.update({ ...delivery, state: 'dropped', reason })
}

function newDelivery(context: Context, post: Post): Delivery {
  return {
    id: context.deps.newId(),
    partnershipId: context.partnership.id,
    audience: post.audience,
    target: post.target,
    variants: post.variants,
    lane: laneOf(context.partnership, post.target),
    slot: post.slot ?? null,
    topic: post.topic ?? null,
    ticketId: post.ticketId ?? null,
    fallback: post.fallback ?? null,
    notBefore: post.notBefore ?? context.now,
    ...(post.notAfter ? { notAfter: post.notAfter } : {}),
    state: 'queued',
    attempts: 0,
    firstAttemptAt: null,
    leaseUntil: null,
    sent: null,
    sentAt: null,
    reason: null,
    origin: context.origin,
    createdAt: context.now,
  }
}

/** One lane per destination, so that a slow or refused one holds up nobody else. */
const laneOf = (partnership: Partnership, target: DeliveryTarget): string =>
  target.kind === 'channel'
    ? channelLane(target.platform, target.channelId)
    : `${target.platform}/${partnership.id}/@${target.personId}`

export const channelLane = (platform: Platform, channelId: string): string => `${platform}/${channelId}`

/** The conversations of the connected platforms whose readers are exactly `readers`. */
export function channelsOf(
  context: Pick<Context, 'partnership' | 'deps'>,
  readers: Audience,
): DeliveryTarget[] {
  const connected = new Set(context.deps.platforms.map((platform) => platform.platform))
  return context.partnership.channels
    .filter((channel) => channel.audience === readers && connected.has(channel.platform))
    .map(({ platform, channelId }) => ({ kind: 'channel', platform, channelId, thread: null }))
}

/** How a person is reached in private: their first identity on a connected platform; null when there is none. */
export function privateTarget(deps: FeatureDeps, person: Person): DeliveryTarget | null {
  const connected = new Set(deps.platforms.map((platform) => platform.platform))
  const identity = person.identities.find((candidate) => connected.has(candidate.platform))
  return identity ? { kind: 'person', platform: identity.platform, personId: person.id } : null
}
