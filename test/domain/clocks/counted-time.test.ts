import { describe, expect, it } from 'vitest'
import { countedTime, extendDue } from '../../../src/domain/clocks/counted-time.ts'
import { exampleCalendars } from './example-sides.ts'

const HOUR = 3_600_000
const at = (text: string): Date => new Date(text)
const basis = { owing: 'factory', counted: ['factory'], calendars: exampleCalendars } as const
const working = { ...basis, clock: 'working' } as const
const weekday = { ...basis, clock: 'weekday' } as const
const elapsed = { ...basis, clock: 'elapsed' } as const

describe('countedTime', () => {
  it.each([
    ['elapsed', elapsed, '2026-02-14T00:00:00Z', '2026-02-16T00:00:00Z', 48],
    ['a worked day less lunch', working, '2026-03-01T20:00:00Z', '2026-03-02T20:00:00Z', 8.5],
    ['nothing in Spring Festival', working, '2026-02-14T09:30:00Z', '2026-02-24T00:00:00Z', 0],
    ['part of a morning', working, '2026-03-02T03:00:00Z', '2026-03-02T05:15:00Z', 1.25],
    ['the rest of a Saturday and no Sunday', weekday, '2026-03-07T04:00:00Z', '2026-03-08T16:00:00Z', 12],
    ['nothing backwards', working, '2026-03-02T05:15:00Z', '2026-03-02T03:00:00Z', 0],
    ['nothing backwards, elapsed', elapsed, '2026-03-02T05:15:00Z', '2026-03-02T03:00:00Z', 0],
  ])('%s', (_, clock, from, to, hours) => {
    expect(countedTime(clock, at(from), at(to))).toBe(hours * HOUR)
  })

  it('counts with two calendars what both work', () => {
    const both = { ...working, counted: ['brand', 'factory'] } as const
    expect(countedTime(both, at('2026-03-02T00:00:00Z'), at('2026-03-04T00:00:00Z'))).toBe(1.5 * HOUR)
  })
})

describe('extendDue', () => {
  it.each([
    [
      'elapsed, by the length of the pause',
      elapsed,
      '2026-03-02T12:00:00Z',
      '2026-03-02T01:00:00Z',
      '2026-03-02T04:30:00Z',
      '2026-03-02T15:30:00Z',
    ],
    [
      'working, by the worked time of the pause',
      working,
      '2026-03-02T08:30:00Z',
      '2026-03-02T03:00:00Z',
      '2026-03-02T06:00:00Z',
      '2026-03-03T01:00:00Z',
    ],
    [
      'working, by three worked days',
      working,
      '2026-03-06T02:00:00Z',
      '2026-03-02T02:00:00Z',
      '2026-03-05T02:00:00Z',
      '2026-03-10T02:00:00Z',
    ],
    [
      'not at all for a pause over a Sunday',
      working,
      '2026-03-09T00:00:00Z',
      '2026-03-07T10:00:00Z',
      '2026-03-08T23:00:00Z',
      '2026-03-09T00:00:00Z',
    ],
    [
      'for a pause that outlasts it',
      elapsed,
      '2026-03-02T12:00:00Z',
      '2026-03-02T11:00:00Z',
      '2026-03-02T20:00:00Z',
      '2026-03-02T21:00:00Z',
    ],
    [
      'not when it had passed already',
      elapsed,
      '2026-03-02T12:00:00Z',
      '2026-03-02T12:00:00Z',
      '2026-03-02T20:00:00Z',
      '2026-03-02T12:00:00Z',
    ],
  ])('%s', (_, clock, due, from, to, expected) => {
    expect(extendDue(clock, at(due), { from: at(from), to: at(to) }).toISOString()).toBe(
      at(expected).toISOString(),
    )
  })
})
