import { emptyHolidayTable } from '../../../src/domain/calendar/holiday-table.ts'
import { createWorkCalendar, type WorkCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import type {
  Closure,
  MinuteInterval,
  Weekday,
  WeeklyHours,
} from '../../../src/domain/partnership/partnership.ts'

/** What a side's calendar is made of here: the same on every working day. Minutes after midnight. */
export interface SampleSide {
  readonly zone: string
  readonly weekdays: readonly number[]
  readonly day: readonly MinuteInterval[]
  readonly holidays?: readonly string[]
  readonly closures?: readonly Closure[]
}

export const OFFICE: readonly MinuteInterval[] = [{ from: 540, to: 1050 }]
export const SHIFTS: readonly MinuteInterval[] = [
  { from: 480, to: 720 },
  { from: 780, to: 1050 },
]
export const MON_FRI = [1, 2, 3, 4, 5]
export const MON_SAT = [1, 2, 3, 4, 5, 6]

export const sampleCalendar = (side: SampleSide): WorkCalendar => {
  const hours = Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, side.weekdays.includes(weekday) ? side.day : []]),
  ) as Record<Weekday, readonly MinuteInterval[]> satisfies WeeklyHours
  const { zone, holidays = [], closures = [] } = side
  return createWorkCalendar(
    {
      country: 'XX',
      region: null,
      zone,
      hours,
      holidays: { add: holidays, remove: [] },
      workdays: [],
      closures,
    },
    emptyHolidayTable('XX', null),
  )
}
