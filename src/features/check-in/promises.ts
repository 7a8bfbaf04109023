import type { FormValues } from '../../chat/index.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import {
  applyPromiseAct,
  markLate,
  type PromiseOutcome,
  type TrackedPromise,
} from '../../domain/promise/promise.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import { type Context, openContext, type PersonContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { actorOf } from '../ticket/find-ticket.ts'
import { tell } from './post.ts'
import { button } from './readers.ts'
import { card } from './reminders.ts'
import { ask, done, words } from './replies.ts'

/** Timers of this kind fire when a promise is due; the subject is its id. */
export const PROMISE_TIMER = 'promise'

/** Stores what became of a promise, with its history and its timer; a new one is told to its owner. */
export async function keepPromise(
  context: Context,
  { promise, records }: PromiseOutcome,
  isNew: boolean,
): Promise<void> {
  const { tx, partnership, now } = context
  if (isNew) await tx.promises.insert(promise)
  else await tx.promises.update(promise)
  const person = 'person' in context ? (context as PersonContext).person : null
  const ticketId = promise.origin.kind === 'ticket' ? promise.origin.ticketId : null
  await tx.history.append(
    records.map((record) => ({
      ...{ ...record, partnershipId: partnership.id, ticketId, at: now },
      ...{ personId: person?.id ?? null, personName: person?.name ?? null, side: person?.side ?? null },
    })),
  )
  if (promise.settledAt === null && promise.state === 'open' && promise.due)
    await tx.timers.set(PROMISE_TIMER, promise.id, new Date(promise.due.getTime() + 1))
  else await tx.timers.cancel(PROMISE_TIMER, promise.id)
  if (isNew) await tellOwner(context, promise, 'new')
}

/** Its date has passed unkept: from now on it is late, and its owner is told. */
export async function runPromise(deps: FeatureDeps, id: string, token: string | null): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const found = await tx.promises.get(id)
    const context = found && (await openContext(deps, tx, found.partnershipId, deps.newId()))
    const timer = context && (await tx.timers.lock(PROMISE_TIMER, id))
    if (!context || !timer || (token !== null && timer.token !== token)) return
    if (timer.dueAt > context.now) return tx.timers.set(PROMISE_TIMER, id, timer.dueAt)
    const promise = await tx.promises.get(id)
    if (!promise) return tx.timers.cancel(PROMISE_TIMER, id)
    const outcome = markLate(promise, context.now)
    await keepPromise(context, outcome, false)
    if (outcome.promise !== promise) await tellOwner(context, outcome.promise, 'late')
  })
}

async function tellOwner(context: Context, promise: TrackedPromise, what: 'new' | 'late'): Promise<void> {
  const { partnership, now } = context
  const owner = partnership.people.find(({ id }) => id === promise.owner)
  if (!owner) return
  await tell(context, owner, {}, (reader) => {
    const { t } = reader
    const due = promise.due ? formatInstantFor(reader, promise.due, now) : ''
    return {
      ...card(t(`meeting:promise.${what}`, { due }), what === 'late' ? 'warning' : 'normal'),
      elements: [
        { type: 'quote', text: promise.text, by: null, language: null },
        {
          type: 'buttons',
          buttons: [
            button(t, partnership, 'kept', [promise.id], 'primary'),
            button(t, partnership, 'drop', [promise.id]),
          ],
        },
      ],
    }
  })
}

/** *Kept*. */
export async function kept(context: PersonContext, id: string): Promise<InboundReply> {
  const promise = await findPromise(context, id)
  const outcome = applyPromiseAct(promise, { act: 'keep' }, actorOf(context), context.now)
  await keepPromise(context, outcome, false)
  return done(context.t('meeting:promise.kept', { text: promise.text }))
}

/** *Drop it*: asks why, because the other side reads it. */
export async function drop(context: PersonContext, id: string): Promise<InboundReply> {
  const promise = await findPromise(context, id)
  applyPromiseAct(promise, { act: 'drop', reason: '–' }, actorOf(context), context.now)
  return ask(context, 'drop', [id], [words(context, 'reason')])
}

export async function submittedDrop(
  context: PersonContext,
  id: string,
  values: FormValues,
): Promise<InboundReply> {
  const promise = await findPromise(context, id)
  const reason = values.reason ?? ''
  const outcome = applyPromiseAct(promise, { act: 'drop', reason }, actorOf(context), context.now)
  await keepPromise(context, outcome, false)
  return done(context.t('meeting:promise.dropped', { text: promise.text }))
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function findPromise({ tx, partnership }: PersonContext, id: string): Promise<TrackedPromise> {
  const promise = UUID.test(id) ? await tx.promises.get(id) : null
  if (!promise || promise.partnershipId !== partnership.id) throw new UserError('promise-not-found')
  return promise
}
