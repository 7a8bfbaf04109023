import { addDays, HOUR, midnightReading } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'

/** Nobody is closed for longer; a calendar without working days is not searched for ever. */
const LONGEST_CLOSURE = 60
/** When a day begins for somebody whose calendar has no working day. */
const PLAIN_OPENING = 9 * HOUR

/** The first opening of the last working day before a local date; 09:00 of the day before where there is none. */
export const openingDayBefore = (calendar: WorkCalendar, date: string): Date => {
  for (let back = 1; back <= LONGEST_CLOSURE; back++) {
    const [first] = calendar.dayIntervals(addDays(date, -back))
    if (first) return first.start
  }
  return new Date(calendar.readings.firstInstantOf(midnightReading(addDays(date, -1)) + PLAIN_OPENING))
}

/** The last closing of the first working day after a local date; the date's second midnight where there is none. */
export const closingDayAfter = (calendar: WorkCalendar, date: string): Date => {
  for (let ahead = 1; ahead <= LONGEST_CLOSURE; ahead++) {
    const last = calendar.dayIntervals(addDays(date, ahead)).at(-1)
    if (last) return last.end
  }
  return new Date(calendar.readings.firstInstantOf(midnightReading(addDays(date, 2))))
}
