import { addDays, DAY, MINUTE, midnightReading } from '../calendar/local-date.ts'
import type { Span } from '../calendar/spans.ts'
import { IDLE_DAYS_LIMIT } from '../calendar/timeline.ts'
import { type WorkCalendar, wholeDay } from '../calendar/work-calendar.ts'

/** A working day and how far its wall clock is past its midnight, in milliseconds; over 24 h after the next midnight. */
interface DayPosition {
  readonly date: string
  readonly offset: number
}

/** How one calendar places times of day on dates. `whole` is the `weekday` clock, whose days are never closed. */
export interface DayPlan {
  /** The day an instant belongs to: with hours past midnight it may be the date before. */
  positionOf(instant: number): DayPosition
  /** The instant of a time on a date, or the date's closing when its hours do not contain that time. */
  instantOf(position: DayPosition): number
  /** All instants that belong to a date. */
  spansOf(date: string): readonly Span[]
  /** The hours of a date as offsets from its midnight. */
  offsetsOf(date: string): readonly Span[]
}

/** Reads days and times of day in the zone of `calendar`. */
export const createDayPlan = (calendar: WorkCalendar, whole: boolean): DayPlan => {
  const { readings } = calendar
  const offsetsOf = (date: string): readonly Span[] => {
    if (whole) return calendar.isWorkingDay(date) ? [{ start: 0, end: DAY }] : []
    return calendar.hoursOn(date).map(({ from, to }) => ({ start: from * MINUTE, end: to * MINUTE }))
  }
  const contains = (date: string, offset: number): boolean =>
    offsetsOf(date).some(({ start, end }) => start <= offset && offset < end)
  const spansOf = (date: string): readonly Span[] => {
    if (whole) return calendar.isWorkingDay(date) ? wholeDay(readings, date) : []
    return calendar
      .dayIntervals(date)
      .map(({ start, end }) => ({ start: start.getTime(), end: end.getTime() }))
  }

  const positionOf = (instant: number): DayPosition => {
    const reading = readings.at(instant)
    const date = readings.dateAt(instant)
    for (let back = 0; back <= 2; back++) {
      const day = addDays(date, -back)
      const offset = reading - midnightReading(day)
      if (contains(day, offset)) return { date: day, offset }
    }
    return { date, offset: reading - midnightReading(date) }
  }
  const instantOf = ({ date, offset }: DayPosition): number => {
    const closing = spansOf(date).at(-1)?.end
    return closing === undefined || contains(date, offset)
      ? readings.firstInstantOf(midnightReading(date) + offset)
      : closing
  }
  return { positionOf, instantOf, spansOf, offsetsOf }
}

/**
 * The n-th date after `date` (before it when `count` is negative) for which `counts` holds; `date` itself when 0.
 * @throws what `exhausted` makes when no date counts for three years
 */
export const nthDate = (
  date: string,
  count: number,
  counts: (date: string) => boolean,
  exhausted: () => Error,
): string => {
  const step = Math.sign(count)
  let day = date
  let left = Math.abs(count)
  for (let idle = 0; left > 0; idle++) {
    if (idle > IDLE_DAYS_LIMIT) throw exhausted()
    day = addDays(day, step)
    if (!counts(day)) continue
    left--
    idle = 0
  }
  return day
}
