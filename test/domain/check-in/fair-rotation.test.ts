import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daySlots } from '../../../src/domain/check-in/day-slots.ts'
import { fairRotation } from '../../../src/domain/check-in/fair-rotation.ts'
import type { Slot } from '../../../src/domain/check-in/occurrence.ts'
import { planCheckIns } from '../../../src/domain/check-in/plan-check-ins.ts'
import type { Side, Weekday } from '../../../src/domain/partnership/partnership.ts'
import { arbitrarySide } from './arbitrary-sides.ts'
import { exactRotation } from './exact-rotation.ts'
import { sampleCalendar } from './sample-calendars.ts'
import { later, slotsOfWeek, slotsOn } from './slot-oracle.ts'

type Totals = Record<Side, number>

const HOUR = 3_600_000
const MONDAY = '2026-10-05'

/** Every choice there is, one after the other. */
const bruteForce = (choices: readonly (readonly Slot[])[], ledger: Totals): number[] => {
  let best: { larger: number; sum: number; starts: number[] } | null = null
  const starts: number[] = []
  const isBetter = (larger: number, sum: number): boolean => {
    if (!best || larger !== best.larger) return !best || larger < best.larger
    if (sum !== best.sum) return sum < best.sum
    const place = starts.findIndex((start, index) => start !== best!.starts[index])
    return place >= 0 && starts[place]! < best.starts[place]!
  }
  const walk = (index: number, brand: number, factory: number): void => {
    const slots = choices[index]
    if (!slots) {
      const larger = Math.max(brand, factory)
      if (isBetter(larger, brand + factory)) best = { larger, sum: brand + factory, starts: [...starts] }
      return
    }
    for (const { start, burden } of slots) {
      starts.push(start)
      walk(index + 1, brand + burden.brand, factory + burden.factory)
      starts.pop()
    }
  }
  walk(0, ledger.brand, ledger.factory)
  return (best as { starts: number[] } | null)?.starts ?? []
}

const slot = (start: number, brand: number, factory: number): Slot => ({ start, burden: { brand, factory } })
const startsOf = (slots: readonly Slot[]): number[] => slots.map(({ start }) => start)

describe('fair rotation', () => {
  test('takes turns when one side has to carry each time', () => {
    const week = [slot(1, 100, 0), slot(2, 0, 100)]
    const found = fairRotation([week, week, week, week], { brand: 0, factory: 0 })
    expect(startsOf(found)).toEqual([1, 1, 2, 2])
  })

  test('makes good what the ledger holds', () => {
    const week = [slot(1, 100, 0), slot(2, 0, 100)]
    expect(startsOf(fairRotation([week, week, week], { brand: 200, factory: 0 }))).toEqual([1, 2, 2])
    expect(startsOf(fairRotation([week, week], { brand: 500, factory: 0 }))).toEqual([2, 2])
  })

  test('looks ahead: a dear first choice may keep the totals close', () => {
    const weeks = [[slot(1, 60, 0), slot(2, 0, 90)], [slot(3, 80, 0)]]
    expect(startsOf(fairRotation(weeks, { brand: 0, factory: 0 }))).toEqual([2, 3])
  })

  test('of equally high totals the smaller sum, of equal sums the earlier starts', () => {
    const weeks = [[slot(1, 50, 50), slot(2, 50, 20), slot(3, 20, 50)]]
    expect(startsOf(fairRotation(weeks, { brand: 0, factory: 0 }))).toEqual([2])
  })

  test('no occurrence, no slot', () => {
    expect(fairRotation([], { brand: 5, factory: 0 })).toEqual([])
  })

  test('is what trying all choices gives: 4 occurrences, hourly slots, 200 pairs of calendars and zones', () => {
    const ledger = fc.record({
      brand: fc.integer({ min: 0, max: 900 }),
      factory: fc.integer({ min: 0, max: 900 }),
    })
    const side = arbitrarySide(MONDAY, 30, 5)
    let whole = 0
    fc.assert(
      fc.property(side, side, ledger, fc.constantFrom(30, 45, 60), (brand, factory, before, minutes) => {
        const sides = { brand, factory }
        const calendars = { brand: sampleCalendar(brand), factory: sampleCalendar(factory) }
        const choices = [1, 8, 15, 22].flatMap((days) => {
          const date = later(MONDAY, days)
          const hourly = daySlots(calendars, { weekdayOf: 'brand', minutes }, date).filter(
            ({ start }) => start % HOUR === 0,
          )
          return hourly.length > 0 ? [hourly] : []
        })
        if (choices.length === 4) whole++
        const first = slotsOn(sides, 'brand', later(MONDAY, 1), minutes, 5).filter(
          ({ start }) => start % HOUR === 0,
        )
        if (first.length > 0) expect(choices[0]).toEqual(first)
        expect(startsOf(fairRotation(choices, before))).toEqual(bruteForce(choices, before))
      }),
      { numRuns: 200, seed: 20261007 },
    )
    // Holidays may close a Tuesday, but not most of them.
    expect(whole).toBeGreaterThan(60)
  })

  test('12 weeks on quarter hours are what an independent exact method finds', () => {
    const side = arbitrarySide(MONDAY, 84, 5)
    const ledger = fc.record({ brand: fc.nat(2000), factory: fc.nat(2000) })
    fc.assert(
      fc.property(
        side,
        side,
        ledger,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom<Side>('brand', 'factory'),
        fc.constantFrom(20, 30, 60),
        (brand, factory, before, weekday, weekdayOf, minutes) => {
          const sides = { brand, factory }
          const spec = { weekday: weekday as Weekday, weekdayOf, minutes, mode: 'rotate' } as const
          const calendars = { brand: sampleCalendar(brand), factory: sampleCalendar(factory) }
          const plan = planCheckIns({ calendars, spec, from: MONDAY, weeks: 12, ledger: before })
          expect(plan.map(({ week }) => week)).toEqual(plan.map((_, index) => later(MONDAY, 7 * index)))
          const lists = plan.map(({ week }) => slotsOfWeek(sides, spec, week, 5)?.slots ?? [])
          const starts = plan.flatMap((each) => (each.kind === 'held' ? [each.start.getTime()] : []))
          const open = lists.filter((slots) => slots.length > 0)
          expect(starts).toEqual(exactRotation(open, before))
          expect(plan.map(({ kind }) => kind === 'held')).toEqual(lists.map((slots) => slots.length > 0))
        },
      ),
      { numRuns: 16, seed: 20261008 },
    )
  })
})
