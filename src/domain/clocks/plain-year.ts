import { emptyHolidayTable } from '../calendar/holiday-table.ts'
import { DAY, MINUTE } from '../calendar/local-date.ts'
import { createWorkCalendar, type WorkCalendar } from '../calendar/work-calendar.ts'
import type { Side } from '../partnership/partnership.ts'
import { type ClockBasis, createCounting } from './counting.ts'
import type { Duration } from './duration.ts'

/** The weeks of one year as the weekly hours alone make them. */
export interface PlainYear {
  readonly calendars: Readonly<Record<Side, WorkCalendar>>
  hasHours(side: Side): boolean
  /** Whole minutes that count in the poorest week. */
  leastCountedMinutes(basis: ClockBasis): number
  /** True when, from every opening and every closing of two weeks, `sooner` has passed before `later` has. */
  alwaysEndsSooner(basis: ClockBasis, sooner: Duration, later: Duration): boolean
}

/** Looked at when no year has holiday data: any year shows the clock changes of its zones. */
const ORDINARY_YEAR = 2026
const WEEK = 7 * DAY

/** The newest year that the calendars know, without holidays, closures and make-up days. */
export const createPlainYear = (calendars: Readonly<Record<Side, WorkCalendar>>): PlainYear => {
  const known = [...calendars.brand.coveredYears, ...calendars.factory.coveredYears]
  const newYear = Date.UTC(known.length === 0 ? ORDINARY_YEAR : Math.max(...known), 0, 1)
  const plain = { brand: withoutExceptions(calendars.brand), factory: withoutExceptions(calendars.factory) }

  return {
    calendars: plain,
    hasHours: (side) =>
      Object.values(plain[side].spec.hours).some((day) => day.some(({ from, to }) => from < to)),
    leastCountedMinutes: (basis) => {
      const counting = createCounting(basis)
      const weeks = Array.from({ length: 52 }, (_, week) => newYear + week * WEEK)
      return Math.floor(Math.min(...weeks.map((week) => counting.between(week, week + WEEK))) / MINUTE)
    },
    alwaysEndsSooner: (basis, sooner, later) => {
      const counting = createCounting(basis)
      return boundaries(plain, newYear).every((at) => {
        const start = counting.moved(at)
        return counting.forward(start, sooner) < counting.forward(start, later)
      })
    },
  }
}

const withoutExceptions = ({ spec }: WorkCalendar): WorkCalendar =>
  createWorkCalendar(
    { ...spec, holidays: { add: [], remove: [] }, workdays: [], closures: [] },
    emptyHolidayTable(spec.country, spec.region),
  )

const boundaries = (calendars: Readonly<Record<Side, WorkCalendar>>, newYear: number): number[] => {
  const days = Array.from({ length: 14 }, (_, day) => newYear / DAY + day)
  return Object.values(calendars).flatMap((calendar) =>
    days.flatMap((day) => calendar.working.during(day).flatMap(({ start, end }) => [start, end - 1])),
  )
}
