import { DAY, dateOfReading, HOUR, MINUTE } from '../calendar/local-date.ts'
import { mergeSpans, type Span } from '../calendar/spans.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'

/** Points for a minute outside the working day at night, by day near it, and by day far from it. */
const NIGHT = 10
const NEAR = 1
const FAR = 3
const NEAR_REACH = 2 * HOUR
/** The night, in hours after the midnight it starts before. */
const NIGHT_FROM = 22 * HOUR
const NIGHT_TO = 31 * HOUR
/** Hours that belong to a date, and the reach around them, may end on the second date after it. */
const DAYS_BACK = 2

/** What each minute of a stretch of time costs one side, and whether it lies on one of its working days. */
export interface BurdenMap {
  /** Points of `[start, start + minutes)`. */
  burden(start: number, minutes: number): number
  /** True when every local date the slot touches is a working day of the side. */
  onWorkingDays(start: number, minutes: number): boolean
}

/**
 * The burden of a slot for a side, summed minute by minute: 0 from the first opening to the last closing of a working
 * day (breaks cost nothing); 10 from 22:00 to 07:00 on its clock; otherwise 1 within two hours of the nearest opening
 * or closing, and 3 beyond. `minutes` may be any length; `start` is a whole minute.
 */
export const burdenOf = (calendar: WorkCalendar, start: Date, minutes: number): number =>
  mapBurden(calendar, start.getTime(), start.getTime() + minutes * MINUTE).burden(start.getTime(), minutes)

/** The burden of every slot within `[from, to)`, whole minutes. */
export const mapBurden = (calendar: WorkCalendar, from: number, to: number): BurdenMap => {
  const { working, dates, nights } = around(calendar, from, to)
  const rates = new Uint8Array((to - from) / MINUTE).fill(FAR)
  const paint = (points: number, start: number, end: number): void => {
    if (start < to && end > from)
      rates.fill(points, Math.max(0, Math.floor((start - from) / MINUTE)), Math.ceil((end - from) / MINUTE))
  }
  for (const { start, end } of working) paint(NEAR, start - NEAR_REACH, end + NEAR_REACH)
  for (const { start, end } of nights) paint(NIGHT, start, end)
  for (const { start, end } of working) paint(0, start, end)

  const points = sums(rates)
  return {
    burden: (start, minutes) => {
      const index = (start - from) / MINUTE
      return points[index + minutes]! - points[index]!
    },
    onWorkingDays: (start, minutes) => {
      const end = start + minutes * MINUTE
      return dates.some((span) => span.start <= start && end <= span.end)
    },
  }
}

/** Working days from first opening to last closing, the whole dates they have, and nights, near `[from, to)`. */
const around = (calendar: WorkCalendar, from: number, to: number) => {
  const { readings } = calendar
  const working: Span[] = []
  const dates: Span[] = []
  const nights: Span[] = []
  const last = readings.at(to) + DAY
  for (let day = Math.floor(readings.at(from) / DAY) - DAYS_BACK; day * DAY <= last; day++) {
    const midnight = day * DAY
    nights.push(...readings.instantsOf(midnight + NIGHT_FROM, midnight + NIGHT_TO))
    const hours = calendar.dayIntervals(dateOfReading(midnight))
    const [first] = hours
    const closing = hours.at(-1)
    if (!first || !closing) continue
    working.push({ start: first.start.getTime(), end: closing.end.getTime() })
    dates.push(...readings.instantsOf(midnight, midnight + DAY))
  }
  return { working, dates: mergeSpans(dates), nights }
}

/** `sums[i]` is the sum of the first `i` values. */
const sums = (values: Uint8Array): Int32Array => {
  const found = new Int32Array(values.length + 1)
  for (let index = 0; index < values.length; index++) found[index + 1] = found[index]! + values[index]!
  return found
}
