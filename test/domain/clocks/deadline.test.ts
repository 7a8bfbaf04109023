import { describe, expect, it } from 'vitest'
import { createWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import { computeDeadline, type DeadlineInput } from '../../../src/domain/clocks/deadline.ts'
import type { CalendarSpec } from '../../../src/domain/partnership/partnership.ts'
import { exampleCalendars, interval, spec, table, weekly } from './example-sides.ts'

const run = (input: Omit<DeadlineInput, 'start' | 'warn'> & { start: string; warn?: string[] }) => {
  const deadline = computeDeadline({ warn: [], ...input, start: new Date(input.start) })
  const text = (at: Date): string => at.toISOString().replace('.000Z', 'Z')
  return { start: text(deadline.start), due: text(deadline.due), warnings: deadline.warnings.map(text) }
}

const factoryOwes = { owing: 'factory', counted: ['factory'], calendars: exampleCalendars } as const
const brandOwes = { owing: 'brand', counted: ['brand'], calendars: exampleCalendars } as const
const bothBrandOwes = { owing: 'brand', counted: ['brand', 'factory'], calendars: exampleCalendars } as const
const bothFactoryOwes = {
  owing: 'factory',
  counted: ['brand', 'factory'],
  calendars: exampleCalendars,
} as const

/** A side alone: the other one never counts. */
const alone = (changes: Partial<CalendarSpec>, holidays = {}, workdays = {}) => {
  const calendar = createWorkCalendar(spec(changes), table(holidays, workdays))
  return {
    owing: 'factory',
    counted: ['factory'],
    calendars: { brand: calendar, factory: calendar },
  } as const
}

describe('the example agreement, Friday 2026-02-13 at 18:00 in Shanghai', () => {
  const start = '2026-02-13T10:00:00Z'

  it('elapsed: 24 hours are 24 hours', () => {
    expect(
      run({ ...factoryOwes, clock: 'elapsed', within: 'PT24H', warn: ['PT12H', 'PT2H'], start }),
    ).toEqual({
      start,
      due: '2026-02-14T10:00:00Z',
      warnings: ['2026-02-13T22:00:00Z', '2026-02-14T08:00:00Z'],
    })
  })

  it('working hours of the brand, across a weekend and Presidents’ Day', () => {
    expect(run({ ...brandOwes, clock: 'working', within: 'PT9H', warn: ['PT2H'], start })).toEqual({
      start: '2026-02-13T17:00:00Z',
      due: '2026-02-17T17:30:00Z',
      warnings: ['2026-02-14T00:00:00Z'],
    })
  })

  it('working days of the factory, across Spring Festival and its make-up Saturdays', () => {
    expect(run({ ...factoryOwes, clock: 'working', within: 'P10D', warn: ['P2D'], start })).toEqual({
      start: '2026-02-14T00:00:00Z',
      due: '2026-03-06T00:00:00Z',
      warnings: ['2026-03-04T00:00:00Z'],
    })
  })

  it('three working days of the factory from 20:00', () => {
    expect(run({ ...factoryOwes, clock: 'working', within: 'P3D', start: '2026-02-13T12:00:00Z' }).due).toBe(
      '2026-02-26T00:00:00Z',
    )
  })
})

describe('hours of a working clock', () => {
  // The factory works 08:00-12:00 and 13:00-17:30, which is 00:00-04:00 and 05:00-09:30 UTC.
  it.each([
    ['run over lunch', 'PT3H', '2026-03-02T02:00:00Z', '2026-03-02T06:00:00Z'],
    ['end at the closing itself', 'PT8H30M', '2026-03-02T00:00:00Z', '2026-03-02T09:30:00Z'],
    ['end when lunch begins, not when it ends', 'PT4H', '2026-03-02T00:00:00Z', '2026-03-02T04:00:00Z'],
    ['start anew after the closing', 'PT1S', '2026-03-02T09:30:00Z', '2026-03-03T00:00:01Z'],
    ['run over a Sunday', 'PT9H', '2026-02-28T00:30:00Z', '2026-03-02T01:00:00Z'],
  ])('%s', (_, within, start, due) => {
    expect(run({ ...factoryOwes, clock: 'working', within, start }).due).toBe(due)
  })

  it('count a night shift by the time that really passes', () => {
    const night = alone({ zone: 'Europe/Berlin', hours: weekly([1, 2, 3, 4, 5, 6, 7], '22:00-30:00') })
    // Seven hours in the night of 28 March 2026, nine in that of 24 October.
    expect(run({ ...night, clock: 'working', within: 'PT8H', start: '2026-03-28T20:00:00Z' })).toMatchObject({
      start: '2026-03-28T21:00:00Z',
      due: '2026-03-29T21:00:00Z',
    })
    expect(run({ ...night, clock: 'working', within: 'PT8H', start: '2026-10-24T19:00:00Z' })).toMatchObject({
      start: '2026-10-24T20:00:00Z',
      due: '2026-10-25T04:00:00Z',
    })
  })

  it('count overlapping shifts of two days once', () => {
    const shifts = alone({ hours: { ...weekly([2], '05:00-12:00'), 1: [interval('22:00-30:00')] } })
    // Monday 22:00 to Tuesday 12:00 are 14 hours, not 15.
    expect(run({ ...shifts, clock: 'working', within: 'PT14H', start: '2026-03-02T22:00:00Z' }).due).toBe(
      '2026-03-03T12:00:00Z',
    )
  })
})

describe('days of a working clock', () => {
  // 2026-03-02 is a Monday.
  const shortFriday = alone({
    hours: { ...weekly([1, 2, 3, 4], '09:00-17:00'), 5: [interval('09:00-13:00')] },
  })
  const night = alone({ hours: { ...weekly([1, 2, 3, 4], '22:00-30:00'), 5: [interval('09:00-17:00')] } })
  const lunch = alone({
    hours: { ...weekly([1, 3], '08:00-17:00'), 2: [interval('08:00-12:00'), interval('13:00-16:00')] },
  })
  const berlin = alone({ zone: 'Europe/Berlin' })

  it.each([
    ['keep the local time', shortFriday, 'P1D', '2026-03-02T10:15:30Z', '2026-03-03T10:15:30Z'],
    ['skip the weekend', shortFriday, 'P2D', '2026-03-05T10:00:00Z', '2026-03-09T10:00:00Z'],
    [
      'end at the closing of a shorter day',
      shortFriday,
      'P1D',
      '2026-03-05T15:00:00Z',
      '2026-03-06T13:00:00Z',
    ],
    [
      'end at a closing when the time is the closing',
      shortFriday,
      'P1D',
      '2026-03-05T13:00:00Z',
      '2026-03-06T13:00:00Z',
    ],
    [
      'do not carry a closing to the next day',
      shortFriday,
      'P2D',
      '2026-03-05T15:00:00Z',
      '2026-03-09T15:00:00Z',
    ],
    [
      'end at the closing when a break begins at the time',
      lunch,
      'P1D',
      '2026-03-02T12:00:00Z',
      '2026-03-03T16:00:00Z',
    ],
    [
      'end at the closing when the time falls in a break',
      lunch,
      'P1D',
      '2026-03-02T12:30:00Z',
      '2026-03-03T16:00:00Z',
    ],
    [
      'take day and time from the opening',
      shortFriday,
      'P1D',
      '2026-03-06T13:00:00Z',
      '2026-03-10T09:00:00Z',
    ],
    ['come before hours', shortFriday, 'P1DT4H', '2026-03-03T16:00:00Z', '2026-03-05T12:00:00Z'],
    [
      'come before hours, which go on after a closing',
      shortFriday,
      'P1DT4H',
      '2026-03-05T15:00:00Z',
      '2026-03-09T13:00:00Z',
    ],
    ['of a week are seven', berlin, 'P1W', '2026-03-02T09:00:00Z', '2026-03-11T09:00:00Z'],
    ['keep the local time when clocks change', berlin, 'P1D', '2026-03-27T09:00:00Z', '2026-03-30T08:00:00Z'],
    // Tuesday 02:00 belongs to Monday's night; the night of Tuesday ends on Wednesday.
    ['past midnight belong to the day before', night, 'P1D', '2026-03-03T02:00:00Z', '2026-03-04T02:00:00Z'],
    [
      'past midnight end at the closing of a day shift',
      night,
      'P1D',
      '2026-03-06T02:00:00Z',
      '2026-03-06T17:00:00Z',
    ],
    [
      'end at the closing of a night, which is on the next date',
      night,
      'P1D',
      '2026-03-06T10:00:00Z',
      '2026-03-10T06:00:00Z',
    ],
  ])('%s', (_, side, within, start, due) => {
    expect(run({ ...side, clock: 'working', within, start }).due).toBe(due)
  })

  it('count a make-up Saturday and skip the holiday it makes up for', () => {
    const side = alone({}, { '2026-03-04': 'Holiday' }, { '2026-03-07': 'make-up' })
    expect(run({ ...side, clock: 'working', within: 'P4D', start: '2026-03-02T10:00:00Z' }).due).toBe(
      '2026-03-07T10:00:00Z',
    )
  })

  it('take a time that clocks skip at the end of the gap, and one they repeat at its first pass', () => {
    const side = alone({ zone: 'Europe/Berlin', hours: weekly([1, 2, 3, 4, 5, 6, 7], '00:00-24:00') })
    expect(run({ ...side, clock: 'working', within: 'P1D', start: '2026-03-28T01:30:00Z' }).due).toBe(
      '2026-03-29T01:00:00Z',
    )
    expect(run({ ...side, clock: 'working', within: 'P1D', start: '2026-10-24T00:30:00Z' }).due).toBe(
      '2026-10-25T00:30:00Z',
    )
  })
})

describe('a working clock of two calendars', () => {
  // In winter they share 16:00-17:30 in Los Angeles, which is 00:00-01:30 UTC, Monday to Friday there.
  it('counts the time in which both work', () => {
    expect(
      run({ ...bothBrandOwes, clock: 'working', within: 'PT2H', start: '2026-03-02T18:00:00Z' }),
    ).toMatchObject({
      start: '2026-03-03T00:00:00Z',
      due: '2026-03-04T00:30:00Z',
    })
  })

  it('counts dates that are working days of each, read in the zone of the side that owes', () => {
    // Brand: from Friday 13 February 16:00. Both work on 24, 25 and 26 February.
    expect(
      run({ ...bothBrandOwes, clock: 'working', within: 'P3D', start: '2026-02-14T00:00:00Z' }),
    ).toMatchObject({
      start: '2026-02-14T00:00:00Z',
      due: '2026-02-27T00:00:00Z',
    })
    // Factory: from Saturday 14 February 08:00 there.
    expect(
      run({ ...bothFactoryOwes, clock: 'working', within: 'P3D', start: '2026-02-14T00:00:00Z' }),
    ).toMatchObject({
      start: '2026-02-14T00:00:00Z',
      due: '2026-02-26T00:00:00Z',
    })
  })

  it('gives up with a reason when they never meet', () => {
    const calendars = {
      brand: createWorkCalendar(spec({ zone: 'America/New_York' }), table()),
      factory: createWorkCalendar(spec({ zone: 'Asia/Shanghai' }), table()),
    }
    const input = { owing: 'brand', counted: ['brand', 'factory'], calendars, clock: 'working' } as const
    expect(() => run({ ...input, within: 'PT1H', start: '2026-03-02T00:00:00Z' })).toThrowError(
      expect.objectContaining({
        code: 'calendars-share-no-time',
        params: { zone: 'America/New_York', otherZone: 'Asia/Shanghai' },
      }),
    )
  })
})

describe('a weekday clock', () => {
  const side = alone({ zone: 'America/New_York' }, { '2026-05-25': 'Memorial Day' })
  it.each([
    [
      'counts around the clock',
      'PT24H',
      '2026-03-03T20:00:00Z',
      '2026-03-03T20:00:00Z',
      '2026-03-04T20:00:00Z',
    ],
    [
      'stands still at weekends',
      'PT24H',
      '2026-02-27T20:00:00Z',
      '2026-02-27T20:00:00Z',
      '2026-03-02T20:00:00Z',
    ],
    [
      'stands still on holidays',
      'PT48H',
      '2026-05-22T20:00:00Z',
      '2026-05-22T20:00:00Z',
      '2026-05-27T20:00:00Z',
    ],
    [
      'moves a start on a Saturday to Monday’s midnight',
      'PT24H',
      '2026-02-28T20:00:00Z',
      '2026-03-02T05:00:00Z',
      '2026-03-03T05:00:00Z',
    ],
    [
      'keeps the local time of a day',
      'P3D',
      '2026-03-06T20:00:00Z',
      '2026-03-06T20:00:00Z',
      '2026-03-11T19:00:00Z',
    ],
    [
      'ends a day from Saturday at Monday’s end',
      'P1D',
      '2026-02-28T20:00:00Z',
      '2026-03-02T05:00:00Z',
      '2026-03-03T05:00:00Z',
    ],
  ])('%s', (_, within, start, moved, due) => {
    expect(run({ ...side, clock: 'weekday', within, start })).toMatchObject({ start: moved, due })
  })

  it('of two calendars counts what is a working day for both', () => {
    // Brand owes, from Friday 27 February 12:00 in Los Angeles, when it is already Saturday 04:00 (a make-up day) in
    // Shanghai; that Saturday ends at 08:00 in Los Angeles. Monday begins there at 00:00, in Shanghai at 16:00.
    expect(
      run({ ...bothBrandOwes, clock: 'weekday', within: 'PT13H', start: '2026-02-27T20:00:00Z' }).due,
    ).toBe('2026-03-02T09:00:00Z')
  })
})

describe('warnings', () => {
  const short = alone({ hours: { ...weekly([1, 2, 3, 4], '09:00-17:00'), 5: [interval('09:00-13:00')] } })

  it.each([
    [
      'keep the order of the rule',
      'working',
      'PT20H',
      ['PT1H', 'PT9H'],
      '2026-03-02T09:00:00Z',
      ['2026-03-04T12:00:00Z', '2026-03-03T12:00:00Z'],
    ],
    // Due on Tuesday at 10:00: an hour before is the opening, not the closing the evening before.
    [
      'prefer the opening to the closing before it',
      'working',
      'PT9H',
      ['PT1H'],
      '2026-03-02T09:00:00Z',
      ['2026-03-03T09:00:00Z'],
    ],
    // Due on Monday at the opening: an hour of work before is on Friday.
    [
      'before an opening are on the day before',
      'working',
      'P1D',
      ['PT1H'],
      '2026-03-06T09:00:00Z',
      ['2026-03-06T12:00:00Z'],
    ],
    [
      'in days keep the local time',
      'working',
      'P5D',
      ['P2D'],
      '2026-03-02T10:00:00Z',
      ['2026-03-05T10:00:00Z'],
    ],
    [
      'in days and hours go back hours first',
      'working',
      'P5D',
      ['P1DT2H'],
      '2026-03-02T10:00:00Z',
      ['2026-03-05T12:00:00Z'],
    ],
    [
      'by weekday',
      'weekday',
      'P3D',
      ['PT12H', 'P1D'],
      '2026-03-05T18:00:00Z',
      ['2026-03-10T06:00:00Z', '2026-03-09T18:00:00Z'],
    ],
  ] as const)('%s', (_, clock, within, warn, start, warnings) => {
    expect(run({ ...short, clock, within, warn: [...warn], start }).warnings).toEqual(warnings)
  })

  it('fit until the last millisecond when every later start of the day would be due at the same closing', () => {
    // Thursday 15:00, due Friday at its closing, 13:00. Every start on Thursday from 13:00 on is due then.
    const { due, warnings } = run({
      ...short,
      clock: 'working',
      within: 'P2D',
      warn: ['P1D'],
      start: '2026-03-04T15:00:00Z',
    })
    expect(due).toBe('2026-03-06T13:00:00Z')
    expect(warnings).toEqual(['2026-03-05T16:59:59.999Z'])
  })
})

describe('notes', () => {
  it('name the year, country and side whose holidays are not known', () => {
    const { notes } = computeDeadline({
      ...bothBrandOwes,
      clock: 'working',
      within: 'P5D',
      warn: [],
      start: new Date('2026-12-31T10:00:00Z'),
    })
    expect(notes).toEqual([
      { code: 'holidays-missing', params: { country: 'CN', year: 2027, side: 'factory' } },
    ])
  })

  it('look at the local year', () => {
    const note = (start: string) =>
      computeDeadline({ ...factoryOwes, clock: 'working', within: 'PT1M', warn: [], start: new Date(start) })
        .notes
    expect(note('2026-12-31T09:00:00Z')).toEqual([])
    expect(note('2026-12-31T16:00:00Z')).toHaveLength(1)
    expect(note('2025-12-31T15:59:00Z')).toEqual([
      { code: 'holidays-missing', params: { country: 'CN', year: 2025, side: 'factory' } },
    ])
  })

  it('are not needed when time merely elapses', () => {
    const input = { ...factoryOwes, clock: 'elapsed', within: 'P400D', warn: [] } as const
    expect(computeDeadline({ ...input, start: new Date('2026-12-31T10:00:00Z') }).notes).toEqual([])
  })
})
