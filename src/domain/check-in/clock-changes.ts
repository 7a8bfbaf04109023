import { DAY, MINUTE } from '../calendar/local-date.ts'
import type { ZoneReadings } from '../calendar/zone-readings.ts'
import { SIDES, type Side } from '../partnership/partnership.ts'
import { timeOn } from './choose-slot.ts'
import type { SideCalendars } from './day-slots.ts'

/** How long before clocks change people are told. */
const NOTICE = 7 * DAY

/** A jump of the clocks of one zone. */
export interface ZoneChange {
  readonly at: Date
  /** Minutes the clock jumps: positive forward, negative back. */
  readonly shift: number
}

/** A check-in that takes place, as far as its time goes. */
interface Held {
  readonly start: Date
}

/** What a change of one side's clocks means for the check-in. */
export interface ClockChange extends ZoneChange {
  readonly side: Side
  /** The local date on which the clocks of `side` change. */
  readonly date: string
  /** When people are told: seven days of 24 hours before. */
  readonly tellAt: Date
  /** The last check-in before and the first one after. */
  readonly before: Held
  readonly after: Held
  /** Local times, `HH:mm`, of those two; equal when nothing moves for that side. */
  readonly times: Readonly<Record<Side, { readonly before: string; readonly after: string }>>
}

/** The changes in `[from, to)` of what a zone's clocks show, in order. */
export const zoneChanges = (readings: ZoneReadings, from: Date, to: Date): ZoneChange[] => {
  const offset = (instant: number): number => readings.at(instant) - instant
  const changes: ZoneChange[] = []
  for (let start = from.getTime(); start < to.getTime(); start += DAY) {
    const end = Math.min(start + DAY, to.getTime())
    if (offset(start) === offset(end - 1)) {
      // A jump at the very end belongs to the next stretch, which starts after it.
      if (end < to.getTime() && offset(end - 1) !== offset(end))
        changes.push({ at: new Date(end), shift: (offset(end) - offset(end - 1)) / MINUTE })
      continue
    }
    let before = start
    let after = end - 1
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2)
      if (offset(middle) === offset(start)) before = middle
      else after = middle
    }
    changes.push({ at: new Date(after), shift: (offset(after) - offset(before)) / MINUTE })
  }
  return changes
}

/**
 * The changes of either side's clocks between the first and the last of these check-ins, in order, with what moves on each
 * side's clock, in the order people are told. A change without a check-in before and one after it is not among them.
 */
export const clockChanges = (calendars: SideCalendars, held: readonly Held[]): ClockChange[] => {
  const [first] = held
  const last = held.at(-1)
  if (!first || !last) return []
  return SIDES.flatMap((side) =>
    zoneChanges(calendars[side].readings, first.start, last.start).flatMap((change): ClockChange[] => {
      const before = held.findLast(({ start }) => start < change.at)
      const after = held.find(({ start }) => start >= change.at)
      if (!before || !after) return []
      const times = (of: Side) => ({
        before: timeOn(calendars[of].readings, before.start.getTime()),
        after: timeOn(calendars[of].readings, after.start.getTime()),
      })
      return [
        {
          ...change,
          side,
          // The date the clocks still show when they jump: at midnight that is the one that ends.
          date: calendars[side].readings.dateAt(change.at.getTime() - 1),
          tellAt: new Date(change.at.getTime() - NOTICE),
          before,
          after,
          times: { brand: times('brand'), factory: times('factory') },
        },
      ]
    }),
  ).sort((a, b) => a.at.getTime() - b.at.getTime())
}
