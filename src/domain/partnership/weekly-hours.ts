import type { MinuteInterval, Weekday, WeeklyHours } from './partnership.ts'

export const WEEKDAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type WeekdayName = (typeof WEEKDAY_NAMES)[number]

const DAY = WEEKDAY_NAMES.join('|')
const RANGE = `(${DAY})( ?- ?(${DAY}))?`
/** `mon`, `mon-fri`, `sat,sun`, `mon-thu, sat`; a range may run over the weekend (`sun-thu`). */
export const DAYS_PATTERN = new RegExp(`^${RANGE}( ?, ?${RANGE})*$`)

const CLOCK = '([01]?\\d|2[0-4]):[0-5]\\d'
const PERIOD = `${CLOCK} ?- ?${CLOCK}`
/** `08:00-12:00, 13:00-17:30`; an end not after its start is on the next day; `24:00` is midnight. */
export const PERIODS_PATTERN = new RegExp(`^${PERIOD}( ?, ?${PERIOD})*$`)

/** Why a week cannot be used. `key` is the entry at fault; `other` is what it collides with, as written. */
export interface HoursProblem {
  readonly key: string
  readonly code: 'day-twice' | 'period-empty' | 'hours-overlap'
  readonly other: string
}

const WEEK_MINUTES = 7 * 1440

/** The ISO weekday of `mon` … `sun`. */
export const weekdayNumber = (name: WeekdayName): Weekday => (WEEKDAY_NAMES.indexOf(name) + 1) as Weekday

/**
 * Reads entries whose keys and values fit the patterns above. A day that no entry names has no hours. Intervals are
 * sorted. Overlaps are found across midnight too, from Sunday into Monday included.
 */
export const parseWeeklyHours = (
  entries: Readonly<Record<string, string>>,
): { hours: WeeklyHours; problems: HoursProblem[] } => {
  const hours: Record<Weekday, MinuteInterval[]> = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
  const problems: HoursProblem[] = []
  const owner = new Map<Weekday, string>()
  for (const [key, text] of Object.entries(entries)) {
    const intervals = text.split(',').map(parsePeriod)
    if (intervals.includes(null)) problems.push({ key, code: 'period-empty', other: text })
    for (const day of daysOf(key)) {
      const before = owner.get(day)
      if (before !== undefined) problems.push({ key, code: 'day-twice', other: WEEKDAY_NAMES[day - 1]! })
      else hours[day] = intervals.filter((each) => each !== null).sort((a, b) => a.from - b.from)
      owner.set(day, before ?? key)
    }
  }
  return { hours, problems: [...problems, ...overlaps(hours, owner)] }
}

const parsePeriod = (text: string): MinuteInterval | null => {
  const [from = 0, end = 0] = text.split('-').map(minutesOf)
  if (from >= 1440 || end > 1440 || from === end) return null
  return { from, to: end > from ? end : end + 1440 }
}

const minutesOf = (text: string): number => {
  const [hour, minute] = text.trim().split(':')
  return Number(hour) * 60 + Number(minute)
}

const daysOf = (key: string): Weekday[] =>
  key.split(',').flatMap((range) => {
    const [first, last] = range.split('-').map((name) => weekdayNumber(name.trim() as WeekdayName))
    const days: Weekday[] = []
    for (let day = first!; ; day = ((day % 7) + 1) as Weekday) {
      days.push(day)
      if (day === (last ?? first)) return days
    }
  })

const overlaps = (
  hours: Readonly<Record<Weekday, readonly MinuteInterval[]>>,
  owner: ReadonlyMap<Weekday, string>,
): HoursProblem[] => {
  const all = ([1, 2, 3, 4, 5, 6, 7] as const)
    .flatMap((day) =>
      hours[day].map(({ from, to }) => ({ day, from: from + (day - 1) * 1440, to: to + (day - 1) * 1440 })),
    )
    .sort((a, b) => a.from - b.from)
  const found = new Map<string, HoursProblem>()
  for (const [index, current] of all.entries()) {
    const last = index === all.length - 1
    const next = last ? all[0]! : all[index + 1]!
    if (all.length < 2 || current.to <= next.from + (last ? WEEK_MINUTES : 0)) continue
    const key = owner.get(next.day)!
    // One entry may stand for several days: the same overlap is told once.
    if (!found.has(key))
      found.set(key, { key, code: 'hours-overlap', other: WEEKDAY_NAMES[current.day - 1]! })
  }
  return [...found.values()]
}

/** The entry text of some intervals, as a person would write it: `08:00-12:00, 20:00-04:00`; empty for none. */
export const periodsText = (intervals: readonly MinuteInterval[]): string =>
  intervals.map(({ from, to }) => `${clock(from)}-${to > 1440 ? clock(to - 1440) : clock(to)}`).join(', ')

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
