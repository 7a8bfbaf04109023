import { addDays, HOUR, midnightReading } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { ClockNote } from '../clocks/clock-note.ts'
import { computeDeadline } from '../clocks/deadline.ts'
import type { Side } from '../partnership/partnership.ts'
import type { ObligationRule } from './agreement.ts'
import { countedSides, owingSide } from './matching.ts'

/** Consecutive days on which a side does not work. Dates are local to the side, both ends included. */
export interface DaysOff {
  readonly side: Side
  readonly from: string
  readonly to: string
  /** Names of the holidays and closures among them, each once; empty for a plain weekend. */
  readonly names: readonly string[]
}

/** What a rule means at one moment. Instants are UTC. */
export interface WorkedExample {
  readonly raisedBy: Side
  readonly owing: Side
  /** The start event. */
  readonly at: Date
  /** Where counting begins. */
  readonly start: Date
  readonly due: Date
  /** Days off between start event and due, of the sides whose calendars count (on `elapsed`, of the owing side). */
  readonly daysOff: readonly DaysOff[]
  readonly notes: readonly ClockNote[]
}

type Calendars = Readonly<Record<Side, WorkCalendar>>

/** A plain example is looked for this far ahead, one with days off further: a holiday tells more than a weekend. */
const PLAIN_DAYS = 28
const HOLIDAY_DAYS = 45
const OFF_DAYS = 120

/**
 * Two examples of a rule from `from` on: an ordinary one that meets no day off where the rule is short enough for that,
 * and one across days off, a holiday or closure rather than a weekend when one is near. A side that works every day gets
 * a start after closing as its second example. Raised by the factory unless the rule says who raised it.
 * @throws what `computeDeadline` throws
 */
export const workedExamples = (
  rule: ObligationRule,
  calendars: Calendars,
  from: Date,
): readonly [WorkedExample, WorkedExample] => {
  const raisedBy = rule.applies.raisedBy?.[0] ?? 'factory'
  const owing = owingSide(rule, raisedBy)
  const counted = rule.clock === 'elapsed' ? [owing] : countedSides(rule, owing)
  const calendar = calendars[counted.includes(owing) ? owing : (counted[0] ?? owing)]
  const at = (instant: number): WorkedExample => {
    const start = new Date(instant)
    const { within, clock } = rule
    const deadline = computeDeadline({ within, clock, warn: [], start, owing, counted, calendars })
    const daysOff = counted.flatMap((side) => daysOffBetween(side, calendars[side], start, deadline.due))
    return {
      raisedBy,
      owing,
      at: start,
      start: deadline.start,
      due: deadline.due,
      daysOff,
      notes: deadline.notes,
    }
  }
  const isOff = (date: string): boolean => counted.some((side) => !calendars[side].isWorkingDay(date))
  const dates = datesFrom(calendar.localDate(from), OFF_DAYS)
  return [plainExample(dates, calendar, isOff, at), exampleAcrossDaysOff(dates, calendar, isOff, at)]
}

const plainExample = (
  dates: readonly string[],
  calendar: WorkCalendar,
  isOff: (date: string) => boolean,
  at: (instant: number) => WorkedExample,
): WorkedExample => {
  const working = dates.filter((date) => !isOff(date))
  const examples = working.slice(0, PLAIN_DAYS).map((date) => at(hourAfterOpening(calendar, date)))
  const plain = examples.find(({ daysOff }) => daysOff.length === 0) ?? examples[0]
  return plain ?? at(calendar.nextOpening(readingAt(calendar, dates[0]!, 0)).getTime())
}

const exampleAcrossDaysOff = (
  dates: readonly string[],
  calendar: WorkCalendar,
  isOff: (date: string) => boolean,
  at: (instant: number) => WorkedExample,
): WorkedExample => {
  const eves = dates.filter((date) => !isOff(date) && isOff(addDays(date, 1)))
  const near = eves.filter((date) => date <= dates[HOLIDAY_DAYS]!)
  const beforeHoliday = near.find((date) => at(tenOClock(calendar, addDays(date, 1))).daysOff.some(isNamed))
  const eve = beforeHoliday ?? eves[0]
  if (eve === undefined) {
    const working = dates.find((date) => calendar.isWorkingDay(date)) ?? dates[0]!
    return at(closing(calendar, working) + HOUR / 2)
  }
  const fromEve = at(Math.max(hourAfterOpening(calendar, eve), closing(calendar, eve) - HOUR))
  // A short rule ends before the days off begin: start on one of them.
  return fromEve.daysOff.length > 0 ? fromEve : at(tenOClock(calendar, addDays(eve, 1)))
}

const isNamed = ({ names }: DaysOff): boolean => names.length > 0

const datesFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(first, index))

const readingAt = (calendar: WorkCalendar, date: string, milliseconds: number): Date =>
  new Date(calendar.readings.firstInstantOf(midnightReading(date) + milliseconds))

const tenOClock = (calendar: WorkCalendar, date: string): number =>
  readingAt(calendar, date, 10 * HOUR).getTime()

const hourAfterOpening = (calendar: WorkCalendar, date: string): number => {
  const first = calendar.dayIntervals(date)[0]
  if (first === undefined) return tenOClock(calendar, date)
  const later = first.start.getTime() + HOUR
  return later < first.end.getTime() ? later : first.start.getTime()
}

const closing = (calendar: WorkCalendar, date: string): number =>
  calendar.dayIntervals(date).at(-1)?.end.getTime() ?? tenOClock(calendar, date)

const daysOffBetween = (side: Side, calendar: WorkCalendar, from: Date, to: Date): DaysOff[] => {
  const last = calendar.localDate(to)
  const runs: { side: Side; from: string; to: string; names: string[] }[] = []
  for (let date = calendar.localDate(from); date <= last; date = addDays(date, 1)) {
    const off = calendar.dayOff(date)
    if (off === null) continue
    const run = runs.at(-1)
    const names = off.name === undefined ? [] : [off.name]
    if (run === undefined || addDays(run.to, 1) !== date) runs.push({ side, from: date, to: date, names })
    else {
      run.to = date
      run.names.push(...names.filter((name) => !run.names.includes(name)))
    }
  }
  return runs
}
