import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { calendarText as textAt } from '../../../src/adapters/calendar/calendar-text.ts'
import type { CalendarEvent, CalendarFeed } from '../../../src/ports/index.ts'
import { offsetChanges } from '../../domain/calendar/intl-wall-clock.ts'
import { ZONES } from '../../domain/check-in/arbitrary-sides.ts'

const HALF_HOUR = 1_800_000
const DAY = 86_400_000
const NOW = new Date('2026-09-28T01:02:03Z')
const calendarText = (feed: CalendarFeed): string => textAt(feed, NOW)

const event = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'check-in-2026-10-05@andon',
  sequence: 0,
  start: new Date('2026-10-08T00:00:00Z'),
  end: new Date('2026-10-08T00:30:00Z'),
  status: 'confirmed',
  summary: 'Check-in',
  description: 'Oct 7, 17:00 in Los Angeles\n10月8日 08:00，深圳',
  ...changes,
})
const feedOf = (events: readonly CalendarEvent[], changes: Partial<CalendarFeed> = {}): CalendarFeed => ({
  name: 'Aurora',
  language: 'en',
  zone: 'America/Los_Angeles',
  events,
  ...changes,
})
const eventsAt = (instants: readonly number[]): CalendarEvent[] =>
  instants.map((start, index) =>
    event({ uid: `e${index}`, start: new Date(start), end: new Date(start + HALF_HOUR) }),
  )

/** As a calendar program reads it: with the file's own time zone, not the program's. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return {
    calendar,
    events: calendar.getAllSubcomponents('vevent').map((found) => new ICAL.Event(found)),
  }
}
const startsIn = (text: string): number[] =>
  read(text).events.map(({ startDate }) => startDate.toJSDate().getTime())

const CHANGES = [Date.UTC(2026, 0, 1), Date.UTC(2029, 0, 1)] as const

describe('a calendar file', () => {
  test('says what it is, and everything about an event', () => {
    const { calendar, events } = read(calendarText(feedOf([event({ sequence: 3, status: 'cancelled' })])))
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Aurora')
    const [found] = events
    expect(found?.uid).toBe('check-in-2026-10-05@andon')
    expect(found?.sequence).toBe(3)
    expect(found?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(String(found?.component.getFirstPropertyValue('dtstamp'))).toBe('2026-09-28T01:02:03Z')
    expect(found?.summary).toBe('Check-in')
    expect(found?.description).toBe('Oct 7, 17:00 in Los Angeles\n10月8日 08:00，深圳')
    expect(found?.startDate.toString()).toBe('2026-10-07T17:00:00')
    expect(found?.startDate.toJSDate().toISOString()).toBe('2026-10-08T00:00:00.000Z')
    expect(found?.endDate.toJSDate().toISOString()).toBe('2026-10-08T00:30:00.000Z')
  })

  test.each([
    ['confirmed', 'CONFIRMED'],
    ['tentative', 'TENTATIVE'],
    ['cancelled', 'CANCELLED'],
  ] as const)('%s is %s', (status, written) => {
    const [found] = read(calendarText(feedOf([event({ status })]))).events
    expect(found?.component.getFirstPropertyValue('status')).toBe(written)
  })

  test('is CRLF throughout, and no line is longer than 75 octets', () => {
    const long = '外壳毛刺，返工；A\\B, "quoted" 🙂 '.repeat(30)
    const text = calendarText(feedOf([event({ summary: long, description: long })], { name: long }))
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const { calendar, events } = read(text)
    expect(events[0]?.summary).toBe(long)
    expect(events[0]?.description).toBe(long)
    // A property that is not in the RFC: the parser leaves the escapes in.
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(
      long.replaceAll('\\', '\\\\').replaceAll(',', '\\,'),
    )
  })

  test('lets no text become a line of its own', () => {
    const nasty = 'a\r\nEND:VEVENT\nATTENDEE:mailto:x@example.com\rSTATUS:CANCELLED\u0000\u0007\ud800b'
    const text = calendarText(feedOf([event({ summary: nasty, description: nasty })], { name: nasty }))
    expect(text).not.toMatch(/^(ATTENDEE|STATUS:CANCELLED)/m)
    const { events } = read(text)
    expect(events).toHaveLength(1)
    expect(events[0]?.summary).toBe(
      'a\nEND:VEVENT\nATTENDEE:mailto:x@example.com\nSTATUS:CANCELLED\ud800b'.replace('\ud800', ''),
    )
  })

  test('without events is a calendar still', () => {
    const text = calendarText(feedOf([]))
    expect(read(text).events).toEqual([])
    expect(text).toContain('BEGIN:VCALENDAR')
  })
})

describe('the time zone in a calendar file', () => {
  const zones = [...ZONES, 'UTC', 'Asia/Calcutta', 'PRC', 'US/Pacific']
  const groups = Array.from({ length: 8 }, (_, group) => group)

  test.each(groups)(
    'gives its instants, around each change of clocks of 2026 to 2028, zones of group %i',
    (group) => {
      for (const zone of zones.filter((_, index) => index % groups.length === group)) {
        const changes = offsetChanges(zone, ...CHANGES)
        const instants = [
          ...changes.flatMap((at) => [-7 * DAY, -DAY, -HALF_HOUR, 0, HALF_HOUR, DAY].map((by) => at + by)),
          ...[2026, 2027, 2028].flatMap((year) => [Date.UTC(year, 0, 7), Date.UTC(year, 6, 7, 3, 45)]),
        ]
        expect(startsIn(calendarText(feedOf(eventsAt(instants), { zone }))), zone).toEqual(instants)
      }
    },
  )

  test('an hour that a clock shows twice is written in UTC', () => {
    const again = Date.parse('2026-11-01T09:30:00Z')
    const text = calendarText(feedOf(eventsAt([again - 2 * HALF_HOUR, again])))
    expect(text).toContain('DTSTART:20261101T083000Z')
    expect(text).toContain('DTSTART:20261101T093000Z')
    expect(startsIn(text)).toEqual([again - 2 * HALF_HOUR, again])
  })

  test('says which half of the year is daylight saving time', () => {
    const text = calendarText(feedOf([event()]))
    expect(text).toContain(
      [
        'BEGIN:DAYLIGHT',
        'DTSTART:20260308T020000',
        'TZOFFSETFROM:-0800',
        'TZOFFSETTO:-0700',
        'END:DAYLIGHT',
        'BEGIN:STANDARD',
        'DTSTART:20261101T020000',
        'TZOFFSETFROM:-0700',
        'TZOFFSETTO:-0800',
        'END:STANDARD',
      ].join('\r\n'),
    )
    const kathmandu = calendarText(feedOf([event()], { zone: 'Asia/Kathmandu' }))
    expect(kathmandu).toContain('TZOFFSETTO:+0545')
    expect(kathmandu).not.toContain('DAYLIGHT')
  })
})
