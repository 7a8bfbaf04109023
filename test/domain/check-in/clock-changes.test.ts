import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createI18nextTexts } from '../../../src/adapters/i18n/i18next-texts.ts'
import { createZoneReadings } from '../../../src/domain/calendar/zone-readings.ts'
import { clockChangeText } from '../../../src/domain/check-in/check-in-text.ts'
import { clockChanges, zoneChanges } from '../../../src/domain/check-in/clock-changes.ts'
import { planCheckIns } from '../../../src/domain/check-in/plan-check-ins.ts'
import type { CheckInSpec } from '../../../src/domain/partnership/partnership.ts'
import { offsetChanges } from '../calendar/intl-wall-clock.ts'
import { ZONES } from './arbitrary-sides.ts'
import { MON_FRI, MON_SAT, OFFICE, SHIFTS, sampleCalendar } from './sample-calendars.ts'

const texts = createI18nextTexts(join(import.meta.dirname, '../../../locales'))
const SIDES = { brand: { name: 'Northwind' }, factory: { name: '立创' } }

const angeles = sampleCalendar({ zone: 'America/Los_Angeles', weekdays: MON_FRI, day: OFFICE })
const shanghai = sampleCalendar({ zone: 'Asia/Shanghai', weekdays: MON_SAT, day: SHIFTS })
const berlin = sampleCalendar({ zone: 'Europe/Berlin', weekdays: MON_FRI, day: OFFICE })

const changesIn = (
  mode: CheckInSpec['mode'],
  factory: typeof shanghai,
  from = '2026-10-19',
): ReturnType<typeof clockChanges> => {
  const calendars = { brand: angeles, factory }
  const spec: CheckInSpec = { weekday: 3, weekdayOf: 'brand', minutes: 30, mode }
  const plan = planCheckIns({ calendars, spec, from, weeks: 4, ledger: { brand: 0, factory: 0 } })
  return clockChanges(
    calendars,
    plan
      .filter(({ kind }) => kind === 'held')
      .map((one) => ({ start: one.kind === 'held' ? one.start : new Date(0) })),
  )
}

describe('the changes of a zone', () => {
  test('both of a year, with how far clocks jump', () => {
    const year = [new Date('2026-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')] as const
    expect(zoneChanges(createZoneReadings('America/Los_Angeles'), ...year)).toEqual([
      { at: new Date('2026-03-08T10:00:00Z'), shift: 60 },
      { at: new Date('2026-11-01T09:00:00Z'), shift: -60 },
    ])
    expect(zoneChanges(createZoneReadings('Australia/Lord_Howe'), ...year).map(({ shift }) => shift)).toEqual(
      [-30, 30],
    )
    expect(zoneChanges(createZoneReadings('Asia/Shanghai'), ...year)).toEqual([])
  })

  test('starting and ending at the jump itself', () => {
    const readings = createZoneReadings('America/Los_Angeles')
    const jump = Date.parse('2026-11-01T09:00:00Z')
    expect(zoneChanges(readings, new Date(jump - 1), new Date(jump + 1))).toHaveLength(1)
    expect(zoneChanges(readings, new Date(jump), new Date(jump + 9e8))).toEqual([])
    expect(zoneChanges(readings, new Date(jump - 9e8), new Date(jump))).toEqual([])
    expect(zoneChanges(readings, new Date(jump - 3 * 86_400_000), new Date(jump + 86_400_000))).toHaveLength(
      1,
    )
  })

  test('are those Intl shows, in every zone', () => {
    const [from, to] = [Date.parse('2026-05-31T00:00:00Z'), Date.parse('2027-05-30T00:00:00Z')]
    for (const zone of ZONES) {
      const found = zoneChanges(createZoneReadings(zone), new Date(from), new Date(to))
      expect(
        found.map(({ at }) => at.getTime()),
        zone,
      ).toEqual(offsetChanges(zone, from, to))
    }
  })
})

describe('what a change of clocks moves', () => {
  test('found anew: the side whose clocks change moves, the other one stays', () => {
    const [change, ...others] = changesIn('overlap', shanghai)
    expect(others).toEqual([])
    expect(change).toMatchObject({
      side: 'brand',
      at: new Date('2026-11-01T09:00:00Z'),
      date: '2026-11-01',
      shift: -60,
      tellAt: new Date('2026-10-25T09:00:00Z'),
      times: { brand: { before: '17:00', after: '16:00' }, factory: { before: '08:00', after: '08:00' } },
    })
    expect(change?.before.start).toEqual(new Date('2026-10-29T00:00:00Z'))
    expect(change?.after.start).toEqual(new Date('2026-11-05T00:00:00Z'))
  })

  test('carried: the side that does not carry stays, whoever’s clocks change', () => {
    expect(changesIn('factory', shanghai)[0]?.times).toEqual({
      brand: { before: '17:00', after: '17:00' },
      factory: { before: '08:00', after: '09:00' },
    })
    const both = changesIn('factory', berlin)
    expect(both.map(({ side, date }) => [side, date])).toEqual([
      ['factory', '2026-10-25'],
      ['brand', '2026-11-01'],
    ])
    expect(both.map(({ times }) => [times.brand.after, times.factory.before, times.factory.after])).toEqual([
      ['09:00', '18:00', '17:00'],
      ['09:00', '17:00', '18:00'],
    ])
  })

  test('without check-ins there is nothing to tell', () => {
    expect(clockChanges({ brand: angeles, factory: shanghai }, [])).toEqual([])
  })

  test('is said in both languages', () => {
    const change = changesIn('overlap', shanghai)[0]!
    const say = (language: string, reader: 'brand' | 'factory') =>
      clockChangeText(change, reader, SIDES, { t: texts.in(language), language })
    expect(say('en', 'brand')).toBe(
      'Sun, Nov 1: the clocks of Northwind go back by 1 hour. Your check-in moves from 17:00 to 16:00, your local time.',
    )
    expect(say('zh-Hans', 'factory')).toBe(
      '11月1日周日：Northwind的时钟拨慢1小时。例会按您的当地时间仍为 08:00。',
    )
    const spring = changesIn('overlap', shanghai, '2026-02-23')[0]!
    expect(clockChangeText(spring, 'brand', SIDES, { t: texts.in('en'), language: 'en' })).toContain(
      'go forward',
    )
  })
})
