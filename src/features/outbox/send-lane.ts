import type { MessageRef } from '../../chat/index.ts'
import { AppError, Forbidden, NotFound, RateLimited, Unavailable } from '../../errors.ts'
import {
  type ChatPlatform,
  type Delivery,
  type Destination,
  LANE_TIMER,
  type OutgoingMessage,
  type Tx,
  type WaitingLimits,
} from '../../ports/index.ts'
import type { FeatureDeps } from '../deps.ts'
import { type Doubt, doubtAbout, LEASE_MS, look } from './doubt.ts'
import { fallBack } from './fall-back.ts'

const MAX_ATTEMPTS = 12
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 600_000
/** So far the clock may go back without anybody having put it back. */
const CLOCK_TOLERANCE_MS = 60_000
/** A message is held for the night at most, and until the next morning. */
const LONGEST_HELD_MS = 25 * 3_600_000

/** Waits longer each time: 5 s, 10 s, 20 s … at most 10 minutes. */
const backOff = (attempts: number): number => Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS)

interface Attempt {
  readonly delivery: Delivery
  readonly message: OutgoingMessage
  readonly platform: ChatPlatform
  /** The message to change in place, null to post. */
  readonly existing: MessageRef | null
  /** Set when an earlier attempt may have arrived. */
  readonly doubt: Doubt | null
  /** The delivery as it was before this attempt was claimed. */
  readonly before: Delivery
}

/**
 * Sends what is due in one lane, one delivery after the other. Each is claimed in one transaction, sent outside of any,
 * and recorded in another, which also claims the next: a process that dies in between leaves a lease behind, and who
 * takes over looks first.
 */
export async function sendLane(deps: FeatureDeps, lane: string): Promise<void> {
  let next = await deps.store.transaction((tx) => claim(deps, tx, lane, false))
  while (next) {
    const attempt = next
    const outcome = await send(deps, attempt)
    // Whoever took over meanwhile looks, sends and records; a word of ours would only overwrite theirs.
    if (outcome.kind === 'too-late') return
    deps.metrics.delivery(outcome.kind)
    if (outcome.kind === 'sent')
      deps.metrics.lag('message', deps.clock.now().getTime() - attempt.delivery.notBefore.getTime())
    next = await deps.store.transaction(async (tx) => {
      await record(deps, tx, attempt, outcome)
      return claim(deps, tx, lane, true)
    })
    deps.logger.info(
      { origin: attempt.delivery.origin, delivery: attempt.delivery.id, lane, outcome: outcome.kind },
      'delivery',
    )
  }
}

/** @param recorded true when this transaction has recorded an attempt: the timer must not stay at its lease */
async function claim(deps: FeatureDeps, tx: Tx, lane: string, recorded: boolean): Promise<Attempt | null> {
  // Rows before the timer: whoever replaces a queued message takes them in this order.
  const delivery = await tx.deliveries.nextOfLane(lane)
  const held = await tx.timers.lock(LANE_TIMER, lane)
  const now = deps.clock.now()
  if (!held) {
    if (recorded) await tx.timers.set(LANE_TIMER, lane, now)
    return null
  }
  if (!delivery && (await tx.deliveries.nextOfLane(lane))) {
    // Put there while we were waiting for the timer, by somebody whose nudge may have come too early.
    await tx.timers.set(LANE_TIMER, lane, now)
    return null
  }
  if (!delivery) {
    await tx.timers.cancel(LANE_TIMER, lane)
    return null
  }
  const ready = delivery.state === 'sending' ? delivery.leaseUntil : delivery.notBefore
  if (ready && ready > now && !(await lanesAhead(tx, now)).includes(lane)) {
    await tx.timers.set(LANE_TIMER, lane, ready)
    return null
  }
  if (delivery.attempts >= MAX_ATTEMPTS) return giveUp(deps, tx, delivery, lane)
  const leaseUntil = new Date(now.getTime() + LEASE_MS)
  const claimed: Delivery = {
    ...delivery,
    state: 'sending',
    reason: null,
    attempts: delivery.attempts + 1,
    firstAttemptAt: delivery.firstAttemptAt ?? now,
    lastAttemptAt: now,
    doubtfulSince: doubtAbout(delivery)?.since ?? now,
    leaseUntil,
  }
  await tx.deliveries.update(claimed)
  await tx.timers.set(LANE_TIMER, lane, leaseUntil)
  return prepare(deps, tx, claimed, delivery)
}

