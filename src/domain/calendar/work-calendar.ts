import { AppError } from '../../errors.ts'
import type { CalendarSpec, MinuteInterval } from '../partnership/partnership.ts'
import type { HolidayTable } from './holiday-table.ts'
import { addDays, DAY, dateOfReading, MINUTE, midnightReading, yearOf } from './local-date.ts'
import { intersectSpans, mergeSpans, type Span } from './spans.ts'
import { advance, measure, type Timeline } from './timeline.ts'
import { createWorkingDates, type DayOff } from './working-dates.ts'
import { createZoneReadings, type ZoneReadings } from './zone-readings.ts'

/** When one side works. Dates are local to `zone`, instants are UTC, intervals are half-open. */
export interface WorkCalendar {
  readonly spec: CalendarSpec
  /** IANA zone in which hours and dates are read. */
  readonly zone: string
  readonly readings: ZoneReadings
  /** Years with complete holiday data. */
  readonly coveredYears: ReadonlySet<number>
  /** The hours of a date as written, with exceptions applied; minutes past 1440 are on the following date. */
  hoursOn(date: string): readonly MinuteInterval[]
  /**
   * The instants at which the zone's wall clock shows one of the hours that belong to the date. Hours in a gap do
   * not exist; hours that a clock shows twice are worked twice. Sorted and disjoint; empty on a day off.
   */
  dayIntervals(date: string): { start: Date; end: Date }[]
  /** True when the date has any working time. */
  isWorkingDay(date: string): boolean
  /** Why a date has no working time; null when it has. */
  dayOff(date: string): DayOff | null
  /** The local date at an instant. */
  localDate(at: Date): string
  isOpen(at: Date): boolean
  /**
   * The earliest working instant that is not before `at`; `at` itself when open.
   * @throws AppError `calendar-no-working-time` when there is none within three years
   */
  nextOpening(at: Date): Date
  /** The same hours, dates and holidays, read in another zone (for somebody of the side who lives elsewhere). */
  withZone(zone: string): WorkCalendar
  /** The years from one date to another, both included, for which there is no complete holiday data. */
  missingYears(fromDate: string, toDate: string): { country: string; year: number }[]
  /** All working time. */
  readonly working: Timeline
  /** All hours of working days, from local midnight to local midnight. */
  readonly workingDays: Timeline
}

/**
 * The working time of a side from its file and the public holidays of its country.
 * Days are computed once and remembered, so keep one calendar while its side and table do not change.
 * @throws UserError `zone-unknown`
 */
export const createWorkCalendar = (spec: CalendarSpec, table: HolidayTable): WorkCalendar => {
  const readings = createZoneReadings(spec.zone)
  const dates = createWorkingDates(spec, table)
  const spansOf = remember((date: string) => workedSpans(readings, date, dates.hoursOn(date)))
  const isWorkingDay = (date: string): boolean => spansOf(date).length > 0
  const exhausted = () => new AppError('calendar-no-working-time', { country: spec.country, zone: spec.zone })

  const minutesPastMidnight = Math.max(
    0,
    ...Object.values(spec.hours).flatMap((day) => day.map(({ to }) => to)),
  )
  const daysBack = Math.max(1, Math.ceil(minutesPastMidnight / 1440))
  const working = createTimeline(daysBack, spansOf, exhausted)
  const workingDays = createTimeline(
    1,
    (date) => (isWorkingDay(date) ? wholeDay(readings, date) : []),
    exhausted,
  )

  return {
    spec,
    zone: spec.zone,
    readings,
    coveredYears: table.coveredYears,
    hoursOn: dates.hoursOn,
    dayIntervals: (date) =>
      spansOf(date).map(({ start, end }) => ({ start: new Date(start), end: new Date(end) })),
    isWorkingDay,
    dayOff: (date) => dates.dayOff(date) ?? (isWorkingDay(date) ? null : { reason: 'weekly' }),
    localDate: (at) => readings.dateAt(at.getTime()),
    isOpen: (at) => measure(working, at.getTime(), at.getTime() + 1) === 1,
    nextOpening: (at) => new Date(advance(working, at.getTime(), 0)),
    withZone: (zone) => createWorkCalendar({ ...spec, zone }, table),
    missingYears: (fromDate, toDate) => {
      const missing: { country: string; year: number }[] = []
      for (let year = yearOf(fromDate); year <= yearOf(toDate); year++) {
        if (!table.coveredYears.has(year)) missing.push({ country: spec.country, year })
      }
      return missing
    },
    working,
    workingDays,
  }
}

const workedSpans = (
  readings: ZoneReadings,
  date: string,
  hours: readonly MinuteInterval[],
): readonly Span[] => {
  const midnight = midnightReading(date)
  return mergeSpans(
    hours.flatMap(({ from, to }) => readings.instantsOf(midnight + from * MINUTE, midnight + to * MINUTE)),
  )
}

/** The instants of a local date: 23 to 25 hours, or none for a date that a zone skipped. */
export const wholeDay = (readings: ZoneReadings, date: string): readonly Span[] =>
  readings.instantsOf(midnightReading(date), midnightReading(addDays(date, 1)))

/** Cuts what belongs to local dates at UTC midnights. A local date is at most a day away from the UTC date. */
const createTimeline = (
  daysBack: number,
  spansOf: (date: string) => readonly Span[],
  exhausted: () => AppError,
): Timeline => ({
  exhausted,
  during: remember((day: number) => {
    const spans: Span[] = []
    for (let near = day - daysBack; near <= day + 1; near++) spans.push(...spansOf(dateOfReading(near * DAY)))
    return intersectSpans(mergeSpans(spans), [{ start: day * DAY, end: (day + 1) * DAY }])
  }),
})

const remember = <Key, Value>(find: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, Value>()
  return (key) => {
    const remembered = known.get(key)
    if (remembered !== undefined) return remembered
    const value = find(key)
    known.set(key, value)
    return value
  }
}
