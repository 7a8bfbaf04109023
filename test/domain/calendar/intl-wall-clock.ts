/** A second opinion on time zones: what `Intl` prints, and nothing of what the code under test uses. */
export interface WallClock {
  readonly date: string
  /** Minutes after midnight. */
  readonly minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(zone, format)
  return format
}

export const wallClock = (zone: string, instant: number): WallClock => {
  // Swedish dates are written as in ISO 8601: "2026-03-08 02:30".
  const text = formatOf(zone).format(instant)
  return { date: text.slice(0, 10), minute: Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) }
}

/** What the wall clock shows, as milliseconds as if in UTC. Whole minutes. */
export const wallReading = (zone: string, instant: number): number => {
  const { date, minute } = wallClock(zone, instant)
  return Date.parse(`${date}T00:00:00Z`) + minute * 60_000
}

/** The instants in `[from, to)` at which the zone's offset changes, to the minute. */
export const offsetChanges = (zone: string, from: number, to: number): number[] => {
  const offset = (instant: number): number => wallReading(zone, instant) - instant
  const week = 7 * 86_400_000
  const changes: number[] = []
  for (let start = from; start < to; start += week) {
    if (offset(start) === offset(start + week)) continue
    let before = start
    let after = start + week
    while (after - before > 60_000) {
      const middle = before + Math.floor((after - before) / 120_000) * 60_000
      if (offset(middle) === offset(start)) before = middle
      else after = middle
    }
    changes.push(after)
  }
  return changes
}
