import { IANAZone } from 'luxon'
import { UserError } from '../../errors.ts'
import { DAY, dateOfReading } from './local-date.ts'
import { mergeSpans, type Span } from './spans.ts'

/**
 * What the wall clocks of one IANA zone show. A *reading* is what such a clock shows, in milliseconds as if it ran
 * on UTC. When clocks go forward some readings never happen; when they go back some happen twice.
 */
export interface ZoneReadings {
  readonly zone: string
  /** The reading at an instant. */
  at(instant: number): number
  /** The local date at an instant. */
  dateAt(instant: number): string
  /** All instants at which the clock shows `[from, to)`: none in a gap, two spans around a repeat. Sorted. */
  instantsOf(from: number, to: number): readonly Span[]
  /** The first instant at which the clock shows `reading`, or has jumped past it when it never shows it. */
  firstInstantOf(reading: number): number
}

interface Segment extends Span {
  readonly offset: number
}

/** No zone is, or was since 1970, further than this from UTC. */
const WIDEST_OFFSET = 16 * 3_600_000

/**
 * Reads the rules of an IANA zone from the platform's own time zone data.
 * @throws UserError `zone-unknown`
 */
export const createZoneReadings = (zone: string): ZoneReadings => {
  if (!IANAZone.isValidZone(zone)) throw new UserError('zone-unknown', { zone })
  const rules = IANAZone.create(zone)
  const offsetAt = (instant: number): number => Math.round(rules.offset(instant) * 60_000)
  const segments = createSegments(offsetAt)

  const at = (instant: number): number => {
    const today = segments(Math.floor(instant / DAY))
    const segment = today.find((candidate) => instant < candidate.end) ?? today[0]
    return instant + (segment?.offset ?? 0)
  }
  const around = (from: number, to: number): Segment[] => {
    const found: Segment[] = []
    const last = Math.floor((to + WIDEST_OFFSET) / DAY)
    for (let day = Math.floor((from - WIDEST_OFFSET) / DAY); day <= last; day++) found.push(...segments(day))
    return found
  }
  const instantsOf = (from: number, to: number): readonly Span[] => {
    const pieces: Span[] = []
    for (const { start, end, offset } of around(from, to)) {
      const piece = { start: Math.max(start, from - offset), end: Math.min(end, to - offset) }
      if (piece.start < piece.end) pieces.push(piece)
    }
    return mergeSpans(pieces)
  }
  const firstInstantOf = (reading: number): number => {
    const shown = instantsOf(reading, reading + 1)[0]
    if (shown) return shown.start
    const afterGap = around(reading, reading).find((segment) => segment.start + segment.offset > reading)
    return afterGap?.start ?? reading
  }
  return { zone, at, dateAt: (instant) => dateOfReading(at(instant)), instantsOf, firstInstantOf }
}

/** The stretches of constant offset in each UTC day, remembered. No zone changes its offset twice in one UTC day. */
const createSegments = (offsetAt: (instant: number) => number): ((day: number) => readonly Segment[]) => {
  const offsets = new Map<number, number>()
  const found = new Map<number, readonly Segment[]>()
  const offsetOf = (day: number): number => {
    const known = offsets.get(day)
    if (known !== undefined) return known
    const offset = offsetAt(day * DAY)
    offsets.set(day, offset)
    return offset
  }
  return (day) => {
    const known = found.get(day)
    if (known) return known
    const start = day * DAY
    const end = start + DAY
    const before = offsetOf(day)
    const after = offsetOf(day + 1)
    const change = before === after ? end : firstChange(offsetAt, start, end)
    const segments = [{ start, end: change, offset: before }]
    if (change < end) segments.push({ start: change, end, offset: after })
    found.set(day, segments)
    return segments
  }
}

const firstChange = (offsetAt: (instant: number) => number, start: number, end: number): number => {
  const before = offsetAt(start)
  let unchanged = start
  let changed = end
  while (changed - unchanged > 1) {
    const middle = Math.floor((unchanged + changed) / 2)
    if (offsetAt(middle) === before) unchanged = middle
    else changed = middle
  }
  return changed
}
