import { describe, expect, test } from 'vitest'
import { formatInstantFor, formatLength, formatNumber } from '../../../src/domain/language/format.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const at = (iso: string) => new Date(iso)

describe('an instant', () => {
  test.each([
    ['en', 'America/Los_Angeles', '2026-11-23T18:05:00Z', /^Mon, Nov 23, 10:05 PST$/],
    ['en', 'America/Los_Angeles', '2026-07-01T18:05:00Z', /^Wed, Jul 1, 11:05 PDT$/],
    ['en', 'Asia/Shanghai', '2026-11-23T16:05:00Z', /^Tue, Nov 24, 00:05 GMT\+8$/],
    ['zh-Hans', 'Asia/Shanghai', '2026-11-23T02:05:00Z', /^11月23日周一\s?10:05 GMT\+8$/],
    ['en', 'UTC', '2027-01-04T10:00:00Z', /^Mon, Jan 4, 2027, 10:00 UTC$/],
  ])('%s %s %s', (language, zone, iso, expected) => {
    expect(formatInstantFor({ language, zone }, at(iso), NOW)).toMatch(expected)
  })

  test('which year is this one is asked where the reader is', () => {
    const newYearsEve = at('2026-12-31T20:00:00Z')
    const inShanghai = { language: 'en', zone: 'Asia/Shanghai' }
    const inLondon = { language: 'en', zone: 'Europe/London' }
    expect(formatInstantFor(inLondon, newYearsEve, NOW)).not.toContain('2026')
    expect(formatInstantFor(inShanghai, newYearsEve, NOW)).toContain('2027')
  })

  test('readers in turn each get their own', () => {
    const readers = [
      { language: 'en', zone: 'America/Los_Angeles' },
      { language: 'en', zone: 'Asia/Shanghai' },
      { language: 'zh-Hans', zone: 'America/Los_Angeles' },
    ]
    const read = () => readers.map((reader) => formatInstantFor(reader, at('2026-11-23T18:05:00Z'), NOW))
    const first = read()
    expect(new Set(first).size).toBe(3)
    expect(read()).toEqual(first)
  })

  test('more zones than are kept', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    expect(zones.length).toBeGreaterThan(300)
    const minutes = zones.map((zone) =>
      formatInstantFor({ language: 'en', zone }, at('2026-11-23T18:05:00Z'), NOW),
    )
    expect(minutes[zones.indexOf('Asia/Tokyo')]).toBe('Tue, Nov 24, 03:05 GMT+9')
    expect(formatInstantFor({ language: 'en', zone: 'Asia/Tokyo' }, at('2026-11-23T18:05:00Z'), NOW)).toBe(
      'Tue, Nov 24, 03:05 GMT+9',
    )
  })
})

test.each([
  ['en', 0, '0 min'],
  ['en', 59_999, '0 min'],
  ['en', -60_000, '0 min'],
  ['en', 60_000, '1 min'],
  ['en', 100_800_000, '1 day, 4 hr'],
  ['en', 86_460_000, '1 day, 1 min'],
  ['en', 93_660_000, '1 day, 2 hr'],
  ['zh-Hans', 15_600_000, '4小时20分钟'],
  ['zh-Hans', 0, '0分钟'],
])('a length in %s of %d ms', (language, milliseconds, expected) => {
  expect(formatLength(language, milliseconds)).toBe(expected)
})

test.each([
  ['en', 1234567, '1,234,567'],
  ['de', 1234567, '1.234.567'],
  ['en', 12, '12'],
])('a number in %s: %d', (language, value, expected) => {
  expect(formatNumber(language, value)).toBe(expected)
})
