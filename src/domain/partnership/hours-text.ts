import type { Weekday, WeeklyHours } from './partnership.ts'
import {
  DAYS_PATTERN,
  type HoursProblem,
  PERIODS_PATTERN,
  parseWeeklyHours,
  periodsText,
  WEEKDAY_NAMES,
} from './weekly-hours.ts'

/** A week as a person types it in one line: `mon-fri 08:00-12:00, 13:00-17:30; sat 08:00-12:00`. */
export type ReadHours =
  | { readonly ok: true; readonly hours: WeeklyHours }
  | { readonly ok: false; readonly code: 'hours-unreadable' | HoursProblem['code']; readonly found: string }

/** Entries are separated by `;` or line breaks; full-width characters are understood. Days not named are free. */
export function readHoursText(text: string): ReadHours {
  const lines = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[–—−~]/g, '-')
    .replaceAll('、', ',')
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const entries: Record<string, string> = {}
  for (const line of lines) {
    const [, days = '', periods = ''] = /^([a-z ,-]*[a-z])[: ]+(\d.*)$/.exec(line) ?? []
    const unreadable = !DAYS_PATTERN.test(days) || !PERIODS_PATTERN.test(periods)
    if (unreadable || days in entries) return { ok: false, code: 'hours-unreadable', found: line }
    entries[days] = periods
  }
  if (lines.length === 0) return { ok: false, code: 'hours-unreadable', found: text }
  const { hours, problems } = parseWeeklyHours(entries)
  const [problem] = problems
  return problem ? { ok: false, code: problem.code, found: problem.key } : { ok: true, hours }
}

/** The same week as text that `readHoursText` reads back; days of the same hours that follow each other share an entry. */
export function hoursText(hours: WeeklyHours): string {
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ day, periods: periodsText(hours[day]) }))
  const runs: { from: Weekday; to: Weekday; periods: string }[] = []
  for (const { day, periods } of days) {
    const last = runs.at(-1)
    if (last && last.periods === periods && last.to === day - 1) last.to = day
    else runs.push({ from: day, to: day, periods })
  }
  return runs
    .filter(({ periods }) => periods !== '')
    .map(({ from, to, periods }) => `${dayNames(from, to)} ${periods}`)
    .join('; ')
}

const dayNames = (from: Weekday, to: Weekday): string => {
  const [first, last] = [WEEKDAY_NAMES[from - 1], WEEKDAY_NAMES[to - 1]]
  return from === to ? `${first}` : `${first}-${last}`
}
