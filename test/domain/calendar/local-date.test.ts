import { describe, expect, it } from 'vitest'
import {
  addDays,
  dateOfReading,
  midnightReading,
  weekdayOf,
  yearOf,
} from '../../../src/domain/calendar/local-date.ts'

describe('local dates', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-08', 365, '2027-03-08'],
  ])('%s plus %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected)
  })

  it.each([
    ['2026-02-13', 5],
    ['2026-02-15', 7],
    ['2026-02-16', 1],
    ['1970-01-01', 4],
    ['1969-12-29', 1],
  ])('%s is weekday %i', (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday)
  })

  it.each(['2026-02-30', '2026-2-3', '13.02.2026', '2026-02-13T00:00', ''])('refuses %j', (date) => {
    expect(() => midnightReading(date)).toThrowError(
      expect.objectContaining({ code: 'date-invalid', params: { date } }),
    )
  })

  it('reads a date back from its midnight', () => {
    expect(dateOfReading(midnightReading('2026-12-31'))).toBe('2026-12-31')
    expect(yearOf('2026-12-31')).toBe(2026)
  })
})
