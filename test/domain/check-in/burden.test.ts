import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { burdenOf } from '../../../src/domain/check-in/burden.ts'
import { arbitrarySide } from './arbitrary-sides.ts'
import { MON_FRI, MON_SAT, OFFICE, SHIFTS, sampleCalendar } from './sample-calendars.ts'
import { sidePoints } from './slot-oracle.ts'

const angeles = sampleCalendar({ zone: 'America/Los_Angeles', weekdays: MON_FRI, day: OFFICE })
const shanghai = sampleCalendar({ zone: 'Asia/Shanghai', weekdays: MON_SAT, day: SHIFTS })

describe('the burden of a slot', () => {
  // Office 09:00 to 17:30 in Los Angeles, Wednesday 7 October 2026, UTC-7.
  test.each([
    ['opening', '09:00', 30, 0],
    ['the last half hour', '17:00', 30, 0],
    ['half in, half out', '17:15', 30, 15],
    ['right after closing', '17:30', 30, 30],
    ['the last two minutes within two hours', '19:28', 2, 2],
    ['the first two minutes beyond', '19:30', 2, 6],
    ['over the two-hour mark', '19:15', 30, 15 + 45],
    ['until the night', '21:30', 30, 90],
    ['into the night', '21:45', 30, 45 + 150],
    ['at night', '22:00', 30, 300],
    ['the last minute of the night', '06:59', 1, 10],
    ['out of the night, within two hours of opening', '06:45', 30, 150 + 15],
    ['before opening', '08:45', 30, 15],
    ['eight hours over a whole evening', '17:30', 480, 120 + 150 * 3 + 210 * 10],
  ])('%s', (_, time, minutes, points) => {
    expect(burdenOf(angeles, new Date(`2026-10-07T${time}:00-07:00`), minutes)).toBe(points)
  })

  test('a break costs nothing', () => {
    expect(burdenOf(shanghai, new Date('2026-10-08T12:00:00+08:00'), 60)).toBe(0)
  })

  test('on a day off there is no opening: far by day, ten at night', () => {
    expect(burdenOf(angeles, new Date('2026-10-10T12:00:00-07:00'), 10)).toBe(30)
    expect(burdenOf(angeles, new Date('2026-10-10T23:00:00-07:00'), 10)).toBe(100)
  })

  test('work at night is work, and its end on the next date too', () => {
    const nights = sampleCalendar({
      zone: 'Asia/Shanghai',
      weekdays: MON_FRI,
      day: [{ from: 1320, to: 1800 }],
    })
    expect(burdenOf(nights, new Date('2026-10-10T05:30:00+08:00'), 30)).toBe(0)
    expect(burdenOf(nights, new Date('2026-10-10T06:00:00+08:00'), 60)).toBe(600)
    expect(burdenOf(nights, new Date('2026-10-10T07:00:00+08:00'), 60)).toBe(60)
    expect(burdenOf(nights, new Date('2026-10-10T08:00:00+08:00'), 60)).toBe(180)
  })

  test('an opening after midnight is near the evening before', () => {
    const early = sampleCalendar({ zone: 'UTC', weekdays: MON_FRI, day: [{ from: 0, to: 300 }] })
    expect(burdenOf(early, new Date('2026-10-06T21:00:00Z'), 60)).toBe(180)
    const late = sampleCalendar({ zone: 'UTC', weekdays: MON_FRI, day: [{ from: 720, to: 1300 }] })
    expect(burdenOf(late, new Date('2026-10-06T21:40:00Z'), 40)).toBe(20 + 200)
  })

  test('two hours are two hours that pass when clocks jump', () => {
    // Lisbon, 25 October 2026: 01:00 to 02:00 happens twice. Closing at 00:30, so 01:30 the first time is an hour later.
    const lisbon = sampleCalendar({ zone: 'Europe/Lisbon', weekdays: [6], day: [{ from: 600, to: 1470 }] })
    expect(burdenOf(lisbon, new Date('2026-10-25T00:00:00+01:00'), 30)).toBe(0)
    expect(burdenOf(lisbon, new Date('2026-10-25T00:30:00+01:00'), 60)).toBe(600)
  })

  test('is the same as counted with Intl, minute by minute', () => {
    const when = fc.integer({
      min: Date.parse('2026-01-01') / 900_000,
      max: Date.parse('2030-12-31') / 900_000,
    })
    const minutes = fc.integer({ min: 5, max: 240 })
    fc.assert(
      fc.property(arbitrarySide('2026-01-01', 60), when, minutes, (side, quarter, length) => {
        const start = quarter * 900_000
        const steps = sidePoints(side, start, start + length * 60_000, 1)
        const expected = steps.reduce((sum, { points }) => sum + points, 0)
        expect(burdenOf(sampleCalendar(side), new Date(start), length)).toBe(expected)
      }),
      { numRuns: 200 },
    )
  })
})