/**
 * Lanes that wait for an instant somebody's wrong clock has set: with the clock put right it is too far ahead, by a week
 * perhaps, and their timers with it.
 */
export const lanesAhead = (tx: Tx, now: Date): Promise<readonly string[]> =>
  tx.deliveries.lanesAhead(waitingLimits(now))

const waitingLimits = (now: Date): WaitingLimits => ({
  stored: new Date(now.getTime() + CLOCK_TOLERANCE_MS),
  tried: new Date(now.getTime() + 2 * LONGEST_WAIT_MS),
  held: new Date(now.getTime() + LONGEST_HELD_MS),
})

/**
 * An attempt that fails in a way nobody foresaw must not hold up its lane for ever. One that may have arrived is listed as
 * such: nobody has been able to look.
 */
async function giveUp(deps: FeatureDeps, tx: Tx, delivery: Delivery, lane: string): Promise<null> {
  const posted = delivery.slot !== null && (await tx.deliveries.sentOfSlot(delivery.slot)) !== null
  await tx.deliveries.update({
    ...delivery,
    state: doubtAbout(delivery) && !posted ? 'uncertain' : 'failed',
    reason: delivery.reason ?? 'too-many-attempts',
    leaseUntil: null,
  })
  await tx.timers.set(LANE_TIMER, lane, deps.clock.now())
  return null
}

async function prepare(deps: FeatureDeps, tx: Tx, claimed: Delivery, before: Delivery): Promise<Attempt> {
  const platform = deps.platforms.find((candidate) => candidate.platform === claimed.target.platform)
  if (!platform) throw new AppError('platform-not-connected', { platform: claimed.target.platform })
  const destination = await destinationOf(tx, claimed)
  return {
    delivery: claimed,
    platform,
    message: { deliveryId: claimed.id, destination, variants: claimed.variants },
    existing: claimed.slot ? await tx.deliveries.sentOfSlot(claimed.slot) : null,
    doubt: doubtAbout(before),
    before,
  }
}

async function destinationOf(tx: Tx, { target, partnershipId }: Delivery): Promise<Destination> {
  if (target.kind === 'channel')
    return { kind: 'channel', channelId: target.channelId, thread: target.thread }
  const partnership = await tx.partnerships.get(partnershipId)
  const person = partnership?.people.find((candidate) => candidate.id === target.personId)
  const identity = person?.identities.find((candidate) => candidate.platform === target.platform)
  return { kind: 'person', userId: identity?.userId ?? '', workspaceId: identity?.workspaceId ?? null }
}

type Outcome = Recorded | { readonly kind: 'too-late' }

type Recorded =
  | { readonly kind: 'sent'; readonly ref: MessageRef }
  | { readonly kind: 'later'; readonly waitMs: number | null; readonly reason: string }
  /** It is unknown whether it arrived; `looked` when this attempt was to look, and sent nothing. */
  | {
      readonly kind: 'unclear'
      readonly reason: string
      readonly looked?: { readonly waitMs: number | null; readonly again: boolean }
    }
  | { readonly kind: 'refused'; readonly reason: string }
  /** Not sent: its time had passed. */
  | { readonly kind: 'stale' }

async function send(deps: FeatureDeps, attempt: Attempt): Promise<Outcome> {
  try {
    return (await changeInPlace(attempt)) ?? (await postOnce(deps, attempt))
  } catch (error) {
    if (error instanceof RateLimited) return { kind: 'later', waitMs: error.retryAfterMs, reason: error.code }
    if (error instanceof Unavailable) return { kind: 'unclear', reason: error.code }
    if (error instanceof NotFound || error instanceof Forbidden)
      return { kind: 'refused', reason: error.code }
    throw error
  }
}

