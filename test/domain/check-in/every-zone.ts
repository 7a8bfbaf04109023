import { expect, test } from 'vitest'
import type { HeldOccurrence } from '../../../src/domain/check-in/occurrence.ts'
import { planCheckIns } from '../../../src/domain/check-in/plan-check-ins.ts'
import { CHECK_IN_MODES, type Side } from '../../../src/domain/partnership/partnership.ts'
import { offsetChanges, wallClock, wallReading } from '../calendar/intl-wall-clock.ts'
import { ZONES } from './arbitrary-sides.ts'
import { MON_FRI, MON_SAT, OFFICE, type SampleSide, SHIFTS, sampleCalendar } from './sample-calendars.ts'
import { later, sidePoints, slotsOfWeek, weekdayNumber, works } from './slot-oracle.ts'

const FROM = Date.parse('2026-01-01T00:00:00Z')
const TO = Date.parse('2030-12-31T00:00:00Z')
const DAY = 86_400_000
/** Links that people still write. */
const OLD_NAMES = [
  'UTC',
  'Asia/Calcutta',
  'Asia/Katmandu',
  'US/Pacific',
  'PRC',
  'Europe/Kyiv',
  'America/Godthab',
]

const mondayBefore = (instant: number): string => {
  const date = new Date(instant).toISOString().slice(0, 10)
  return later(date, 1 - weekdayNumber(date))
}

/** The week before every change of either zone's clocks, the next one being after it, and two of each year besides. */
const weeksToLookAt = (zones: readonly string[], shared: ReadonlyMap<string, number[]>): string[] => {
  const changes = zones.flatMap((zone) => shared.get(zone) ?? offsetChanges(zone, FROM, TO))
  const plain = [2026, 2027, 2028, 2029, 2030].flatMap((year) => [
    Date.UTC(year, 1, 11),
    Date.UTC(year, 6, 15),
  ])
  return [...new Set([...changes, ...plain].map((instant) => mondayBefore(instant - 2 * DAY)))].sort()
}

const pad = (value: number): string => String(value).padStart(2, '0')

/** `2026-10-07T17:00-07:00`, as `Intl` sees it. */
const intlLocal = (zone: string, instant: number): string => {
  const { date, minute } = wallClock(zone, instant)
  const offset = (wallReading(zone, instant) - instant) / 60_000
  const ahead = Math.abs(offset)
  const clock = (minutes: number): string => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  return `${date}T${clock(minute)}${offset < 0 ? '-' : '+'}${clock(ahead)}`
}

const check = (sides: Record<Side, SampleSide>, occurrence: HeldOccurrence): void => {
  const start = occurrence.start.getTime()
  for (const side of ['brand', 'factory'] as const) {
    const { zone } = sides[side]
    expect(occurrence.local[side]).toBe(intlLocal(zone, start))
    for (const minute of [0, 29]) {
      const { date } = wallClock(zone, start + minute * 60_000)
      expect(works(sides[side], date), `${zone} ${date}`).toBe(true)
    }
    const points = sidePoints(sides[side], start, start + 30 * 60_000, 15)
    expect(occurrence.burden[side]).toBe(points.reduce((sum, each) => sum + each.points, 0))
  }
  expect(start % 900_000).toBe(0)
}

/**
 * Pairs every zone with one, over 2026 to 2030: each planned check-in is converted back by `Intl.DateTimeFormat`, its days and
 * burdens found again, and now and then its whole day searched for a better slot. The modes take turns over the zones.
 */
export const everyZoneWith = (partner: string): void => {
  const shared = new Map([[partner, offsetChanges(partner, FROM, TO)]])
  const partnerSide: SampleSide = { zone: partner, weekdays: MON_SAT, day: SHIFTS }
  const partnerCalendar = sampleCalendar(partnerSide)

  test.each(Array.from({ length: 11 }, (_, group) => group))(
    `with ${partner}, zones of group %i`,
    (group) => {
      const zones = [...ZONES, ...OLD_NAMES].filter((_, index) => index % 11 === group)
      let looked = 0
      for (const [index, zone] of zones.entries()) {
        const brand: SampleSide = { zone, weekdays: MON_FRI, day: OFFICE }
        const sides = { brand, factory: partnerSide }
        const calendars = { brand: sampleCalendar(brand), factory: partnerCalendar }
        const mode = CHECK_IN_MODES[(index + group + partner.length) % 4]!
        const weekdayOf = (index + group) % 3 === 0 ? 'factory' : 'brand'
        const spec = { weekday: 3, weekdayOf, minutes: 30, mode } as const
        for (const [place, from] of weeksToLookAt([zone, partner], shared).entries()) {
          const plan = planCheckIns({ calendars, spec, from, weeks: 2, ledger: { brand: 0, factory: 0 } })
          expect(plan.map(({ kind }) => kind)).toEqual(['held', 'held'])
          const held = plan.filter((each) => each.kind === 'held')
          for (const [week, occurrence] of held.entries()) {
            check(sides, occurrence)
            expect(occurrence.local[weekdayOf].slice(0, 10)).toBe(later(from, 7 * week + 2))
            looked++
          }
          if (mode === 'brand' || mode === 'factory') {
            const other = mode === 'brand' ? 'factory' : 'brand'
            const times = held.map(({ start }) => wallClock(sides[other].zone, start.getTime()).minute)
            expect(new Set(times).size, `${zone} from ${from}`).toBe(1)
          }
          const last = held.at(-1)!
          if (mode === 'overlap' && place % 6 === 0) {
            const slots = slotsOfWeek(sides, spec, last.week, 15)!.slots
            const sum = (burden: Record<Side, number>): number => burden.brand + burden.factory
            const least = Math.min(...slots.map(({ burden }) => sum(burden)))
            expect(last.start.getTime()).toBe(slots.find(({ burden }) => sum(burden) === least)!.start)
          }
        }
      }
      expect(looked).toBeGreaterThanOrEqual(zones.length * 20)
    },
  )
}
