import { HOUR, MINUTE, midnightReading } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { SIDES, type Side } from '../partnership/partnership.ts'
import type { SideCalendars } from './day-slots.ts'
import { closingDayAfter } from './working-day-before.ts'

/** Questions of a written check-in, in the order they are asked; `free` is what somebody says without a form. */
export const QUESTIONS = ['done', 'next', 'needed'] as const
export const FREE_ANSWER = 'free'

/** When people are asked, on their own clock. */
const ASKED_AT = 9 * HOUR + 30 * MINUTE

/** 09:30 of a local date on a calendar's clock, or the first instant after it where the clock jumps over it. */
export const askedAt = (calendar: WorkCalendar, date: string): Date =>
  new Date(calendar.readings.firstInstantOf(midnightReading(date) + ASKED_AT))

/**
 * A written check-in on a local date of each side: it begins when the first side is asked and closes with the last closing
 * of both sides' first working days after their own date, so that nobody's evening is needed.
 */
export const writtenRound = (
  calendars: SideCalendars,
  dates: Readonly<Record<Side, string>>,
): { readonly start: Date; readonly closesAt: Date } => ({
  start: new Date(Math.min(...SIDES.map((side) => askedAt(calendars[side], dates[side]).getTime()))),
  closesAt: new Date(
    Math.max(...SIDES.map((side) => closingDayAfter(calendars[side], dates[side]).getTime())),
  ),
})
