import { describe, expect, it } from 'vitest'
import { elapsedMilliseconds, parseDuration } from '../../../src/domain/clocks/duration.ts'

describe('parseDuration', () => {
  it.each([
    ['PT24H', 0, 86_400_000],
    ['P1D', 1, 0],
    ['P2W', 14, 0],
    ['P1W2D', 9, 0],
    ['P1DT4H', 1, 14_400_000],
    ['PT90M', 0, 5_400_000],
    ['PT1H30M15S', 0, 5_415_000],
    ['PT0S', 0, 0],
    ['P0D', 0, 0],
    ['P3660D', 3660, 0],
  ])('%s is %i days and %i ms', (text, days, milliseconds) => {
    expect(parseDuration(text)).toEqual({ days, milliseconds })
  })

  it.each([
    ['P1M', 'duration-months'],
    ['P1M2D', 'duration-months'],
    ['P2MT3H', 'duration-months'],
    ['P1Y', 'duration-years'],
    ['P1Y6M', 'duration-years'],
    ['P0.5D', 'duration-fraction'],
    ['PT1.5H', 'duration-fraction'],
    ['PT1,5H', 'duration-fraction'],
    ['P1DT0.5S', 'duration-fraction'],
    ['P3661D', 'duration-too-long'],
    ['PT999999999999H', 'duration-too-long'],
    ['P', 'duration-syntax'],
    ['PT', 'duration-syntax'],
    ['P1DT', 'duration-syntax'],
    ['24H', 'duration-syntax'],
    ['P24H', 'duration-syntax'],
    ['PT1D', 'duration-syntax'],
    ['-P1D', 'duration-syntax'],
    ['P-1D', 'duration-syntax'],
    ['P1D2W', 'duration-syntax'],
    ['pt24h', 'duration-syntax'],
    [' PT24H', 'duration-syntax'],
    ['PT24H\n', 'duration-syntax'],
    ['1 day', 'duration-syntax'],
    ['', 'duration-syntax'],
  ])('refuses %j: %s', (found, code) => {
    expect(() => parseDuration(found)).toThrowError(expect.objectContaining({ code, params: { found } }))
  })

  it('counts a day as 24 hours when time merely elapses', () => {
    expect(elapsedMilliseconds(parseDuration('P1DT1H'))).toBe(90_000_000)
  })
})
