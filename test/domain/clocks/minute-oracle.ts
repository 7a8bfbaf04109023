import { addDays, weekdayOf } from '../../../src/domain/calendar/local-date.ts'
import type { CalendarSpec, MinuteInterval } from '../../../src/domain/partnership/partnership.ts'
import { type WallClock, wallClock } from '../calendar/intl-wall-clock.ts'

/**
 * The rules of the clocks once more, slowly: every minute of a window is looked at on the wall clock that `Intl`
 * prints, and everything is found by stepping from minute to minute. Minutes are numbered from the window's start.
 */
export interface MinuteOracle {
  readonly length: number
  /** Whether a minute counts. */
  counts(minute: number): boolean
  /** The next counted minute; null when the window ends before. */
  moved(start: number): number | null
  /** Where days and then minutes that start at a counted minute are due; null when the window ends before. */
  due(start: number, days: number, minutes: number): number | null
  /** The last minute from which days and minutes are due not later than `due`; null when it lies before the window. */
  latestStart(due: number, days: number, minutes: number): number | null
}

export interface OracleSide {
  readonly spec: CalendarSpec
  readonly holidays: readonly string[]
}

interface Window {
  readonly wall: readonly WallClock[]
  /** Each reading of the window with the first minute that shows it. */
  readonly firstShown: ReadonlyMap<number, number>
  readonly dayBefore: ReadonlyMap<string, string>
}

const windows = new Map<string, Window>()

const shown = ({ date, minute }: WallClock): number => Date.parse(`${date}T00:00:00Z`) / 60_000 + minute

const readWindow = (zone: string, from: number, length: number): Window => {
  const key = `${zone} ${from} ${length}`
  const known = windows.get(key)
  if (known) return known
  const wall = Array.from({ length }, (_, minute) => wallClock(zone, from + minute * 60_000))
  const firstShown = new Map<number, number>()
  for (const [index, reading] of wall.entries()) {
    if (!firstShown.has(shown(reading))) firstShown.set(shown(reading), index)
  }
  const dates = new Set(wall.map(({ date }) => date))
  const dayBefore = new Map([...dates].map((date) => [date, addDays(date, -1)]))
  const window = { wall, firstShown, dayBefore }
  windows.set(key, window)
  return window
}

const hoursOn = ({ spec, holidays }: OracleSide, date: string): readonly MinuteInterval[] => {
  if (spec.closures.some((closure) => closure.from <= date && date <= closure.to)) return []
  const own = spec.hours[weekdayOf(date)]
  if (spec.workdays.includes(date)) return own.length > 0 ? own : spec.hours[1]
  if (spec.holidays.remove.includes(date)) return own
  if (spec.holidays.add.includes(date) || holidays.includes(date)) return []
  return own
}

const within = (hours: readonly MinuteInterval[], minute: number): boolean =>
  hours.some(({ from, to }) => from <= minute && minute < to)

/** One side minute by minute. `whole` counts all hours of working days. */
const createSide = (side: OracleSide, from: number, length: number, whole: boolean) => {
  const { wall, firstShown, dayBefore } = readWindow(side.spec.zone, from, length)
  const hours = new Map<string, readonly MinuteInterval[]>()
  const workedOn = (date: string): readonly MinuteInterval[] => {
    const known = hours.get(date)
    if (known) return known
    const found = hoursOn(side, date)
    hours.set(date, found)
    return found
  }
  /** The day a minute belongs to and the minutes since its midnight; null outside the hours. */
  const days: ({ date: string; offset: number } | null)[] = []
  // A date whose only hours fall into a gap is no working day: it has no closing.
  const closings = new Map<string, number>()
  for (const [index, { date, minute }] of wall.entries()) {
    let found: { date: string; offset: number } | null = null
    for (const day of [date, dayBefore.get(date) ?? '']) {
      const offset = day === date ? minute : minute + 1440
      if (!within(workedOn(day), offset)) continue
      found ??= { date: day, offset }
      closings.set(day, index + 1)
    }
    days.push(found)
  }
  const isWorkingDay = (date: string): boolean => closings.has(date)

  const place = (date: string, offset: number): number | null => {
    const contained = whole || within(workedOn(date), offset)
    if (!contained) return closings.get(date) ?? null
    // A reading that is never shown: the next one that is.
    const wanted = shown({ date, minute: offset })
    for (let reading = wanted; reading < wanted + 2 * 1440; reading++) {
      const index = firstShown.get(reading)
      if (index !== undefined) return index
    }
    return null
  }
  const positionAt = (index: number): { date: string; offset: number } => {
    const { date, minute } = wall[index] as WallClock
    const day = whole ? null : days[index]
    return day ?? { date, offset: minute }
  }
  const counts = (index: number): boolean =>
    whole ? isWorkingDay((wall[index] as WallClock).date) : days[index] !== null
  return { counts, isWorkingDay, place, positionAt }
}

export const createMinuteOracle = (
  first: OracleSide,
  second: OracleSide | null,
  window: { from: number; days: number; whole: boolean },
): MinuteOracle => {
  const length = window.days * 1440
  const owing = createSide(first, window.from, length, window.whole)
  const other = second && createSide(second, window.from, length, window.whole)
  const counted = Array.from({ length }, (_, index) => owing.counts(index) && (other?.counts(index) ?? true))

  const moved = (start: number): number | null => {
    for (let index = start; index < length; index++) if (counted[index]) return index
    return null
  }
  const dates = new Map<string, string | null>()
  const dateAfter = (date: string, days: number): string | null => {
    let day = date
    let left = days
    for (let step = 0; left > 0; step++) {
      if (step > window.days) return null
      day = addDays(day, 1)
      if (owing.isWorkingDay(day) && (other?.isWorkingDay(day) ?? true)) left--
    }
    return day
  }
  const afterDays = (start: number, days: number): number | null => {
    const { date, offset } = owing.positionAt(start)
    const key = `${date} ${days}`
    const day = dates.has(key) ? dates.get(key) : dateAfter(date, days)
    dates.set(key, day ?? null)
    const placed = day ? owing.place(day, offset) : null
    // Overlapping nights: the date was over before it could begin to count.
    return placed !== null && placed <= start ? afterDays(start, days + 1) : placed
  }
  const due = (start: number, days: number, minutes: number): number | null => {
    let index = days > 0 ? afterDays(start, days) : start
    if (index === null) return null
    for (let left = minutes; left > 0; index++) {
      if (index >= length) return null
      if (counted[index]) left--
    }
    return index
  }
  const latestStart = (latest: number, days: number, minutes: number): number | null => {
    let before = latest
    for (let left = minutes; left > 0 && before >= 0; ) if (counted[--before]) left--
    for (let start = before; start >= 0; start--) {
      if (!counted[start]) continue
      const onDay = days > 0 ? afterDays(start, days) : start
      if (onDay !== null && onDay <= before) return start
    }
    return null
  }
  return { length, counts: (index) => counted[index] ?? false, moved, due, latestStart }
}
