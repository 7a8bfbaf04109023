import ical, { escape as escapeText, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { DateTime } from 'luxon'
import { createZoneReadings, type ZoneReadings } from '../../domain/calendar/zone-readings.ts'
import { zoneObservances } from '../../domain/check-in/zone-observances.ts'
import type { CalendarEvent, CalendarFeed } from '../../ports/index.ts'

/** How often calendar programs are asked to look again. */
const REFRESH_SECONDS = 3_600
/** The time zone is described from this long before the first event to this long after the last one. */
const MARGIN_MS = 400 * 86_400_000
/** RFC 5545 allows no control characters; halves of surrogate pairs cannot be written in UTF-8. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{7e}\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

const STATUS: Readonly<Record<CalendarEvent['status'], ICalEventStatus>> = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
}

/** A feed as an iCalendar file (RFC 5545, METHOD:PUBLISH), written at `now`: CRLF, folded lines, its own time zone. */
export function calendarText(feed: CalendarFeed, now: Date): string {
  const readings = createZoneReadings(feed.zone)
  const calendar = ical({
    prodId: { company: 'Andon', product: 'check-ins', language: feed.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    // The library writes names as they are.
    name: escapeText(writable(feed.name), false),
    ttl: REFRESH_SECONDS,
    timezone: { name: null, generator: () => zoneText(readings, feed.events) },
  })
  for (const event of feed.events) {
    const zone = isPlain(readings, event.start) && isPlain(readings, event.end) ? feed.zone : null
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: now,
      // A bare Date would be written in the zone of this process.
      start: DateTime.fromJSDate(event.start, { zone: zone ?? 'utc' }),
      end: DateTime.fromJSDate(event.end, { zone: zone ?? 'utc' }),
      timezone: zone,
      summary: writable(event.summary),
      description: writable(event.description),
      status: STATUS[event.status],
    })
  }
  return `${calendar.toString()}\r\n`
}

const writable = (text: string): string => text.replaceAll(UNWRITABLE, '')

/** False when the clock shows the same twice: programs disagree on which of the two a local time means. */
const isPlain = (readings: ZoneReadings, at: Date): boolean => {
  const reading = readings.at(at.getTime())
  return readings.instantsOf(reading, reading + 1).length === 1
}

function zoneText(readings: ZoneReadings, events: readonly CalendarEvent[]): string {
  if (events.length === 0) return ''
  const starts = events.map(({ start }) => start.getTime())
  const from = new Date(Math.min(...starts) - MARGIN_MS)
  const to = new Date(Math.max(...starts) + MARGIN_MS)
  const observances = zoneObservances(readings, from, to).map(({ kind, onset, offsetFrom, offsetTo }) =>
    [
      `BEGIN:${kind.toUpperCase()}`,
      `DTSTART:${onset.replaceAll(/[-:]/g, '')}`,
      `TZOFFSETFROM:${offsetText(offsetFrom)}`,
      `TZOFFSETTO:${offsetText(offsetTo)}`,
      `END:${kind.toUpperCase()}`,
    ].join('\n'),
  )
  return ['BEGIN:VTIMEZONE', `TZID:${readings.zone}`, ...observances, 'END:VTIMEZONE'].join('\n')
}

/** Minutes east of UTC as `+0530`. */
function offsetText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const ahead = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}${two(ahead % 60)}`
}
