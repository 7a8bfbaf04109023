import { AppError } from '../../errors.ts'
import type { ClockKind } from '../agreement/agreement.ts'
import { DAY } from '../calendar/local-date.ts'
import { advance, intersect, measure, retreat, type Timeline } from '../calendar/timeline.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { otherSide, type Side } from '../partnership/partnership.ts'
import { createDayPlan, nthDate } from './day-positions.ts'
import type { Duration } from './duration.ts'
import { latestDayStart } from './latest-day-start.ts'

/** Which time counts on a clock. */
export interface ClockBasis {
  readonly clock: ClockKind
  /** The side that owes: with two calendars, days and times are read in its zone. */
  readonly owing: Side
  /** Whose calendars count: one side or both. Ignored by an `elapsed` clock. */
  readonly counted: readonly Side[]
  readonly calendars: Readonly<Record<Side, WorkCalendar>>
}

/** Counting forward and backward on one clock. Instants and amounts are in milliseconds. */
export interface Counting {
  /** Where a start moves to: the next counted instant, or itself. */
  moved(start: number): number
  /** The instant at which a duration that starts at `start` (which is moved first) has passed: days before hours. */
  forward(start: number, duration: Duration): number
  /** The latest instant from which the duration passes not later than `due`. */
  backward(due: number, duration: Duration): number
  /** How much counts in `[from, to)`. */
  between(from: number, to: number): number
  /** The earliest instant not before `from` with `amount` counted since. */
  later(from: number, amount: number): number
}

/**
 * The arithmetic of a clock.
 *
 * `elapsed`: every millisecond counts, a day is 24 hours.
 * `working`: working time counts; with two calendars, the time in which both work.
 * `weekday`: every hour of a working day counts, from its local midnight to the next; with two calendars, the time
 * that is a working day for both. It is `working` for a side that works around the clock on its working days: a start
 * on a day off moves to the midnight that opens the next working day, and an amount of days is due on the n-th
 * working day after that day at the same local time. So three days from a Friday at 15:00 are due on Wednesday at
 * 15:00, and one day from a Saturday is due at the midnight that ends Monday, just as 24 hours would be.
 */
export const createCounting = (basis: ClockBasis): Counting =>
  basis.clock === 'elapsed' ? elapsed : createCalendarCounting(basis, basis.clock === 'weekday')

const elapsed: Counting = {
  moved: (start) => start,
  forward: (start, { days, milliseconds }) => start + days * DAY + milliseconds,
  backward: (due, { days, milliseconds }) => due - days * DAY - milliseconds,
  between: (from, to) => Math.max(0, to - from),
  later: (from, amount) => from + amount,
}

const createCalendarCounting = (basis: ClockBasis, whole: boolean): Counting => {
  const { first, second } = countedCalendars(basis)
  const timelineOf = (calendar: WorkCalendar): Timeline => (whole ? calendar.workingDays : calendar.working)
  const timeline = second
    ? intersect(timelineOf(first), timelineOf(second), () => sharesNoTime(first, second))
    : timelineOf(first)
  const plan = createDayPlan(first, whole)
  const counts = (date: string): boolean => first.isWorkingDay(date) && (second?.isWorkingDay(date) ?? true)
  const nthDay = (date: string, count: number): string => nthDate(date, count, counts, timeline.exhausted)

  const moved = (start: number): number => advance(timeline, start, 0)
  const forwardDays = (start: number, days: number): number => {
    const { date, offset } = plan.positionOf(start)
    let day = nthDay(date, days)
    // A night may run on past the hours of the next date: that date is over then, and not the first to come.
    while (plan.instantOf({ date: day, offset }) <= start) day = nthDay(day, 1)
    return plan.instantOf({ date: day, offset })
  }
  return {
    moved,
    forward: (start, { days, milliseconds }) => {
      const begin = moved(start)
      const onDay = days > 0 ? forwardDays(begin, days) : begin
      return milliseconds > 0 ? advance(timeline, onDay, milliseconds) : onDay
    },
    backward: (due, { days, milliseconds }) => {
      const onDay = milliseconds > 0 ? retreat(timeline, due, milliseconds) : due
      if (days === 0) return onDay
      return latestDayStart({
        due: onDay,
        days,
        timeline,
        plan,
        readings: first.readings,
        nthDay,
        forwardDays,
      })
    },
    between: (from, to) => measure(timeline, from, to),
    later: (from, amount) => (amount > 0 ? advance(timeline, from, amount) : from),
  }
}

/** The calendar in whose zone days are read, and the other one when two count. */
const countedCalendars = ({ owing, counted, calendars }: ClockBasis) => {
  const both = counted.includes('brand') && counted.includes('factory')
  const first = both ? owing : (counted[0] ?? owing)
  return { first: calendars[first], second: both ? calendars[otherSide(first)] : null }
}

const sharesNoTime = (first: WorkCalendar, second: WorkCalendar): AppError =>
  new AppError('calendars-share-no-time', { zone: first.zone, otherZone: second.zone })
