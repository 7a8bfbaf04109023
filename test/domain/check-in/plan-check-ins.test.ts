import { describe, expect, test } from 'vitest'
import type { Occurrence } from '../../../src/domain/check-in/occurrence.ts'
import { type PlanRequest, planCheckIns } from '../../../src/domain/check-in/plan-check-ins.ts'
import type { CheckInSpec } from '../../../src/domain/partnership/partnership.ts'
import { MON_FRI, MON_SAT, OFFICE, type SampleSide, SHIFTS, sampleCalendar } from './sample-calendars.ts'

const ANGELES: SampleSide = { zone: 'America/Los_Angeles', weekdays: MON_FRI, day: OFFICE }
const SHANGHAI: SampleSide = { zone: 'Asia/Shanghai', weekdays: MON_SAT, day: SHIFTS }
const BERLIN: SampleSide = { zone: 'Europe/Berlin', weekdays: MON_FRI, day: OFFICE }
const WEDNESDAY: CheckInSpec = { weekday: 3, weekdayOf: 'brand', minutes: 30, mode: 'overlap' }

const plan = (
  sides: { brand: SampleSide; factory: SampleSide },
  request: Partial<Omit<PlanRequest, 'calendars' | 'spec'>> & Partial<CheckInSpec>,
): Occurrence[] => {
  const {
    from = '2026-10-05',
    weeks = 1,
    ledger = { brand: 0, factory: 0 },
    published,
    keptTime,
    ...spec
  } = request
  return planCheckIns({
    calendars: { brand: sampleCalendar(sides.brand), factory: sampleCalendar(sides.factory) },
    spec: { ...WEDNESDAY, ...spec },
    from,
    weeks,
    ledger,
    ...(published ? { published } : {}),
    ...(keptTime === undefined ? {} : { keptTime }),
  })
}

const locals = (occurrences: readonly Occurrence[]) =>
  occurrences.map((each) => (each.kind === 'held' ? [each.local.brand, each.local.factory] : each.wanted))

const burdens = (occurrences: readonly Occurrence[]) =>
  occurrences.map((each) => (each.kind === 'held' ? [each.burden.brand, each.burden.factory] : null))

describe('overlap', () => {
  test('the only half hour in which both work, on two dates', () => {
    const [first] = plan({ brand: ANGELES, factory: SHANGHAI }, {})
    expect(first).toEqual({
      kind: 'held',
      week: '2026-10-05',
      wanted: '2026-10-07',
      start: new Date('2026-10-08T00:00:00Z'),
      end: new Date('2026-10-08T00:30:00Z'),
      local: { brand: '2026-10-07T17:00-07:00', factory: '2026-10-08T08:00+08:00' },
      burden: { brand: 0, factory: 0 },
      total: { brand: 0, factory: 0 },
      moved: false,
      passedOver: [],
      reason: { code: 'inside-both' },
    })
  })

  test('without a common time: the least for both together, then the earliest', () => {
    // Berlin's 09:00 to 17:30 is 00:00 to 08:30 in Los Angeles. From 07:00 there a half hour costs 30 points, before 22:00
    // no time costs less, and 07:00 is the earliest of them.
    const found = plan({ brand: ANGELES, factory: BERLIN }, {})
    expect(locals(found)).toEqual([['2026-10-07T07:00-07:00', '2026-10-07T16:00+02:00']])
    expect(burdens(found)).toEqual([[30, 0]])
    expect(found[0]).toMatchObject({ reason: { code: 'least-burden' } })
  })

  test('is found anew when one side changes its clocks', () => {
    expect(locals(plan({ brand: ANGELES, factory: SHANGHAI }, { from: '2026-10-26', weeks: 2 }))).toEqual([
      ['2026-10-28T17:00-07:00', '2026-10-29T08:00+08:00'],
      ['2026-11-04T16:00-08:00', '2026-11-05T08:00+08:00'],
    ])
  })

  test('the ledger goes on from where it was', () => {
    const found = plan({ brand: ANGELES, factory: BERLIN }, { weeks: 2, ledger: { brand: 100, factory: 7 } })
    expect(found.map(({ total }) => total)).toHaveLength(2)
    const [first, second] = burdens(found)
    expect(found[0]?.total).toEqual({ brand: 100 + first![0]!, factory: 7 + first![1]! })
    expect(found[1]?.total).toEqual({
      brand: 100 + first![0]! + second![0]!,
      factory: 7 + first![1]! + second![1]!,
    })
  })
})

