import { MINUTE } from '../calendar/local-date.ts'
import { type WorkCalendar, wholeDay } from '../calendar/work-calendar.ts'
import type { CheckInSpec, Side } from '../partnership/partnership.ts'
import { mapBurden } from './burden.ts'
import type { Slot } from './occurrence.ts'

export type SideCalendars = Readonly<Record<Side, WorkCalendar>>

/** No zone has been off the quarter hours of UTC since 1986: they are quarter hours on every clock. */
export const QUARTER = 15 * MINUTE

/**
 * Every slot that starts on a quarter hour of the date, local to the side whose weekday the check-in has, and falls on
 * working days of both sides only: each on its own clock, from the slot's first minute to its last. Earliest first.
 */
export const daySlots = (
  calendars: SideCalendars,
  { weekdayOf, minutes }: Pick<CheckInSpec, 'weekdayOf' | 'minutes'>,
  date: string,
): Slot[] => {
  const spans = wholeDay(calendars[weekdayOf].readings, date)
  const [first] = spans
  const last = spans.at(-1)
  if (!first || !last || !calendars[weekdayOf].isWorkingDay(date)) return []
  const end = last.end + minutes * MINUTE
  const brand = mapBurden(calendars.brand, first.start, end)
  const factory = mapBurden(calendars.factory, first.start, end)
  const slots: Slot[] = []
  for (const span of spans) {
    for (let start = Math.ceil(span.start / QUARTER) * QUARTER; start < span.end; start += QUARTER) {
      if (!brand.onWorkingDays(start, minutes) || !factory.onWorkingDays(start, minutes)) continue
      slots.push({
        start,
        burden: { brand: brand.burden(start, minutes), factory: factory.burden(start, minutes) },
      })
    }
  }
  return slots
}
