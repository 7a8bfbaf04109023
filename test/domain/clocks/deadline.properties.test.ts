import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/calendar/local-date.ts'
import { createWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import { countedTime, extendDue } from '../../../src/domain/clocks/counted-time.ts'
import { computeDeadline } from '../../../src/domain/clocks/deadline.ts'
import type { MinuteInterval, Weekday, WeeklyHours } from '../../../src/domain/partnership/partnership.ts'
import { spec, table, weekly } from './example-sides.ts'
import { createMinuteOracle, type OracleSide } from './minute-oracle.ts'

const MINUTE = 60_000
const WINDOW_DAYS = 24

/** Zones with the first day of a window whose middle sees the clocks change, or a date left out. */
const places = [
  ['America/Los_Angeles', '2026-02-28'],
  ['America/Los_Angeles', '2026-10-24'],
  ['Europe/Berlin', '2026-03-20'],
  ['Europe/Berlin', '2026-10-17'],
  ['Australia/Lord_Howe', '2026-03-28'],
  ['Australia/Lord_Howe', '2026-09-26'],
  ['Pacific/Apia', '2011-12-22'],
  ['Pacific/Chatham', '2026-03-28'],
  ['Asia/Beirut', '2026-03-20'],
  ['America/Sao_Paulo', '2018-02-10'],
  ['America/Sao_Paulo', '2018-10-27'],
  ['America/St_Johns', '2010-10-30'],
  ['Africa/Casablanca', '2026-02-08'],
  ['Asia/Kathmandu', '2026-05-01'],
  ['Asia/Shanghai', '2026-02-07'],
] as const

const intervals = (nights: boolean): fc.Arbitrary<MinuteInterval> =>
  fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 2, max: nights ? 64 : 96 }))
    .map(([from, length]) => ({
      from: from * 15,
      to: Math.min((from + length) * 15, nights ? 2400 : 1440),
    }))

const hours: fc.Arbitrary<WeeklyHours> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 2 }),
    fc.array(intervals(true), { minLength: 1, maxLength: 2 }),
    fc.array(intervals(true), { minLength: 1, maxLength: 2 }),
  )
  .map(([days, usual, odd]) =>
    Object.fromEntries(
      ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).map((day) => [
        day,
        days.includes(day) ? (day === days[0] ? odd : usual) : [],
      ]),
    ),
  ) as unknown as fc.Arbitrary<WeeklyHours>

const sideIn = (zone: string, firstDay: string): fc.Arbitrary<OracleSide> => {
  const dates = fc.array(
    fc.integer({ min: 2, max: WINDOW_DAYS - 2 }).map((days) => addDays(firstDay, days)),
    { maxLength: 3 },
  )
  return fc
    .record({ hours, holidays: dates, add: dates, remove: dates, workdays: dates, closed: dates })
    .map(({ hours, holidays, add, remove, workdays, closed }) => ({
      holidays,
      spec: spec({
        zone,
        hours,
        workdays,
        holidays: { add, remove },
        closures: closed.slice(0, 1).map((from) => ({ from, to: addDays(from, 1), name: 'Closed' })),
      }),
    }))
}

const calendarOf = ({ spec, holidays }: OracleSide) =>
  createWorkCalendar(spec, table(Object.fromEntries(holidays.map((date) => [date, 'Holiday']))))

const situation = fc.constantFrom(...places).chain(([zone, firstDay]) =>
  fc.record({
    firstDay: fc.constant(firstDay),
    first: sideIn(zone, firstDay),
    second: fc.option(fc.constantFrom('Asia/Tokyo', zone).chain((other) => sideIn(other, firstDay))),
    whole: fc.boolean(),
    start: fc.integer({ min: 2 * 1440, max: 14 * 1440 }),
    days: fc.integer({ min: 0, max: 3 }),
    minutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1200 })),
  }),
)
type Situation = typeof situation extends fc.Arbitrary<infer Value> ? Value : never

/** The same question to both: instants of the code under test become minutes of the oracle's window. */
const ask = ({ firstDay, first, second, whole, start, days, minutes }: Situation) => {
  const from = Date.parse(`${firstDay}T00:00:00Z`)
  const oracle = () => createMinuteOracle(first, second, { from, days: WINDOW_DAYS, whole })
  const brand = calendarOf(first)
  const basis = {
    clock: whole ? ('weekday' as const) : ('working' as const),
    owing: 'brand' as const,
    counted: second ? (['brand', 'factory'] as const) : (['brand'] as const),
    calendars: { brand, factory: second ? calendarOf(second) : brand },
  }
  const instant = (minute: number): Date => new Date(from + minute * MINUTE)
  const minuteOf = (at: Date): number => Math.floor((at.getTime() - from) / MINUTE)
  const within = `P${days}DT${minutes}M`
  return { oracle, basis, instant, minuteOf, within, start, days, minutes }
}

