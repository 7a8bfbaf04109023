import { describe, expect, it } from 'vitest'
import type { ObligationRule } from '../../../src/domain/agreement/agreement.ts'
import { createWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import { checkClock } from '../../../src/domain/clocks/check-clock.ts'
import type { CalendarSpec } from '../../../src/domain/partnership/partnership.ts'
import { exampleCalendars, spec, table, weekly } from './example-sides.ts'

type Rule = Parameters<typeof checkClock>[0]
const rule = (changes: Partial<ObligationRule>): Rule => ({
  applies: { kind: 'defect' },
  owedBy: 'factory',
  within: 'P2D',
  clock: 'working',
  calendars: ['owing'],
  warn: [],
  ...changes,
})
const sides = (brand: Partial<CalendarSpec>, factory: Partial<CalendarSpec>) => ({
  brand: createWorkCalendar(spec(brand), table()),
  factory: createWorkCalendar(spec(factory), table()),
})
const both = ['brand', 'factory'] as const

describe('durations of a rule', () => {
  it.each([
    ['P1M', 'within', 'duration-months'],
    ['P1Y', 'within', 'duration-years'],
    ['PT1.5H', 'within', 'duration-fraction'],
    ['soon', 'within', 'duration-syntax'],
    ['PT0S', 'within', 'duration-zero'],
  ])('within %s', (found, field, code) => {
    expect(checkClock(rule({ within: found }), exampleCalendars)).toEqual([
      { field, code, params: { found } },
    ])
  })

  it('names each bad warning', () => {
    expect(checkClock(rule({ warn: ['P1M', 'P1D', 'P0D'] }), exampleCalendars)).toEqual([
      { field: 'warn', code: 'duration-months', params: { found: 'P1M' } },
      { field: 'warn', code: 'duration-zero', params: { found: 'P0D' } },
    ])
  })
})

describe('a warning must be shorter than its rule', () => {
  it.each([
    ['elapsed', 'PT24H', 'PT23H59M', true],
    ['elapsed', 'PT24H', 'P1D', false],
    ['elapsed', 'P1D', 'PT25H', false],
    ['working', 'P2D', 'P1D', true],
    ['working', 'P2D', 'P2D', false],
    ['working', 'P1DT4H', 'P1DT3H', true],
    ['working', 'P1DT4H', 'P2DT4H', false],
    // The factory's day has eight and a half hours: on any clock of its own a day is over sooner than nine of them.
    ['working', 'P1D', 'PT8H', true],
    ['working', 'P1D', 'PT9H', false],
    ['working', 'PT9H', 'P1D', true],
    ['working', 'PT8H', 'P1D', false],
    ['weekday', 'P1D', 'PT23H', true],
    ['weekday', 'PT24H', 'P1D', false],
  ] as const)('%s, within %s, warned %s before: %s', (clock, within, warning, accepted) => {
    const problem = { field: 'warn', code: 'warning-not-shorter', params: { warning, within } }
    expect(checkClock(rule({ clock, within, warn: [warning] }), exampleCalendars)).toEqual(
      accepted ? [] : [problem],
    )
  })

  it('is checked for every side that may owe', () => {
    const uneven = sides(
      { hours: weekly([1, 2, 3, 4, 5], '09:00-12:00') },
      { hours: weekly([1, 2, 3, 4, 5], '08:00-18:00') },
    )
    const warned = { within: 'P1D', warn: ['PT5H'] }
    expect(checkClock(rule({ ...warned, owedBy: 'factory' }), uneven)).toEqual([])
    expect(checkClock(rule({ ...warned, owedBy: 'raiser' }), uneven)).toHaveLength(1)
    const applies = { kind: 'defect', raisedBy: ['factory'] } as const
    expect(checkClock(rule({ ...warned, owedBy: 'raiser', applies }), uneven)).toEqual([])
    expect(checkClock(rule({ ...warned, owedBy: 'receiver', applies }), uneven)).toHaveLength(1)
  })
})

describe('two calendars must share half an hour in every week', () => {
  const problem = (minutes: number) => ({
    field: 'calendars',
    code: 'calendars-share-too-little',
    params: { minutes, least: 30 },
  })
  const monday = (...hours: string[]) => ({ hours: weekly([1], ...hours) })

  it.each([
    ['enough', monday('09:00-10:00'), monday('09:30-11:00'), []],
    ['a minute too few', monday('09:00-10:00'), monday('09:31-11:00'), [problem(29)]],
    ['none', monday('09:00-10:00'), monday('10:00-11:00'), [problem(0)]],
    [
      'other days',
      { hours: weekly([1, 2]) },
      monday('10:00-11:00'),
      [{ field: 'calendars', code: 'calendar-without-hours', params: { side: 'brand' } }],
    ],
    // An hour from October to March, none in summer.
    [
      'only in winter',
      { zone: 'Europe/Berlin', ...monday('09:00-10:00') },
      { zone: 'Asia/Shanghai', ...monday('16:00-17:00') },
      [problem(0)],
    ],
  ])('%s', (_, brand, factory, problems) => {
    expect(checkClock(rule({ calendars: both }), sides(brand, factory))).toEqual(problems)
  })

  it('holidays and closures do not matter', () => {
    const closed = {
      ...monday('09:00-10:00'),
      closures: [{ from: '2026-02-01', to: '2026-03-01', name: 'Closed' }],
    }
    expect(checkClock(rule({ calendars: both }), sides(closed, monday('09:00-10:00')))).toEqual([])
  })

  it('the sides of the example do', () => {
    expect(checkClock(rule({ calendars: both }), exampleCalendars)).toEqual([])
  })

  it('it does not matter to a clock that elapses, or counts one side', () => {
    const apart = sides(monday('09:00-10:00'), monday('10:00-11:00'))
    expect(checkClock(rule({ calendars: both, clock: 'elapsed' }), apart)).toEqual([])
    expect(checkClock(rule({}), apart)).toEqual([])
  })
})
