import type { Card } from '../../chat/index.ts'
import { addDays } from '../../domain/calendar/local-date.ts'
import { createZoneReadings } from '../../domain/calendar/zone-readings.ts'
import { clockChangeText } from '../../domain/check-in/check-in-text.ts'
import { timeOn } from '../../domain/check-in/choose-slot.ts'
import { type ClockChange, clockChanges } from '../../domain/check-in/clock-changes.ts'
import { mondayOf } from '../../domain/check-in/week-days.ts'
import { zoneOf } from '../../domain/partnership/partnership.ts'
import { type Context, openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import type { Reader } from '../outbox/enqueue.ts'
import { tell } from './post.ts'
import { CLOCK_CHANGE_TIMER } from './timer-names.ts'

/** Far enough back for the last check-in before a change, over weeks without one. */
const WEEKS_BACK = 4

/**
 * Tells everybody, once for each change of either side's clocks, what becomes of the check-in's time on their own clock: a
 * week before, in their working hours. Says when to look again. In writing there is no time to move.
 */
export async function tellClockChanges(context: Context): Promise<void> {
  const { tx, partnership, calendars, now } = context
  const changes = (await changesAhead(context)).filter(({ at }) => at > now)
  for (const change of changes.filter(({ tellAt }) => tellAt <= now)) {
    const told = `${CLOCK_CHANGE_TIMER}/${partnership.id}/${change.side}/${change.date}`
    if ((await tx.settings.get(told)) !== null) continue
    await tx.settings.set(told, now.toISOString())
    for (const person of partnership.people) {
      // Clocks change on Sundays: a week before, the next working hour is more than a day away.
      const notBefore = calendars[person.side].withZone(zoneOf(partnership, person)).nextOpening(now)
      const when = { notBefore, notAfter: change.after.start }
      await tell(context, person, when, (reader) => cardOf(context, change, reader))
    }
  }
  const next = changes.find(({ tellAt }) => tellAt > now)
  if (next) await tx.timers.set(CLOCK_CHANGE_TIMER, partnership.id, next.tellAt)
  else await tx.timers.cancel(CLOCK_CHANGE_TIMER, partnership.id)
}

async function changesAhead({ tx, partnership, calendars, now }: Context): Promise<ClockChange[]> {
  const week = addDays(mondayOf(calendars.brand.localDate(now)), -7 * WEEKS_BACK)
  const checkIns = await tx.checkIns.fromWeek(partnership.id, week)
  const held = checkIns.flatMap(({ start, state, mode, extra }) =>
    start && state !== 'skipped' && mode === 'live' && !extra ? [{ start }] : [],
  )
  return clockChanges(
    calendars,
    held.sort((a, b) => a.start.getTime() - b.start.getTime()),
  )
}

/** Times are those on the reader's own clock, wherever they live. */
function cardOf({ partnership }: Context, change: ClockChange, { side, zone, t, language }: Reader): Card {
  const readings = createZoneReadings(zone)
  const times = {
    before: timeOn(readings, change.before.start.getTime()),
    after: timeOn(readings, change.after.start.getTime()),
  }
  const own = { ...change, times: { ...change.times, [side]: times } }
  const text = clockChangeText(own, side, partnership.sides, { t, language })
  const moves = times.before !== times.after
  const title = t(`pictures:clocks.${moves ? 'moves' : 'stays'}`)
  return { title, tone: moves ? 'warning' : 'normal', summary: text, elements: [{ type: 'text', text }] }
}

/** The timer went off; a token that is no longer the timer's means that somebody has looked meanwhile. */
export async function runClockChange(
  deps: FeatureDeps,
  partnershipId: string,
  token: string | null,
): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const context = await openContext(deps, tx, partnershipId, deps.newId())
    const timer = context && (await tx.timers.lock(CLOCK_CHANGE_TIMER, partnershipId))
    if (!context || !timer || (token !== null && timer.token !== token)) return
    if (timer.dueAt > context.now) return tx.timers.set(CLOCK_CHANGE_TIMER, partnershipId, timer.dueAt)
    await tellClockChanges(context)
  })
}
