import { UserError } from '../../errors.ts'
import type { Audience, Side } from '../partnership/partnership.ts'
import { mayRead } from '../partnership/partnership.ts'
import { requireText } from '../ticket/field-rules.ts'
import type { Actor } from '../ticket/permissions.ts'
import type { TicketRecord } from '../ticket/ticket-record.ts'

const PROMISE_STATES = ['open', 'kept', 'late', 'dropped'] as const
type PromiseState = (typeof PROMISE_STATES)[number]

/** Where a promise was made. A message is named by the id its record has in the store. */
type PromiseOrigin =
  | { readonly kind: 'ticket'; readonly ticketId: string }
  | { readonly kind: 'message'; readonly messageId: string }
  | { readonly kind: 'check-in'; readonly checkInId: string }

/**
 * What somebody undertook. `late` is still owed; `kept` and `dropped` are the end. Named apart from the language's own
 * `Promise`.
 */
export interface TrackedPromise {
  readonly id: string
  readonly partnershipId: string
  /** The side that undertook it. */
  readonly side: Side
  readonly audience: Audience
  readonly origin: PromiseOrigin
  /** Person id; null while nobody is named. */
  readonly owner: string | null
  readonly text: string
  /** Null while no date is named. */
  readonly due: Date | null
  readonly state: PromiseState
  readonly madeAt: Date
  /** When it was kept or dropped. */
  readonly settledAt: Date | null
  /** True once due has passed unkept; a new due does not undo it. */
  readonly wasLate: boolean
}

export type PromiseAct =
  | { readonly act: 'keep' }
  | { readonly act: 'drop'; readonly reason: string }
  /** `owner` is a person of the side that promised. */
  | { readonly act: 'assign'; readonly owner: string }
  | { readonly act: 'set-due'; readonly due: Date | null }

export interface PromiseOutcome {
  readonly promise: TrackedPromise
  readonly records: readonly TicketRecord[]
}

/**
 * A new promise, open; owner and due may be asked for later.
 * @throws UserError `text-required`
 */
export const createPromise = (
  input: Pick<
    TrackedPromise,
    'id' | 'partnershipId' | 'side' | 'audience' | 'origin' | 'owner' | 'text' | 'due' | 'madeAt'
  >,
): PromiseOutcome => {
  const text = requireText(input.text, 'text-required', { act: 'promise' })
  const promise: TrackedPromise = { ...input, text, state: 'open', settledAt: null, wasLate: false }
  const { owner, due } = promise
  return {
    promise,
    records: [{ what: 'promise-made', audience: promise.audience, old: null, new: { text, owner, due } }],
  }
}

/**
 * Does an act at `now`. Only people of the side that promised may; a new date after the old one has passed opens the
 * promise again, and it stays known that it was late.
 * @throws UserError `promise-not-found` for readers who may not know of it, `not-your-side`, `promise-settled`,
 * `reason-required`, `due-past`
 */
export const applyPromiseAct = (
  promise: TrackedPromise,
  act: PromiseAct,
  actor: Actor,
  now: Date,
): PromiseOutcome => {
  if (promise.partnershipId !== actor.partnershipId || !mayRead(actor.side, promise.audience)) {
    throw new UserError('promise-not-found')
  }
  if (actor.side !== promise.side) throw new UserError('not-your-side', { act: act.act, side: promise.side })
  if (promise.settledAt !== null) throw new UserError('promise-settled', { state: promise.state })
  const current = markLate(promise, now)
  const result = perform(current.promise, act, now)
  return { promise: result.promise, records: [...current.records, ...result.records] }
}

/** Marks an open promise whose due has passed; unchanged, without a record, in every other case. Due itself is in time. */
export const markLate = (promise: TrackedPromise, now: Date): PromiseOutcome => {
  if (promise.state !== 'open' || promise.due === null || !(promise.due < now)) {
    return { promise, records: [] }
  }
  return {
    promise: { ...promise, state: 'late', wasLate: true },
    records: [{ what: 'promise-late', audience: promise.audience, old: null, new: { due: promise.due } }],
  }
}

const perform = (promise: TrackedPromise, act: PromiseAct, now: Date): PromiseOutcome => {
  const outcome = (
    what: string,
    changes: Partial<TrackedPromise>,
    old: unknown,
    news: unknown,
  ): PromiseOutcome => ({
    promise: { ...promise, ...changes },
    records: [{ what, audience: promise.audience, old, new: news }],
  })
  switch (act.act) {
    case 'keep':
      return outcome('promise-kept', { state: 'kept', settledAt: now }, null, {
        late: promise.state === 'late',
      })
    case 'drop': {
      const reason = requireText(act.reason, 'reason-required', { act: 'drop' })
      return outcome('promise-dropped', { state: 'dropped', settledAt: now }, null, { reason })
    }
    case 'assign':
      return outcome('promise-assigned', { owner: act.owner }, promise.owner, act.owner)
    case 'set-due': {
      if (act.due !== null && !(act.due > now)) throw new UserError('due-past')
      // A late promise without a date would be neither late nor open: it needs a new date.
      if (act.due === null && promise.state === 'late') throw new UserError('due-past')
      return outcome('promise-due-set', { due: act.due, state: 'open' }, promise.due, act.due)
    }
  }
}
