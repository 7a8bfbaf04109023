import { addDays } from '../../domain/calendar/local-date.ts'
import { refreshPlan } from '../../domain/check-in/refresh-plan.ts'
import { mondayOf } from '../../domain/check-in/week-days.ts'
import { type Context, openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { tellClockChanges } from './clock-changes.ts'
import { saveCheckIn } from './save-check-in.ts'
import { CHECK_IN_TIMER, CLOCK_CHANGE_TIMER, PLAN_TIMER } from './timer-names.ts'

/** Plans the next check-ins and says when to plan again: as the next week begins. Doing it twice changes nothing. */
export async function plan(context: Context): Promise<void> {
  const { tx, partnership, calendars, now, deps } = context
  const { id, checkIn: spec } = partnership
  if (!spec) return forget(context)
  const week = mondayOf(calendars.brand.localDate(now))
  const state = {
    ...{ partnershipId: id, spec, calendars, now, newId: deps.newId, hash: deps.hash },
    settings: await tx.checkIns.settings(id),
    existing: await tx.checkIns.fromWeek(id, week),
    ledger: await tx.checkIns.ledger(id),
  }
  const { changed, settings } = refreshPlan(state)
  if (settings.keptFor !== state.settings.keptFor || settings.keptTime !== state.settings.keptTime)
    await tx.checkIns.saveSettings(id, settings)
  for (const checkIn of changed) await saveCheckIn(context, checkIn)
  await tellClockChanges(context)
  await tx.timers.set(PLAN_TIMER, id, new Date(`${addDays(week, 7)}T12:00:00Z`))
}

/** The partnership has no weekly check-in any more: what was only planned will never be. */
async function forget({ tx, partnership }: Context): Promise<void> {
  const ahead = await tx.checkIns.ahead(partnership.id)
  const planned = ahead.filter(({ state }) => state === 'planned').map(({ id }) => id)
  await tx.checkIns.remove(planned)
  for (const id of planned) await tx.timers.cancel(CHECK_IN_TIMER, id)
  await tx.timers.cancel(PLAN_TIMER, partnership.id)
  await tx.timers.cancel(CLOCK_CHANGE_TIMER, partnership.id)
}

/** The plan's timer went off; a token that is no longer the timer's means that somebody has planned meanwhile. */
export async function runPlan(deps: FeatureDeps, partnershipId: string, token: string | null): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const context = await openContext(deps, tx, partnershipId, deps.newId())
    const timer = context && (await tx.timers.lock(PLAN_TIMER, partnershipId))
    if (!context || !timer || (token !== null && timer.token !== token)) return
    if (timer.dueAt > context.now) return tx.timers.set(PLAN_TIMER, partnershipId, timer.dueAt)
    await plan(context)
  })
}

/** For the rhythm: every partnership has its plan, whatever changed while nobody looked. */
export async function planAll(deps: FeatureDeps): Promise<void> {
  const ids = await deps.store.transaction((tx) => tx.partnerships.ids())
  for (const id of ids)
    await deps.store.transaction(async (tx) => {
      const context = await openContext(deps, tx, id, deps.newId())
      if (context) await plan(context)
    })
}
