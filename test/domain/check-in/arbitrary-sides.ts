import fc from 'fast-check'
import type { MinuteInterval } from '../../../src/domain/partnership/partnership.ts'
import type { SampleSide } from './sample-calendars.ts'
import { later } from './slot-oracle.ts'

export const ZONES = Intl.supportedValuesOf('timeZone')

/** One working day, on multiples of `grid` minutes: with or without a break, or a shift into the next morning. */
const workingDay = (grid: number): fc.Arbitrary<MinuteInterval[]> => {
  const minutes = (min: number, max: number): fc.Arbitrary<number> =>
    fc.integer({ min: min / grid, max: max / grid }).map((steps) => steps * grid)
  return fc
    .oneof(
      { weight: 4, arbitrary: fc.tuple(minutes(330, 700), minutes(60, 620)) },
      { weight: 1, arbitrary: fc.tuple(minutes(960, 1320), minutes(420, 540)) },
    )
    .chain(([from, length]) =>
      fc.boolean().map((pause) => {
        const to = from + length
        if (!pause || length < 180) return [{ from, to }]
        return [
          { from, to: from + 90 },
          { from: from + 135, to },
        ]
      }),
    )
}

/** A side somewhere, with its own week and some holidays in the `days` after `from`. */
export const arbitrarySide = (from: string, days: number, grid = 1): fc.Arbitrary<SampleSide> =>
  fc.record({
    zone: fc.constantFrom(...ZONES),
    weekdays: fc.constantFrom([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [7, 1, 2, 3, 4], [1, 2, 3, 4], [2, 3, 6]),
    day: workingDay(grid),
    holidays: fc
      .uniqueArray(fc.integer({ min: 0, max: days }), { maxLength: Math.ceil(days / 5) })
      .map((places) => places.map((place) => later(from, place))),
  })