describe('the day', () => {
  test('is moved to the day before when that is as near as the day after', () => {
    const brand = { ...ANGELES, holidays: ['2026-11-11'] }
    const [found] = plan({ brand, factory: SHANGHAI }, { from: '2026-11-09' })
    expect(found).toMatchObject({
      wanted: '2026-11-11',
      moved: true,
      local: { brand: '2026-11-10T16:00-08:00', factory: '2026-11-11T08:00+08:00' },
      passedOver: [{ date: '2026-11-11', side: 'brand', dayOff: { reason: 'holiday' } }],
    })
  })

  test('is moved two days rather than out of the week', () => {
    const brand = { ...BERLIN, closures: [{ from: '2026-10-05', to: '2026-10-06', name: 'Stocktaking' }] }
    const factory = { ...BERLIN, holidays: ['2026-10-06', '2026-10-07'] }
    const [found] = plan({ brand, factory }, { weekday: 1 })
    expect(found).toMatchObject({
      local: { brand: '2026-10-08T09:00+02:00' },
      passedOver: [
        { date: '2026-10-05', side: 'brand', dayOff: { reason: 'closure', name: 'Stocktaking' } },
        { date: '2026-10-06', side: 'brand', dayOff: { reason: 'closure', name: 'Stocktaking' } },
        { date: '2026-10-07', side: 'factory', dayOff: { reason: 'holiday' } },
      ],
    })
  })

  test('stays when only the other date of the other side is a holiday, and then falls on the working one', () => {
    // Wednesday in Los Angeles is Wednesday 15:00 to Thursday 15:00 in Shanghai.
    const wednesdayOff = { ...SHANGHAI, holidays: ['2026-10-07'] }
    expect(locals(plan({ brand: ANGELES, factory: wednesdayOff }, {}))).toEqual([
      ['2026-10-07T17:00-07:00', '2026-10-08T08:00+08:00'],
    ])
    const thursdayOff = { ...SHANGHAI, holidays: ['2026-10-08'] }
    const [found] = plan({ brand: ANGELES, factory: thursdayOff }, {})
    expect(found).toMatchObject({ moved: false, local: { factory: expect.stringMatching(/^2026-10-07T/) } })
  })

  test('a slot over midnight needs both dates', () => {
    const nights: SampleSide = { zone: 'UTC', weekdays: [5], day: [{ from: 1320, to: 1800 }] }
    const mornings: SampleSide = { zone: 'UTC', weekdays: [5, 6], day: [{ from: 0, to: 1440 }] }
    const found = plan({ brand: nights, factory: mornings }, { weekday: 5 })
    expect(locals(found)).toEqual([['2026-10-09T22:00+00:00', '2026-10-09T22:00+00:00']])
    // Three hours from 22:00 on, all of them worked, would touch Saturday, the brand's day off.
    const long = plan({ brand: nights, factory: mornings }, { weekday: 5, minutes: 180 })
    expect(locals(long)).toEqual([['2026-10-09T21:00+00:00', '2026-10-09T21:00+00:00']])
    expect(burdens(long)).toEqual([[60, 0]])
    const closed = { ...mornings, closures: [{ from: '2026-10-09', to: '2026-10-09', name: 'Friday' }] }
    expect(plan({ brand: nights, factory: closed }, { weekday: 5 })[0]).toMatchObject({ kind: 'skipped' })
  })

  test('a week without a common working day is skipped and says why', () => {
    const factory = {
      ...SHANGHAI,
      closures: [{ from: '2026-02-15', to: '2026-02-23', name: 'Spring Festival' }],
    }
    const found = plan(
      { brand: ANGELES, factory },
      { from: '2026-02-09', weeks: 3, ledger: { brand: 5, factory: 6 } },
    )
    expect(locals(found)).toEqual([
      ['2026-02-11T16:00-08:00', '2026-02-12T08:00+08:00'],
      '2026-02-18',
      ['2026-02-25T16:00-08:00', '2026-02-26T08:00+08:00'],
    ])
    expect(found[1]).toMatchObject({ kind: 'skipped', week: '2026-02-16', total: { brand: 5, factory: 6 } })
    expect(found[1]?.passedOver[0]).toEqual({
      date: '2026-02-18',
      side: 'factory',
      dayOff: { reason: 'closure', name: 'Spring Festival' },
    })
    expect(found[1]?.passedOver.map(({ date, side }) => `${date} ${side}`)).toEqual([
      '2026-02-18 factory',
      '2026-02-19 factory',
      '2026-02-17 factory',
      '2026-02-20 factory',
      '2026-02-16 factory',
      '2026-02-21 factory',
      '2026-02-21 brand',
      '2026-02-22 brand',
    ])
  })

  test('the weekday may be the factory’s: Thursday in Shanghai is Wednesday evening in Los Angeles', () => {
    const sides = { brand: ANGELES, factory: SHANGHAI }
    expect(locals(plan(sides, { weekday: 4, weekdayOf: 'factory', weeks: 2 }))).toEqual([
      ['2026-10-07T17:00-07:00', '2026-10-08T08:00+08:00'],
      ['2026-10-14T17:00-07:00', '2026-10-15T08:00+08:00'],
    ])
  })

  test('moved on the factory’s calendar it stays in the brand’s week', () => {
    // Monday in Shanghai is off; its Tuesday morning is the brand's Monday, in the same week.
    const factory = { ...SHANGHAI, holidays: ['2026-10-05'] }
    expect(locals(plan({ brand: ANGELES, factory }, { weekday: 1, weekdayOf: 'factory' }))).toEqual([
      ['2026-10-05T17:00-07:00', '2026-10-06T08:00+08:00'],
    ])
  })

  test('across the date line: one zone’s Wednesday is the other one’s Thursday for all but an hour', () => {
    const pago: SampleSide = { zone: 'Pacific/Pago_Pago', weekdays: MON_FRI, day: OFFICE }
    const kiritimati: SampleSide = { zone: 'Pacific/Kiritimati', weekdays: [4], day: OFFICE }
    // 25 hours apart: 09:00 on Wednesday is 10:00 on Thursday.
    expect(locals(plan({ brand: pago, factory: kiritimati }, {}))).toEqual([
      ['2026-10-07T09:00-11:00', '2026-10-08T10:00+14:00'],
    ])
  })

  test.each([
    ['Asia/Kathmandu', '2026-10-07T09:00+05:45'],
    ['Asia/Kolkata', '2026-10-07T09:00+05:30'],
    ['Pacific/Chatham', '2026-10-07T09:00+13:45'],
    ['Australia/Eucla', '2026-10-07T09:00+08:45'],
    ['Australia/Lord_Howe', '2026-10-07T09:00+11:00'],
    ['America/St_Johns', '2026-10-07T09:00-02:30'],
    // Rules of recent years: one zone for all Kazakhstan (2024), no more summer time in Mexico (2022), Jordan and Syria
    // (2022), Iran (2022) and Fiji; summer time back in Egypt (2023) and for good in Paraguay (2024).
    ['Asia/Almaty', '2026-10-07T09:00+05:00'],
    ['America/Mexico_City', '2026-10-07T09:00-06:00'],
    ['Asia/Amman', '2026-10-07T09:00+03:00'],
    ['Asia/Tehran', '2026-10-07T09:00+03:30'],
    ['Pacific/Fiji', '2026-10-07T09:00+12:00'],
    ['Africa/Cairo', '2026-10-07T09:00+03:00'],
    ['America/Asuncion', '2026-10-07T09:00-03:00'],
  ])('starts at the opening of both in %s', (zone, local) => {
    const side: SampleSide = { zone, weekdays: MON_FRI, day: OFFICE }
    expect(locals(plan({ brand: side, factory: side }, {}))).toEqual([[local, local]])
  })

  test('in a gap there is no slot, in a repeat there are two', () => {
    // New York, Sunday: 2026-03-08 has no 02:00 to 03:00, 2026-11-01 has 01:00 to 02:00 twice.
    const gap: SampleSide = { zone: 'America/New_York', weekdays: [7], day: [{ from: 120, to: 210 }] }
    expect(locals(plan({ brand: gap, factory: gap }, { weekday: 7, from: '2026-03-02' }))).toEqual([
      ['2026-03-08T03:00-04:00', '2026-03-08T03:00-04:00'],
    ])
    const repeat: SampleSide = { zone: 'America/New_York', weekdays: [7], day: [{ from: 60, to: 120 }] }
    const found = plan({ brand: repeat, factory: repeat }, { weekday: 7, from: '2026-10-26', minutes: 120 })
    expect(locals(found)).toEqual([['2026-11-01T01:00-04:00', '2026-11-01T01:00-04:00']])
    expect(burdens(found)).toEqual([[0, 0]])
  })
})

