import { describe, expect, it } from 'vitest'
import { createZoneReadings } from '../../../src/domain/calendar/zone-readings.ts'
import { offsetChanges, wallReading } from './intl-wall-clock.ts'

const MINUTE = 60_000
const iso = (instant: number): string => new Date(instant).toISOString()
const reading = (text: string): number => Date.parse(`${text}Z`)

describe('readings of a zone', () => {
  it('agree with Intl around every clock change of every zone, and lead back to their instants', () => {
    const from = Date.UTC(2026, 0, 1)
    const to = Date.UTC(2027, 0, 1)
    let changed = 0
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const readings = createZoneReadings(zone)
      const changes = offsetChanges(zone, from, to)
      changed += changes.length
      for (const near of [from, Date.UTC(2026, 6, 1), ...changes]) {
        for (const minutes of [-181, -61, -31, -1, 0, 1, 29, 30, 59, 61, 181]) {
          const instant = near + minutes * MINUTE
          const shown = readings.at(instant)
          expect(shown, `${zone} at ${iso(instant)}`).toBe(wallReading(zone, instant))
          const back = readings.instantsOf(shown, shown + MINUTE)
          expect(
            back.some((span) => span.start <= instant && instant < span.end),
            `${zone} back from ${iso(instant)}`,
          ).toBe(true)
          expect(readings.firstInstantOf(shown)).toBeLessThanOrEqual(instant)
        }
      }
    }
    // About 140 zones change their clocks twice a year; none would mean that nothing was tested.
    expect(changed).toBeGreaterThan(200)
  })

  it.each([
    // A gap: the clock jumps from 02:00 to 03:00 (by half an hour on Lord Howe, at midnight in Beirut).
    ['America/Los_Angeles', '2026-03-08T02:30:00', '2026-03-08T10:00:00.000Z', 0],
    ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:30:00.000Z', 0],
    ['Asia/Beirut', '2026-03-29T00:30:00', '2026-03-28T22:00:00.000Z', 0],
    // A date that Samoa left out.
    ['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T10:00:00.000Z', 0],
    // A repeat: shown twice, the first counts.
    ['America/Los_Angeles', '2026-11-01T01:30:00', '2026-11-01T08:30:00.000Z', 2],
    ['Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00.000Z', 2],
    // Nothing special, and odd offsets.
    ['Asia/Kathmandu', '2026-05-01T09:00:00', '2026-05-01T03:15:00.000Z', 1],
    ['Pacific/Chatham', '2026-07-01T09:00:00', '2026-06-30T20:15:00.000Z', 1],
    ['Pacific/Kiritimati', '2026-07-01T00:00:00', '2026-06-30T10:00:00.000Z', 1],
    ['Etc/GMT+12', '2026-07-01T23:59:00', '2026-07-02T11:59:00.000Z', 1],
  ])('%s shows %s first at %s, %i times', (zone, shown, first, times) => {
    const readings = createZoneReadings(zone)
    expect(iso(readings.firstInstantOf(reading(shown)))).toBe(first)
    expect(readings.instantsOf(reading(shown), reading(shown) + MINUTE)).toHaveLength(times)
  })

  it('covers a repeated hour with both of its passes', () => {
    const spans = createZoneReadings('America/New_York').instantsOf(
      reading('2026-11-01T01:00:00'),
      reading('2026-11-01T01:30:00'),
    )
    expect(spans.map(({ start, end }) => [iso(start), iso(end)])).toEqual([
      ['2026-11-01T05:00:00.000Z', '2026-11-01T05:30:00.000Z'],
      ['2026-11-01T06:00:00.000Z', '2026-11-01T06:30:00.000Z'],
    ])
  })

  it('refuses a zone that does not exist', () => {
    expect(() => createZoneReadings('Europe/Atlantis')).toThrowError(
      expect.objectContaining({ code: 'zone-unknown', params: { zone: 'Europe/Atlantis' } }),
    )
  })
})
