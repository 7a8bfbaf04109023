import { describe, expect, it } from 'vitest'
import {
  DAYS_PATTERN,
  PERIODS_PATTERN,
  parseWeeklyHours,
  periodsText,
} from '../../../src/domain/partnership/weekly-hours.ts'

const hoursOf = (entries: Record<string, string>) => parseWeeklyHours(entries).hours
const problemsOf = (entries: Record<string, string>) =>
  parseWeeklyHours(entries).problems.map(({ key, code, other }) => `${key}: ${code} ${other}`)

describe('weekly hours', () => {
  it('name one day, a range, a list, or a range over the weekend', () => {
    const open = [{ from: 540, to: 600 }]
    expect(hoursOf({ mon: '09:00-10:00' })).toMatchObject({ 1: open, 2: [], 7: [] })
    expect(hoursOf({ 'tue-thu': '09:00-10:00' })).toEqual({
      1: [],
      2: open,
      3: open,
      4: open,
      5: [],
      6: [],
      7: [],
    })
    expect(hoursOf({ 'sat,sun': '09:00-10:00' })).toMatchObject({ 5: [], 6: open, 7: open })
    expect(hoursOf({ 'sun-thu': '09:00-10:00' })).toEqual({
      1: open,
      2: open,
      3: open,
      4: open,
      5: [],
      6: [],
      7: open,
    })
    expect(hoursOf({ 'mon - tue, sat': '9:00 - 10:00' })).toMatchObject({ 1: open, 2: open, 3: [], 6: open })
  })
  it('are sorted, and run past midnight when they end before they start', () => {
    expect(hoursOf({ mon: '20:00-04:00, 08:00-12:00' })[1]).toEqual([
      { from: 480, to: 720 },
      { from: 1200, to: 1680 },
    ])
    expect(hoursOf({ mon: '00:00-24:00' })[1]).toEqual([{ from: 0, to: 1440 }])
    expect(hoursOf({ mon: '20:00-00:00' })[1]).toEqual([{ from: 1200, to: 1440 }])
  })
  it.each([
    [{ mon: '09:00-12:00, 12:00-17:00' }, []],
    [{ 'mon-sun': '00:00-24:00' }, []],
    [{ 'mon-sun': '20:00-04:00' }, []],
    [{ mon: '09:00-12:00, 11:59-17:00' }, ['mon: hours-overlap mon']],
    [{ mon: '08:00-18:00, 09:00-10:00, 11:00-12:00' }, ['mon: hours-overlap mon']],
    [{ mon: '20:00-04:00', tue: '03:00-12:00' }, ['tue: hours-overlap mon']],
    [{ sun: '20:00-04:00', mon: '03:59-12:00' }, ['mon: hours-overlap sun']],
    [{ 'mon-fri': '20:00-04:00', sat: '03:00-05:00' }, ['sat: hours-overlap fri']],
    [{ 'mon-fri': '09:00-17:00', wed: '09:00-12:00' }, ['wed: day-twice wed']],
    [{ mon: '09:00-09:00' }, ['mon: period-empty 09:00-09:00']],
    [{ mon: '24:00-09:00' }, ['mon: period-empty 24:00-09:00']],
    [{ mon: '09:00-24:30' }, ['mon: period-empty 09:00-24:30']],
  ] as const)('%j has the problems %j', (entries, expected) => {
    expect(problemsOf(entries as unknown as Record<string, string>)).toEqual(expected)
  })
  it.each(['mon', 'mon-fri', 'sat,sun', 'mon-thu, sat'])('the days %j are written well', (text) => {
    expect(DAYS_PATTERN.test(text)).toBe(true)
  })
  it.each(['', 'Mon', 'monday', 'mon-', 'mon;tue', 'mon,', 'weekdays'])('the days %j are not', (text) => {
    expect(DAYS_PATTERN.test(text)).toBe(false)
  })
  it.each(['09:00-17:30', '8:00-12:00, 13:00-17:30', '20:00 - 04:00'])(
    'the hours %j are written well',
    (text) => {
      expect(PERIODS_PATTERN.test(text)).toBe(true)
    },
  )
  it.each([
    '',
    '9-17',
    '09:00',
    '09:00–17:00',
    '09:60-10:00',
    '25:00-26:00',
    '09:00-17:00,',
    '09:00-17:00 13:00-14:00',
  ])('the hours %j are not', (text) => {
    expect(PERIODS_PATTERN.test(text)).toBe(false)
  })
  it('are written back as a person would', () => {
    expect(
      periodsText([
        { from: 485, to: 720 },
        { from: 1200, to: 1680 },
      ]),
    ).toBe('08:05-12:00, 20:00-04:00')
    expect(periodsText([{ from: 0, to: 1440 }])).toBe('00:00-24:00')
    expect(periodsText([])).toBe('')
  })
})