describe('from', () => {
  test('a week whose check-in was before it is not among the next', () => {
    const sides = { brand: ANGELES, factory: SHANGHAI }
    expect(plan(sides, { from: '2026-10-07' })[0]?.week).toBe('2026-10-05')
    expect(plan(sides, { from: '2026-10-08' })[0]?.week).toBe('2026-10-12')
  })

  test('counts the day a check-in was moved to, forward and back', () => {
    const back = { brand: { ...ANGELES, holidays: ['2026-10-07'] }, factory: SHANGHAI }
    expect(plan(back, { from: '2026-10-07' })[0]?.week).toBe('2026-10-12')
    const forward = { brand: { ...ANGELES, holidays: ['2026-10-05'] }, factory: SHANGHAI }
    expect(plan(forward, { weekday: 1, from: '2026-10-06' })[0]?.week).toBe('2026-10-05')
  })

  test('a date that is none is refused', () => {
    expect(() => plan({ brand: ANGELES, factory: SHANGHAI }, { from: '2026-02-30' })).toThrow('date-invalid')
  })
})

describe('one side carries it', () => {
  const sides = { brand: ANGELES, factory: BERLIN }

  test('nothing for the other side, then the least for the carrier', () => {
    // Berlin closes at 17:30, 08:30 in Los Angeles. The two hours before nine are equally hard: the earliest is seven.
    const brand = plan(sides, { mode: 'brand' })
    expect(locals(brand)).toEqual([['2026-10-07T07:00-07:00', '2026-10-07T16:00+02:00']])
    expect(burdens(brand)).toEqual([[30, 0]])
    const factory = plan(sides, { mode: 'factory' })
    expect(locals(factory)).toEqual([['2026-10-07T09:00-07:00', '2026-10-07T18:00+02:00']])
    expect(burdens(factory)).toEqual([[0, 30]])
  })

  test('the other side keeps its local time through both changes of clocks', () => {
    // Berlin goes back on 25 October, Los Angeles on 1 November 2026.
    const weeks = { from: '2026-10-19', weeks: 3 }
    expect(locals(plan(sides, { ...weeks, mode: 'brand' }))).toEqual([
      ['2026-10-21T07:00-07:00', '2026-10-21T16:00+02:00'],
      ['2026-10-28T08:00-07:00', '2026-10-28T16:00+01:00'],
      ['2026-11-04T07:00-08:00', '2026-11-04T16:00+01:00'],
    ])
    expect(locals(plan(sides, { ...weeks, mode: 'factory' }))).toEqual([
      ['2026-10-21T09:00-07:00', '2026-10-21T18:00+02:00'],
      ['2026-10-28T09:00-07:00', '2026-10-28T17:00+01:00'],
      ['2026-11-04T09:00-08:00', '2026-11-04T18:00+01:00'],
    ])
  })

  test('a time kept from before is kept', () => {
    const [found] = plan(
      { brand: ANGELES, factory: SHANGHAI },
      { from: '2026-11-02', mode: 'factory', keptTime: '17:00' },
    )
    expect(found).toMatchObject({
      local: { brand: '2026-11-04T17:00-08:00', factory: '2026-11-05T09:00+08:00' },
      reason: { code: 'kept-time', carrier: 'factory', time: '17:00' },
    })
  })

  test('a kept time that would burden the other side is found anew', () => {
    const [found] = plan({ brand: ANGELES, factory: SHANGHAI }, { mode: 'factory', keptTime: '20:00' })
    expect(found).toMatchObject({
      local: { brand: '2026-10-07T17:00-07:00' },
      reason: { code: 'carried', carrier: 'factory' },
    })
  })

  test('a holiday in the first week does not set the time of all', () => {
    // Thursday 8 October is off in Shanghai: on Wednesday 17:00 in Los Angeles nobody there works, on Tuesday they do.
    const factory = { ...SHANGHAI, holidays: ['2026-10-08'] }
    const found = plan({ brand: ANGELES, factory }, { mode: 'factory', weeks: 2 })
    expect(locals(found)).toEqual([
      ['2026-10-06T17:00-07:00', '2026-10-07T08:00+08:00'],
      ['2026-10-14T17:00-07:00', '2026-10-15T08:00+08:00'],
    ])
    expect(found[0]?.passedOver).toEqual([
      { date: '2026-10-08', side: 'factory', dayOff: { reason: 'holiday' } },
    ])
  })
})