describe('against an oracle that steps through the minutes', () => {
  it('counts the same minutes', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { oracle: build, basis, instant } = ask(given)
        const oracle = build()
        const hour = 60
        for (let minute = 2 * 1440; minute < (WINDOW_DAYS - 2) * 1440; minute += hour) {
          let expected = 0
          for (let next = minute; next < minute + hour; next++) if (oracle.counts(next)) expected++
          expect(countedTime(basis, instant(minute), instant(minute + hour)) / MINUTE).toBe(expected)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('opens at the same minute', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { oracle: build, start, instant, minuteOf } = ask({ ...given, second: null, whole: false })
        const oracle = build()
        const calendar = calendarOf(given.first)
        expect(calendar.isOpen(instant(start))).toBe(oracle.counts(start))
        const opening = oracle.moved(start)
        fc.pre(opening !== null)
        expect(minuteOf(calendar.nextOpening(instant(start)))).toBe(opening)
      }),
      { numRuns: 80 },
    )
  })

  it('is due at the same minute, and warns at the same minute', () => {
    let compared = 0
    fc.assert(
      fc.property(
        situation,
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 1, max: 600 }),
        (given, warnDays, warnMinutes) => {
          const { oracle: build, basis, instant, minuteOf, within, start, days, minutes } = ask(given)
          const oracle = build()
          const opening = oracle.moved(start)
          const due = opening === null ? null : oracle.due(opening, days, minutes)
          fc.pre(opening !== null && due !== null && due < (WINDOW_DAYS - 3) * 1440)
          const warning = oracle.latestStart(due, warnDays, warnDays > 0 ? 0 : warnMinutes)
          const warn = warning === null ? [] : [warnDays > 0 ? `P${warnDays}D` : `PT${warnMinutes}M`]
          const deadline = computeDeadline({ ...basis, within, warn, start: instant(start) })
          expect({
            start: minuteOf(deadline.start),
            due: deadline.due.toISOString(),
            warnings: deadline.warnings.map(minuteOf),
          }).toEqual({
            start: opening,
            due: instant(due).toISOString(),
            warnings: warning === null ? [] : [warning],
          })
          compared++
        },
      ),
      { numRuns: 120 },
    )
    expect(compared).toBeGreaterThan(60)
  })
})

describe('whatever the calendar', () => {
  it('a warning is the latest instant from which its amount ends not later than due', () => {
    fc.assert(
      fc.property(
        situation,
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 300 }),
        (given, warnDays, warnMinutes) => {
          fc.pre(warnDays + warnMinutes > 0)
          const { basis, instant, within, start } = ask(given)
          const warn = `P${warnDays}DT${warnMinutes}M`
          const forward = (from: Date): Date =>
            attempt(() => computeDeadline({ ...basis, within: warn, warn: [], start: from }).due)
          const { due, warnings } = attempt(() =>
            computeDeadline({ ...basis, within, warn: [warn], start: instant(start) }),
          )
          const [warning] = warnings as [Date]
          expect(forward(warning).getTime()).toBeLessThanOrEqual(due.getTime())
          expect(forward(new Date(warning.getTime() + 1)).getTime()).toBeGreaterThan(due.getTime())
        },
      ),
      { numRuns: 300 },
    )
  })

  it('a clock that stands still counts nothing: the time before and after a pause is the whole time', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { basis, instant, start, within } = ask(given)
        const begin = instant(start)
        const { due } = attempt(() => computeDeadline({ ...basis, within, warn: [], start: begin }))
        const pause = { from: instant(start + 30), to: instant(start + 30 + 2000) }
        fc.pre(pause.from < due)
        const later = attempt(() => extendDue(basis, due, pause))
        const whole = countedTime(basis, begin, later)
        expect(whole - countedTime(basis, pause.from, pause.to)).toBe(countedTime(basis, begin, due))
        expect(later.getTime()).toBeGreaterThanOrEqual(due.getTime())
      }),
      { numRuns: 300 },
    )
  })
})

/** Random closures may leave two sides without a common minute: then there is nothing to compare. */
const attempt = <Value>(compute: () => Value): Value => {
  try {
    return compute()
  } catch (error) {
    fc.pre(
      !['calendar-no-working-time', 'calendars-share-no-time'].includes(
        (error as { code?: string }).code ?? '',
      ),
    )
    throw error
  }
}

describe('a week whose working days are alike', () => {
  const zones = fc.constantFrom('America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Asia/Kathmandu')
  const clocks = fc.constantFrom('elapsed' as const, 'working' as const, 'weekday' as const)
  const year = Date.UTC(2026, 0, 1)

  it('a later start is never due earlier, and warnings lie between start and due in the order of their lengths', () => {
    fc.assert(
      fc.property(
        fc.record({
          zone: zones,
          clock: clocks,
          start: fc.integer({ min: 0, max: 360 * 1440 }),
          later: fc.integer({ min: 0, max: 4000 }),
          days: fc.integer({ min: 1, max: 12 }),
          minutes: fc.integer({ min: 0, max: 900 }),
        }),
        ({ zone, clock, start, later, days, minutes }) => {
          // From noon on: no clock repeats an hour of that day, so local times grow with time.
          const calendar = createWorkCalendar(
            spec({ zone, hours: weekly([1, 2, 3, 4, 5], '12:00-19:45') }),
            table(),
          )
          const basis = {
            clock,
            owing: 'brand',
            counted: ['brand'],
            calendars: { brand: calendar, factory: calendar },
          } as const
          const within = `P${days}DT${minutes}M`
          const warn = [`P${days - 1}DT${minutes + 1}M`, `PT1M`]
          const due = (minute: number) =>
            computeDeadline({ ...basis, within, warn, start: new Date(year + minute * MINUTE) })
          const early = due(start)
          if (clock !== 'weekday')
            expect(due(start + later).due.getTime()).toBeGreaterThanOrEqual(early.due.getTime())
          const [long, short] = early.warnings as [Date, Date]
          expect(short.getTime()).toBeLessThan(early.due.getTime())
          expect(long.getTime()).toBeLessThanOrEqual(short.getTime())
          if (days > 1 || clock === 'elapsed')
            expect(long.getTime()).toBeGreaterThanOrEqual(early.start.getTime())
        },
      ),
      { numRuns: 500 },
    )
  })
})