/** Null when there is nothing to change: never posted, or removed by somebody. It is then posted anew. */
async function changeInPlace({ platform, existing, message }: Attempt): Promise<Outcome | null> {
  if (!existing) return null
  try {
    await platform.update(existing, message)
    return { kind: 'sent', ref: existing }
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

/**
 * Looks before it posts when an earlier attempt may have arrived. A process that was held up until its lease ended posts
 * nothing: another may be doing it.
 */
async function postOnce(
  deps: FeatureDeps,
  { platform, message, doubt, delivery }: Attempt,
): Promise<Outcome> {
  const looked = doubt && (await look(platform, message, doubt))
  switch (looked?.kind) {
    case 'found':
      return { kind: 'sent', ref: looked.ref }
    case 'later':
      return { kind: 'unclear', reason: looked.reason, looked: { waitMs: looked.waitMs, again: true } }
    case 'cannot':
      return { kind: 'unclear', reason: looked.reason, looked: { waitMs: null, again: false } }
  }
  const now = deps.clock.now()
  if (delivery.leaseUntil && now >= delivery.leaseUntil) return { kind: 'too-late' }
  if (delivery.notAfter && now >= delivery.notAfter) return { kind: 'stale' }
  return { kind: 'sent', ref: await platform.post(message) }
}

async function record(deps: FeatureDeps, tx: Tx, attempt: Attempt, outcome: Recorded): Promise<void> {
  const now = deps.clock.now()
  const { delivery } = attempt
  switch (outcome.kind) {
    case 'sent':
      await tx.deliveries.update({
        ...delivery,
        state: 'sent',
        sent: outcome.ref,
        sentAt: now,
        leaseUntil: null,
      })
      return linkCard(tx, delivery, outcome.ref, now)
    case 'later':
      return retry(tx, { ...delivery, reason: outcome.reason }, outcome.waitMs, now)
    case 'unclear':
      return unclear(tx, attempt, outcome, now)
    case 'stale':
      return tx.deliveries.update({ ...delivery, state: 'dropped', reason: 'stale', leaseUntil: null })
    case 'refused':
      await tx.deliveries.update({ ...delivery, state: 'failed', reason: outcome.reason, leaseUntil: null })
      return fallBack(deps, tx, delivery)
  }
}

async function retry(tx: Tx, delivery: Delivery, waitMs: number | null, now: Date): Promise<void> {
  const at = new Date(now.getTime() + Math.min(waitMs ?? backOff(delivery.attempts), LONGEST_WAIT_MS))
  await tx.deliveries.update({
    ...delivery,
    notBefore: at,
    leaseUntil: delivery.state === 'sending' ? at : null,
  })
}

/** Where the platform can be asked, the next attempt looks first; elsewhere it is listed, never sent twice blindly. */
async function unclear(
  tx: Tx,
  { delivery, before, platform, existing }: Attempt,
  { reason, looked }: Recorded & { readonly kind: 'unclear' },
  now: Date,
): Promise<void> {
  // An attempt that only looked has sent nothing: the span in question stays as it was.
  const { doubtfulSince, lastAttemptAt } = looked
    ? before
    : { ...delivery, doubtfulSince: delivery.lastAttemptAt }
  const doubtful: Delivery = { ...delivery, reason, doubtfulSince, lastAttemptAt }
  if (existing) return retry(tx, doubtful, null, now)
  if (looked?.again ?? platform.capabilities.findable) return retry(tx, doubtful, looked?.waitMs ?? null, now)
  await tx.deliveries.update({ ...doubtful, state: 'uncertain', leaseUntil: null })
}

async function linkCard(tx: Tx, delivery: Delivery, ref: MessageRef, now: Date): Promise<void> {
  if (!delivery.ticketId) return
  await tx.messages.link({
    ref,
    ticketId: delivery.ticketId,
    role: 'card',
    audience: delivery.audience,
    personId: null,
    side: null,
    postedAt: now,
    deletedAt: null,
  })
}
