import { addDays, DAY, HOUR, midnightReading } from '../calendar/local-date.ts'
import { intersectSpans, type Span } from '../calendar/spans.ts'
import { IDLE_DAYS_LIMIT, type Timeline } from '../calendar/timeline.ts'
import type { ZoneReadings } from '../calendar/zone-readings.ts'
import type { DayPlan } from './day-positions.ts'

/** Clocks go back by an hour at most, by two or three in a few exceptions. */
const LONGEST_REPEAT = 3 * HOUR

interface DaySearch {
  readonly due: number
  readonly days: number
  readonly timeline: Timeline
  readonly plan: DayPlan
  readonly readings: ZoneReadings
  /** The n-th counted date after (or, negative, before) a date. */
  nthDay(date: string, count: number): string
  /** Where `days` from a counted instant are due. */
  forwardDays(start: number, days: number): number
}

/**
 * The latest counted instant from which `days` are due not later than `due`. In most weeks that is the same local
 * time `days` working days earlier. Where no start reaches `due` exactly (due at a closing, hours that differ from
 * day to day) it is the last millisecond that still fits, which lies within the hours in which a warning is read.
 */
export const latestDayStart = (search: DaySearch): number => {
  const { due, days, readings, nthDay } = search
  // No later start can fit: its n-th working day is after the date of `due`, even where clocks once went back from
  // just after midnight into the date before.
  let date = addDays(nthDay(addDays(readings.dateAt(due), 2), -days), -1)
  for (let idle = 0; idle <= IDLE_DAYS_LIMIT; idle++) {
    const start = latestOn(search, date)
    if (start !== null) {
      // A night of one of the two dates before may run on into this date: its end can be the later one.
      const nights = [1, 2].map((back) => latestOn(search, addDays(date, -back)) ?? start)
      return Math.max(start, ...nights)
    }
    date = addDays(date, -1)
  }
  throw search.timeline.exhausted()
}

const latestOn = (search: DaySearch, date: string): number | null => {
  const { due, days, readings, forwardDays } = search
  const spans = countedOn(search, date)
  if (spans.length === 0) return null
  // On one day the result of counting changes its kind only at these times: ends of the target's hours, and due.
  // The date after the n-th is the target of nights that run on past the n-th date's hours.
  const offsets = [days, days + 1].flatMap((count) => {
    const target = search.nthDay(date, count)
    return [
      ...latestReadings(readings, due).map((reading) => reading - midnightReading(target)),
      ...search.plan.offsetsOf(target).flatMap(({ start, end }) => [start - 1, end - 1]),
    ]
  })
  // Where hours past midnight run into those of the next dates, the time belongs to the latter.
  const nextSpans = [1, 2].flatMap((later) => search.plan.spansOf(addDays(date, later)))
  const candidates = [
    ...spans.map(({ end }) => end - 1),
    ...nextSpans.map(({ start }) => start - 1),
    ...offsets.flatMap((offset) => instantsAt(readings, midnightReading(date) + offset)),
  ]
  const fitting = candidates.filter(
    (start) =>
      spans.some((span) => span.start <= start && start < span.end) && forwardDays(start, days) <= due,
  )
  return fitting.length === 0 ? null : Math.max(...fitting)
}

/** What the clock shows at an instant, and the most it showed before when it has gone back and repeats that time. */
const latestReadings = (readings: ZoneReadings, instant: number): number[] => {
  const reading = readings.at(instant)
  const passes = readings.instantsOf(reading, reading + LONGEST_REPEAT)
  return [reading, ...passes.filter(({ end }) => end <= instant).map(({ end }) => readings.at(end - 1))]
}

/** The instants that show a reading, or the last one before it when clocks jump over it. */
const instantsAt = (readings: ZoneReadings, reading: number): number[] => {
  const shown = readings.instantsOf(reading, reading + 1).map(({ start }) => start)
  return shown.length > 0 ? shown : [readings.firstInstantOf(reading) - 1]
}

/** What counts of the time that belongs to a date. */
const countedOn = ({ plan, timeline }: DaySearch, date: string): readonly Span[] =>
  plan.spansOf(date).flatMap((span) => {
    const found: Span[] = []
    for (let day = Math.floor(span.start / DAY); day * DAY < span.end; day++) {
      found.push(...intersectSpans(timeline.during(day), [span]))
    }
    return found
  })
