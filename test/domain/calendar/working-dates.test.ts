import { describe, expect, it } from 'vitest'
import { createWorkingDates } from '../../../src/domain/calendar/working-dates.ts'
import { interval, spec, table, weekly } from '../clocks/example-sides.ts'

// 2026-05-01 is a Friday.
const side = spec({
  hours: { ...weekly([1, 2, 3, 4], '08:00-12:00', '13:00-17:00'), 5: [interval('08:00-13:00')] },
  holidays: {
    add: ['2026-05-05', '2026-05-10', '2026-05-20'],
    remove: ['2026-05-14', '2026-05-16', '2026-05-20'],
  },
  workdays: ['2026-05-02', '2026-05-15', '2026-05-26'],
  closures: [{ from: '2026-05-25', to: '2026-05-27', name: 'Stocktaking' }],
})
const dates = createWorkingDates(
  side,
  table(
    {
      '2026-05-01': 'Labour Day',
      '2026-05-14': 'Ascension',
      '2026-05-15': 'Bridge',
      '2026-05-16': 'Sat',
      '2026-05-25': 'Whit Monday',
    },
    { '2026-05-09': 'make-up', '2026-05-10': 'make-up', '2026-05-27': 'make-up' },
  ),
)
const monday = [interval('08:00-12:00'), interval('13:00-17:00')]
const friday = [interval('08:00-13:00')]

describe('which hours a date has', () => {
  it.each([
    ['an ordinary Monday', '2026-05-04', monday],
    ['an ordinary Friday', '2026-05-08', friday],
    ['a Saturday', '2026-05-23', []],
    ['a public holiday', '2026-05-01', []],
    ['an added holiday', '2026-05-05', []],
    ['a removed public holiday', '2026-05-14', monday],
    ['a date both added and removed', '2026-05-20', monday],
    ['a removed holiday on a Saturday has the hours of a Saturday', '2026-05-16', []],
    ['a make-up workday on a Saturday has those of Monday', '2026-05-09', monday],
    ['a make-up workday wins over an added holiday', '2026-05-10', monday],
    ['a written workday on a Saturday has those of Monday', '2026-05-02', monday],
    ['a written workday on a public holiday has those of its weekday', '2026-05-15', friday],
    ['the first day of a closure', '2026-05-25', []],
    ['a written workday within a closure', '2026-05-26', []],
    ['a make-up workday on the last day of a closure', '2026-05-27', []],
    ['the day after a closure', '2026-05-28', monday],
  ])('%s', (_, date, hours) => {
    expect(dates.hoursOn(date)).toEqual(hours)
  })

  it.each([
    ['2026-05-04', null],
    ['2026-05-23', { reason: 'weekly' }],
    ['2026-05-01', { reason: 'holiday', name: 'Labour Day' }],
    ['2026-05-05', { reason: 'holiday' }],
    ['2026-05-16', { reason: 'weekly' }],
    ['2026-05-25', { reason: 'closure', name: 'Stocktaking' }],
  ])('says why %s is off', (date, reason) => {
    expect(dates.dayOff(date)).toEqual(reason)
  })

  it('joins hours that touch or overlap, in any order', () => {
    const untidy = spec({ hours: weekly([1], '13:00-17:00', '08:00-12:00', '11:00-13:00', '18:00-18:00') })
    expect(createWorkingDates(untidy, table()).hoursOn('2026-05-04')).toEqual([interval('08:00-17:00')])
  })

  it('gives a make-up day nothing when Monday has nothing', () => {
    const lateWeek = spec({ hours: weekly([3, 4], '08:00-12:00'), workdays: ['2026-05-02'] })
    expect(createWorkingDates(lateWeek, table()).hoursOn('2026-05-02')).toEqual([])
    expect(createWorkingDates(lateWeek, table()).dayOff('2026-05-02')).toEqual({ reason: 'weekly' })
  })
})
