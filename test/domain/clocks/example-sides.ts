import type { HolidayTable } from '../../../src/domain/calendar/holiday-table.ts'
import { createWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import type {
  CalendarSpec,
  MinuteInterval,
  SideProfile,
  Weekday,
  WeeklyHours,
} from '../../../src/domain/partnership/partnership.ts'

const minutes = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/** `interval('09:00-17:30')`; `22:00-30:00` ends at six on the following date. */
export const interval = (text: string): MinuteInterval => {
  const [from = '', to = ''] = text.split('-')
  return { from: minutes(from), to: minutes(to) }
}

/** The same hours on each of the given weekdays, none on the others. */
export const weekly = (weekdays: readonly Weekday[], ...hours: string[]): WeeklyHours =>
  Object.fromEntries(
    ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => [day, weekdays.includes(day) ? hours.map(interval) : []]),
  ) as unknown as WeeklyHours

export const spec = (changes: Partial<CalendarSpec>): CalendarSpec => ({
  country: 'XX',
  region: null,
  zone: 'UTC',
  hours: weekly([1, 2, 3, 4, 5], '09:00-17:00'),
  holidays: { add: [], remove: [] },
  workdays: [],
  closures: [],
  ...changes,
})

export const table = (
  holidays: Record<string, string> = {},
  workdays: Record<string, string> = {},
  coveredYears: readonly number[] = [2025, 2026, 2027],
): HolidayTable => ({
  country: 'XX',
  region: null,
  holidays: new Map(Object.entries(holidays)),
  workdays: new Map(Object.entries(workdays)),
  coveredYears: new Set(coveredYears),
})

const named = (name: string, ...dates: string[]): Record<string, string> =>
  Object.fromEntries(dates.map((date) => [date, name]))

/** Copied by hand from the State Council's notice for 2026, first half. */
export const chinaTable: HolidayTable = {
  ...table(
    {
      ...named('元旦', '2026-01-01', '2026-01-02', '2026-01-03'),
      ...named('春节', '2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19'),
      ...named('春节', '2026-02-20', '2026-02-21', '2026-02-22', '2026-02-23'),
      ...named('清明节', '2026-04-04', '2026-04-05', '2026-04-06'),
    },
    named('补班', '2026-01-04', '2026-02-14', '2026-02-28'),
    [2026],
  ),
  country: 'CN',
}

/** Federal and Californian days of early 2026. */
export const californiaTable: HolidayTable = {
  ...table(
    {
      '2026-01-01': "New Year's Day",
      '2026-01-19': 'Martin Luther King Jr. Day',
      '2026-02-16': "Presidents' Day",
      '2026-03-31': 'César Chávez Day',
      '2026-12-25': 'Christmas Day',
    },
    {},
    [2025, 2026, 2027],
  ),
  country: 'US',
  region: 'CA',
}

export const brand: SideProfile = {
  ...spec({
    country: 'US',
    region: 'CA',
    zone: 'America/Los_Angeles',
    hours: weekly([1, 2, 3, 4, 5], '09:00-17:30'),
    closures: [{ from: '2026-12-24', to: '2026-12-31', name: 'Year-end shutdown' }],
  }),
  name: 'Northwind Audio',
  language: 'en',
}

export const factory: SideProfile = {
  ...spec({
    country: 'CN',
    zone: 'Asia/Shanghai',
    hours: weekly([1, 2, 3, 4, 5, 6], '08:00-12:00', '13:00-17:30'),
  }),
  name: 'Lichuang Precision',
  language: 'zh-Hans',
}

export const exampleCalendars = {
  brand: createWorkCalendar(brand, californiaTable),
  factory: createWorkCalendar(factory, chinaTable),
}
