/**
 * How long finding 12 check-ins takes: `node scripts/bench-slots.ts`. Two sides that never work at the same time, so that
 * `rotate` has something to weigh; each mode after warming up. Ends with 1 when a median is 5 ms or more.
 */
import { createPackageHolidays } from '../src/adapters/holidays/package-holidays.ts'
import { createWorkCalendar } from '../src/domain/calendar/work-calendar.ts'
import { planCheckIns } from '../src/domain/check-in/plan-check-ins.ts'
import { type CalendarSpec, CHECK_IN_MODES } from '../src/domain/partnership/partnership.ts'
import { parseWeeklyHours } from '../src/domain/partnership/weekly-hours.ts'

const WARM_UP = 100
const RUNS = 200
const LIMIT_MS = 5

const side = (
  country: string,
  region: string | null,
  zone: string,
  hours: Record<string, string>,
): CalendarSpec => ({
  country,
  region,
  zone,
  hours: parseWeeklyHours(hours).hours,
  holidays: { add: [], remove: [] },
  workdays: [],
  closures: [],
})

const holidays = createPackageHolidays()
const calendar = async (spec: CalendarSpec) =>
  createWorkCalendar(spec, await holidays.table(spec.country, spec.region, [2025, 2026, 2027]))
const factory = await calendar(side('CN', null, 'Asia/Shanghai', { 'mon-sat': '08:00-12:00, 13:00-17:30' }))
const partners = {
  'Los Angeles': await calendar(side('US', 'CA', 'America/Los_Angeles', { 'mon-fri': '09:00-17:30' })),
  'New York, odd minutes': await calendar(side('US', 'NY', 'America/New_York', { 'mon-fri': '09:07-17:23' })),
}

let slow = false
for (const [name, brand] of Object.entries(partners)) {
  for (const mode of CHECK_IN_MODES) {
    for (const minutes of [30, 60]) {
      const spec = { weekday: 3, weekdayOf: 'brand', minutes, mode } as const
      const find = () =>
        planCheckIns({
          calendars: { brand, factory },
          spec,
          from: '2026-10-01',
          weeks: 12,
          ledger: { brand: 0, factory: 0 },
        })
      for (let run = 0; run < WARM_UP; run++) find()
      const times = Array.from({ length: RUNS }, () => {
        const start = performance.now()
        find()
        return performance.now() - start
      }).sort((a, b) => a - b)
      const median = times[RUNS / 2] ?? Number.NaN
      slow ||= !(median < LIMIT_MS)
      console.log(
        `${name}, ${mode}, ${minutes} min: median ${median.toFixed(2)} ms, 95 % under ${(times[Math.floor(RUNS * 0.95)] ?? 0).toFixed(2)} ms`,
      )
    }
  }
}
process.exitCode = slow ? 1 : 0
