import { addDays, weekdayOf as isoWeekday } from '../calendar/local-date.ts'
import { wholeDay } from '../calendar/work-calendar.ts'
import { type CheckInSpec, otherSide, type Side } from '../partnership/partnership.ts'
import { daySlots, type SideCalendars } from './day-slots.ts'
import type { PassedOver, Slot } from './occurrence.ts'

/** A day a check-in may be on. */
export interface WeekDay {
  /** Local to the side whose weekday the check-in has. */
  readonly date: string
  /** Looked up when asked for: most weeks need their first day only. */
  slots(): readonly Slot[]
  /** The days off of either side that leave the day fewer slots, or none. */
  inTheWay(): readonly PassedOver[]
}

export interface Week {
  /** The brand's Monday. */
  readonly monday: string
  /** The date of the check-in's own weekday. */
  readonly wanted: string
  /** The wanted day, then the others of the week, nearest first and the earlier of two equally near. */
  days(): Iterable<WeekDay>
}

/** The Monday on or before a date. */
export const mondayOf = (date: string): string => addDays(date, 1 - isoWeekday(date))

/**
 * The days of one week, the brand's Monday to Sunday. Days are counted on the calendar of `spec.weekdayOf`; a slot that
 * was moved must start within the brand's week on the brand's own clock too, so that two weeks never share a slot.
 */
export const weekOf = (calendars: SideCalendars, spec: CheckInSpec, monday: string): Week => {
  const wanted = addDays(monday, spec.weekday - 1)
  const inWeek = ({ start }: Slot): boolean => {
    const date = calendars.brand.readings.dateAt(start)
    return monday <= date && date <= addDays(monday, 6)
  }
  return {
    monday,
    wanted,
    *days() {
      for (const distance of DISTANCES) {
        const place = spec.weekday + distance
        if (place < 1 || place > 7) continue
        const date = addDays(wanted, distance)
        yield {
          date,
          slots: once(() => daySlots(calendars, spec, date).filter((slot) => distance === 0 || inWeek(slot))),
          inTheWay: () => daysOffAround(calendars, spec.weekdayOf, date),
        }
      }
    },
  }
}

const DISTANCES = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6]

/** The day off on the date itself; when there is none, those of the other side on the dates it has meanwhile. */
const daysOffAround = (calendars: SideCalendars, side: Side, date: string): PassedOver[] => {
  const dayOff = calendars[side].dayOff(date)
  if (dayOff) return [{ date, side, dayOff }]
  const other = otherSide(side)
  return datesMeanwhile(calendars, side, date).flatMap((day): PassedOver[] => {
    const off = calendars[other].dayOff(day)
    return off ? [{ date: day, side: other, dayOff: off }] : []
  })
}

/** The other side's local dates while it is `date` on one side's clock: two, mostly; three at the date line. */
const datesMeanwhile = (calendars: SideCalendars, side: Side, date: string): string[] => {
  const { readings } = calendars[otherSide(side)]
  const dates: string[] = []
  for (const { start, end } of wholeDay(calendars[side].readings, date)) {
    for (let day = readings.dateAt(start); day <= readings.dateAt(end - 1); day = addDays(day, 1))
      if (!dates.includes(day)) dates.push(day)
  }
  return dates
}

const once = <Value>(find: () => Value): (() => Value) => {
  let found: { readonly value: Value } | null = null
  return () => {
    found ??= { value: find() }
    return found.value
  }
}
