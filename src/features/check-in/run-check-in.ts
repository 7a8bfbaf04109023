import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { type CheckInStep, isStale, noteStep } from '../../domain/check-in/check-in-steps.ts'
import { type Context, openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { publish } from './agenda.ts'
import { finish } from './finish.ts'
import { remindDayBefore, remindSoon, tellNobodyComes } from './reminders.ts'
import { dueStep, saveCheckIn } from './save-check-in.ts'
import { CHECK_IN_TIMER } from './timer-names.ts'
import { askPerson, closeRound } from './written.ts'

/**
 * A check-in's timer went off: everything that is due is done, once, in order. What would only be stale is noted and not
 * said. Takes the partnership's lock, then the timer; an old token does nothing.
 */
export async function runCheckIn(deps: FeatureDeps, id: string, token: string | null): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const found = await tx.checkIns.get(id)
    const context = found && (await openContext(deps, tx, found.partnershipId, deps.newId()))
    const timer = context && (await tx.timers.lock(CHECK_IN_TIMER, id))
    if (!context || !timer || (token !== null && timer.token !== token)) return
    if (timer.dueAt > context.now) return tx.timers.set(CHECK_IN_TIMER, id, timer.dueAt)
    const checkIn = await tx.checkIns.get(id)
    if (!checkIn) return tx.timers.cancel(CHECK_IN_TIMER, id)
    deps.metrics.lag('clock', context.now.getTime() - timer.dueAt.getTime())
    await saveCheckIn(context, await takeDueSteps(context, checkIn))
  })
}

async function takeDueSteps(context: Context, given: CheckIn): Promise<CheckIn> {
  let checkIn = given
  for (;;) {
    const step = dueStep(context, checkIn)
    if (!step || step.at > context.now) return checkIn
    const stale = isStale(step, context.now)
    checkIn = noteStep(checkIn, step, stale)
    if (!stale) checkIn = await take(context, checkIn, step)
  }
}

async function take(context: Context, checkIn: CheckIn, step: CheckInStep): Promise<CheckIn> {
  switch (step.kind) {
    case 'agenda':
      return publish(context, checkIn)
    case 'day':
      await remindDayBefore(context, checkIn, step)
      return checkIn
    case 'count':
      await tellNobodyComes(context, checkIn)
      return checkIn
    case 'soon':
      await remindSoon(context, checkIn)
      return checkIn
    case 'ask':
      await askPerson(context, checkIn, step)
      return checkIn
    case 'end':
      return checkIn.mode === 'live' ? finish(context, checkIn) : closeRound(context, checkIn)
  }
}
