import { DAY, dateOfReading, HOUR, MINUTE } from '../calendar/local-date.ts'
import { intersectSpans, mergeSpans, type Span } from '../calendar/spans.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { ZoneReadings } from '../calendar/zone-readings.ts'
import type { Side } from '../partnership/partnership.ts'
import { timeOn } from './choose-slot.ts'
import { QUARTER, type SideCalendars } from './day-slots.ts'

/** Hours between two labels under a clock. */
const LABEL_HOURS = 3

/** One side's day beside the check-in. Spans are instants cut to the strip. */
export interface StripRow {
  readonly zone: string
  /** Worked time, and the breaks between the first opening and the last closing of a working day. */
  readonly working: readonly Span[]
  readonly breaks: readonly Span[]
  /** The local dates, in order, each for the part of the strip it lasts. */
  readonly dates: readonly (Span & { readonly date: string })[]
  /** Where the clock shows 0, 3, 6 … 21 hours. */
  readonly hours: readonly { readonly at: number; readonly hour: number }[]
  readonly slot: LocalSlot
}

/** A check-in on one clock: dates, and times as `HH:mm`; `endDate` differs from `date` when it runs over midnight. */
export interface LocalSlot {
  readonly date: string
  readonly from: string
  readonly endDate: string
  readonly to: string
}

/** One day around a check-in on both sides' clocks. */
export interface ClockStrip extends Span {
  readonly slot: Span
  readonly rows: Readonly<Record<Side, StripRow>>
  /** When both are at work. */
  readonly overlap: readonly Span[]
}

/** The 24 hours that have the check-in (of at most eight hours) in their middle, from a whole hour of UTC on. */
export const clockStrip = (calendars: SideCalendars, start: Date, minutes: number): ClockStrip => {
  const slot = { start: start.getTime(), end: start.getTime() + minutes * MINUTE }
  const from = Math.floor(((slot.start + slot.end) / 2 - DAY / 2) / HOUR) * HOUR
  const strip = { start: from, end: from + DAY }
  const rows = {
    brand: rowOf(calendars.brand, strip, slot),
    factory: rowOf(calendars.factory, strip, slot),
  }
  return { ...strip, slot, rows, overlap: intersectSpans(rows.brand.working, rows.factory.working) }
}

const rowOf = (calendar: WorkCalendar, strip: Span, slot: Span): StripRow => {
  const { readings } = calendar
  const worked: Span[] = []
  const breaks: Span[] = []
  const dates: (Span & { date: string })[] = []
  for (let day = Math.floor(readings.at(strip.start) / DAY) - 2; day * DAY <= readings.at(strip.end); day++) {
    const date = dateOfReading(day * DAY)
    const hours = calendar.dayIntervals(date).map(({ start, end }) => ({ start: +start, end: +end }))
    worked.push(...hours)
    for (const [index, { start }] of hours.slice(1).entries())
      breaks.push({ start: hours[index]!.end, end: start })
    for (const span of intersectSpans(readings.instantsOf(day * DAY, (day + 1) * DAY), [strip]))
      dates.push({ ...span, date })
  }
  const hours: { at: number; hour: number }[] = []
  for (let at = Math.ceil(strip.start / QUARTER) * QUARTER; at < strip.end; at += QUARTER) {
    const reading = readings.at(at) % DAY
    if (reading % (LABEL_HOURS * HOUR) === 0) hours.push({ at, hour: reading / HOUR })
  }
  return {
    zone: calendar.zone,
    working: intersectSpans(mergeSpans(worked), [strip]),
    breaks: intersectSpans(mergeSpans(breaks), [strip]),
    dates,
    hours,
    slot: localSlot(readings, slot),
  }
}

/** What a clock shows from the beginning to the end of a check-in. */
export const localSlot = (readings: ZoneReadings, { start, end }: Span): LocalSlot => ({
  date: readings.dateAt(start),
  from: timeOn(readings, start),
  endDate: readings.dateAt(end),
  to: timeOn(readings, end),
})
