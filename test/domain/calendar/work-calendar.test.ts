import { describe, expect, it } from 'vitest'
import { createWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import { exampleCalendars, spec, table, weekly } from '../clocks/example-sides.ts'

const instants = (intervals: { start: Date; end: Date }[]): string[] =>
  intervals.map(({ start, end }) => `${start.toISOString().slice(0, 16)} ${end.toISOString().slice(0, 16)}`)
const everyDay = [1, 2, 3, 4, 5, 6, 7] as const
const calendarOf = (zone: string, ...hours: string[]) =>
  createWorkCalendar(spec({ zone, hours: weekly(everyDay, ...hours) }), table())

describe('the working intervals of a date', () => {
  it.each([
    ['America/Los_Angeles', '09:00-17:30', '2026-03-06', ['2026-03-06T17:00 2026-03-07T01:30']],
    ['America/Los_Angeles', '09:00-17:30', '2026-03-08', ['2026-03-08T16:00 2026-03-09T00:30']],
    // A night shift is an hour shorter in spring and an hour longer in autumn.
    ['Europe/Berlin', '22:00-30:00', '2026-03-28', ['2026-03-28T21:00 2026-03-29T04:00']],
    ['Europe/Berlin', '22:00-30:00', '2026-10-24', ['2026-10-24T20:00 2026-10-25T05:00']],
    // Hours within the gap do not exist; hours that begin in it begin when the clock jumps.
    ['Europe/Berlin', '02:00-03:00', '2026-03-29', []],
    ['Europe/Berlin', '02:30-10:00', '2026-03-29', ['2026-03-29T01:00 2026-03-29T08:00']],
    // Hours that the clock shows twice are worked twice.
    [
      'Europe/Berlin',
      '02:15-02:45',
      '2026-10-25',
      ['2026-10-25T00:15 2026-10-25T00:45', '2026-10-25T01:15 2026-10-25T01:45'],
    ],
    ['Australia/Lord_Howe', '00:00-24:00', '2026-04-05', ['2026-04-04T13:00 2026-04-05T13:30']],
    ['Australia/Lord_Howe', '00:00-24:00', '2026-10-04', ['2026-10-03T13:30 2026-10-04T13:00']],
    ['Asia/Kathmandu', '10:00-17:00', '2026-06-01', ['2026-06-01T04:15 2026-06-01T11:15']],
    // Samoa went from 29 to 31 December 2011.
    ['Pacific/Apia', '09:00-17:00', '2011-12-29', ['2011-12-29T19:00 2011-12-30T03:00']],
    ['Pacific/Apia', '09:00-17:00', '2011-12-30', []],
    ['Pacific/Apia', '09:00-17:00', '2011-12-31', ['2011-12-30T19:00 2011-12-31T03:00']],
    // The clock goes back at midnight to 23:00 of the same date, which then has 25 hours.
    ['America/Sao_Paulo', '00:00-24:00', '2018-02-17', ['2018-02-17T02:00 2018-02-18T03:00']],
    ['Asia/Shanghai', '08:00-12:00', '2026-02-14', ['2026-02-14T00:00 2026-02-14T04:00']],
  ])('%s, %s on %s', (zone, hours, date, expected) => {
    expect(instants(calendarOf(zone, hours).dayIntervals(date))).toEqual(expected)
  })

  it('leaves hours past midnight to the day they start, even into a holiday', () => {
    const night = createWorkCalendar(
      spec({ hours: weekly([1, 2, 3, 4, 5], '22:00-30:00') }),
      table({ '2026-05-01': 'Labour Day' }),
    )
    expect(night.dayIntervals('2026-05-01')).toEqual([])
    expect(night.isOpen(new Date('2026-05-01T05:59:59.999Z'))).toBe(true)
    expect(night.isOpen(new Date('2026-05-01T06:00:00Z'))).toBe(false)
    expect(night.isOpen(new Date('2026-05-01T23:00:00Z'))).toBe(false)
    expect(night.nextOpening(new Date('2026-05-01T06:00:00Z')).toISOString()).toBe('2026-05-04T22:00:00.000Z')
  })
})

describe('a shift that lasts into the evening of the next date', () => {
  it('is open until its end, far west of Greenwich too', () => {
    const watch = createWorkCalendar(
      spec({ zone: 'Pacific/Honolulu', hours: weekly([1], '20:00-46:00') }),
      table(),
    )
    // Monday 2 March 20:00 to Tuesday 22:00 in Honolulu.
    expect(instants(watch.dayIntervals('2026-03-02'))).toEqual(['2026-03-03T06:00 2026-03-04T08:00'])
    expect(watch.isOpen(new Date('2026-03-04T07:59:00Z'))).toBe(true)
    expect(watch.isOpen(new Date('2026-03-04T08:00:00Z'))).toBe(false)
  })
})

describe('a calendar', () => {
  const { brand, factory } = exampleCalendars

  it('opens at half-open intervals', () => {
    expect(factory.isOpen(new Date('2026-02-14T00:00:00Z'))).toBe(true)
    expect(factory.isOpen(new Date('2026-02-14T03:59:59.999Z'))).toBe(true)
    expect(factory.isOpen(new Date('2026-02-14T04:00:00Z'))).toBe(false)
  })

  it.each([
    ['when open, at itself', '2026-02-14T01:23:45Z', '2026-02-14T01:23:45.000Z'],
    ['after lunch', '2026-02-14T04:00:00Z', '2026-02-14T05:00:00.000Z'],
    ['after Spring Festival', '2026-02-14T09:30:00Z', '2026-02-24T00:00:00.000Z'],
  ])('next opens %s', (_, at, expected) => {
    expect(factory.nextOpening(new Date(at)).toISOString()).toBe(expected)
  })

  it('knows the local date and its working days', () => {
    expect(factory.localDate(new Date('2026-02-13T16:00:00Z'))).toBe('2026-02-14')
    expect(brand.localDate(new Date('2026-02-14T07:59:59Z'))).toBe('2026-02-13')
    expect(factory.isWorkingDay('2026-02-28')).toBe(true)
    expect(factory.isWorkingDay('2026-01-04')).toBe(true)
    expect(factory.isWorkingDay('2026-03-01')).toBe(false)
    expect(brand.isWorkingDay('2026-12-24')).toBe(false)
    expect(brand.dayOff('2026-12-25')).toEqual({ reason: 'closure', name: 'Year-end shutdown' })
    expect(brand.dayOff('2026-02-16')).toEqual({ reason: 'holiday', name: "Presidents' Day" })
    expect(calendarOf('Pacific/Apia', '09:00-17:00').dayOff('2011-12-30')).toEqual({ reason: 'weekly' })
  })

  it('reads the same hours in another zone', () => {
    const reader = factory.withZone('Asia/Urumqi')
    expect(instants(reader.dayIntervals('2026-02-14'))).toEqual([
      '2026-02-14T02:00 2026-02-14T06:00',
      '2026-02-14T07:00 2026-02-14T11:30',
    ])
    expect(reader.isWorkingDay('2026-02-16')).toBe(false)
    expect(reader.zone).toBe('Asia/Urumqi')
  })

  it('names the years without data', () => {
    expect(factory.missingYears('2026-01-01', '2026-12-31')).toEqual([])
    expect(factory.missingYears('2025-12-31', '2027-01-01')).toEqual([
      { country: 'CN', year: 2025 },
      { country: 'CN', year: 2027 },
    ])
  })

  it.each([
    ['no hours at all', spec({ hours: weekly([]) })],
    ['a closure without end', spec({ closures: [{ from: '2020-01-01', to: '2999-12-31', name: 'Closed' }] })],
  ])('gives up with a reason: %s', (_, never) => {
    expect(() =>
      createWorkCalendar(never, table()).nextOpening(new Date('2026-01-01T00:00:00Z')),
    ).toThrowError(
      expect.objectContaining({ code: 'calendar-no-working-time', params: { country: 'XX', zone: 'UTC' } }),
    )
  })
})
