import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hoursText, readHoursText } from '../../../src/domain/partnership/hours-text.ts'
import type { WeeklyHours } from '../../../src/domain/partnership/partnership.ts'
import { proposeSide } from '../../../src/domain/partnership/propose-side.ts'

const SPOKEN = ['en', 'zh-Hans', 'zh-Hant', 'de']

describe('what is proposed for a side', () => {
  test.each([
    [['Asia/Shanghai'], [null], { zone: 'Asia/Shanghai', country: 'CN', language: 'zh-Hans' }],
    [['Asia/Taipei'], [null], { zone: 'Asia/Taipei', country: 'TW', language: 'zh-Hant' }],
    [['Asia/Saigon'], [null], { zone: 'Asia/Saigon', country: 'VN', language: null }],
    [['UTC'], ['de'], { zone: 'UTC', country: null, language: 'de' }],
    [
      ['Europe/Berlin', 'Asia/Shanghai', 'Asia/Shanghai'],
      ['en', null, null],
      { zone: 'Asia/Shanghai', country: 'CN', language: 'en' },
    ],
    [
      ['Europe/Berlin', 'Asia/Shanghai'],
      [null, null],
      { zone: 'Europe/Berlin', country: 'DE', language: 'de' },
    ],
    [[], [], { zone: null, country: null, language: null }],
  ])('zones %j and languages %j', (zones, languages, expected) => {
    const profiles = zones.map((zone, index) => ({ zone, language: languages[index] ?? null }))
    expect(proposeSide(profiles, SPOKEN)).toEqual(expected)
  })
})

describe('a week in one line', () => {
  test.each([
    ['mon-fri 09:00-17:30', 'mon-fri 09:00-17:30'],
    ['Mon–Fri 9:00-17:30；Sat 9:00-12:00', 'mon-fri 09:00-17:30; sat 09:00-12:00'],
    ['mon-sat: 08:00-12:00、13:00-17:30', 'mon-sat 08:00-12:00, 13:00-17:30'],
    ['sat, sun 20:00-04:00', 'sat-sun 20:00-04:00'],
  ])('%j', (text, again) => {
    const read = readHoursText(text)
    expect(read.ok && hoursText(read.hours)).toBe(again)
  })

  test.each([
    ['', 'hours-unreadable'],
    ['nine to five', 'hours-unreadable'],
    ['mon-fri', 'hours-unreadable'],
    ['mon-fri 09:00-09:00', 'period-empty'],
    ['mon-fri 09:00-17:00; wed 10:00-12:00', 'day-twice'],
    ['mon-fri 09:00-17:00; mon-fri 18:00-19:00', 'hours-unreadable'],
    ['mon 20:00-10:00; tue 09:00-17:00', 'hours-overlap'],
  ])('%j is refused: %s', (text, code) => {
    expect(readHoursText(text)).toMatchObject({ ok: false, code })
  })

  const day = fc.constantFrom(
    [],
    [{ from: 540, to: 1050 }],
    [
      { from: 480, to: 720 },
      { from: 780, to: 1050 },
    ],
  )
  test('any week is read back as it was written', () => {
    const week = fc.record({ 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day })
    fc.assert(
      fc.property(week, (hours: WeeklyHours) => {
        const text = hoursText(hours)
        if (text === '') return
        const read = readHoursText(text)
        expect(read.ok && read.hours).toEqual(hours)
      }),
    )
  })

  test('any text is read or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof readHoursText(text).ok === 'boolean'),
    )
  })
})