describe('rotate', () => {
  const tokyo: SampleSide = { zone: 'Asia/Tokyo', weekdays: MON_FRI, day: OFFICE }
  const newYork: SampleSide = { zone: 'America/New_York', weekdays: MON_FRI, day: OFFICE }

  test('shares what cannot be avoided', () => {
    const found = plan({ brand: newYork, factory: tokyo }, { mode: 'rotate', weeks: 4 })
    const last = found.at(-1)!.total
    expect(Math.abs(last.brand - last.factory)).toBeLessThanOrEqual(15)
  })

  test('what is published stays and counts', () => {
    const start = new Date('2026-10-14T11:00:00Z') // 07:00 in New York, 20:00 in Tokyo
    const found = plan(
      { brand: newYork, factory: tokyo },
      { mode: 'rotate', weeks: 3, published: [{ week: '2026-10-12', start, minutes: 60 }] },
    )
    expect(found[1]).toMatchObject({
      start,
      end: new Date('2026-10-14T12:00:00Z'),
      burden: { brand: 60, factory: 30 * 3 + 30 * 3 },
      reason: { code: 'published' },
    })
    const free = plan(
      { brand: newYork, factory: tokyo },
      { mode: 'rotate', weeks: 2, ledger: { brand: 60, factory: 180 } },
    )
    expect(locals([found[0]!])).toEqual(locals([free[0]!]))
  })

  test('what was called off stays called off', () => {
    const [found] = plan(
      { brand: newYork, factory: tokyo },
      { mode: 'rotate', published: [{ week: '2026-10-05', start: null, minutes: 30 }] },
    )
    expect(found).toMatchObject({ kind: 'skipped', published: true })
  })
})
