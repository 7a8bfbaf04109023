import { expect, test } from 'vitest'
import { clockTime, createTimes, spanText } from '../../../src/adapters/console/times.ts'

const AT = new Date('2026-02-13T16:05:00Z')

test('an instant in the zone and language of its reader', () => {
  const shanghai = createTimes('en', 'Asia/Shanghai')
  expect(shanghai.time(AT)).toBe('00:05')
  expect(shanghai.date(AT)).toBe('2026-02-14')
  expect(shanghai.day(AT)).toBe('Saturday, February 14')
  expect(shanghai.minutes(AT)).toBe(5)
  expect(createTimes('zh-Hans', 'America/Los_Angeles').day(AT)).toBe('2月13日星期五')
})

test('minutes of the clock on the wall on both sides of a DST change', () => {
  const losAngeles = createTimes('en', 'America/Los_Angeles')
  expect(losAngeles.minutes(new Date('2026-03-08T09:59:00Z'))).toBe(119)
  expect(losAngeles.minutes(new Date('2026-03-08T10:00:00Z'))).toBe(180)
})

test.each([
  [0, '0 minutes'],
  [1, '1 minute'],
  [59 * 60_000, '59 minutes'],
  [24 * 3_600_000, '1 day'],
  [95 * 60_000, '1 hour 35 minutes'],
  [(2 * 1440 + 3 * 60 + 20) * 60_000, '2 days 3 hours'],
  [-5000, '0 minutes'],
])('%i ms left', (span, text) => {
  expect(spanText('en', span)).toBe(text)
})

test('working hours as they stand on the wall', () => {
  expect([0, 510, 1440].map(clockTime)).toEqual(['00:00', '08:30', '24:00'])
})
