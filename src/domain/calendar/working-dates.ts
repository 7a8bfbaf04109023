import type { CalendarSpec, MinuteInterval } from '../partnership/partnership.ts'
import type { HolidayTable } from './holiday-table.ts'
import { weekdayOf } from './local-date.ts'

/** Why nobody works on a date. `name` is the holiday's or closure's own, absent when the file gave none. */
export interface DayOff {
  readonly reason: 'weekly' | 'holiday' | 'closure'
  readonly name?: string
}

/** The dates and hours of a side, before any zone turns them into instants. */
export interface WorkingDates {
  /** The hours that belong to a date, sorted and disjoint; empty when nobody works. */
  hoursOn(date: string): readonly MinuteInterval[]
  /** Why `hoursOn` is empty; null when it is not. A closure is named before a holiday, a holiday before the week. */
  dayOff(date: string): DayOff | null
}

/**
 * Applies the exceptions of a side to its weekly hours, the later one winning:
 * public holidays, `holidays.add`; then `holidays.remove` (the date has its weekday's hours again), make-up workdays
 * and `workdays` (its weekday's hours, Monday's when it has none); then `closures`, both ends included.
 */
export const createWorkingDates = (spec: CalendarSpec, table: HolidayTable): WorkingDates => {
  const added = new Set(spec.holidays.add)
  const removed = new Set(spec.holidays.remove)
  const workdays = new Set([...table.workdays.keys(), ...spec.workdays])
  const known = new Map<string, readonly MinuteInterval[]>()

  const closureOn = (date: string) => spec.closures.find(({ from, to }) => from <= date && date <= to)
  const isHoliday = (date: string): boolean =>
    (added.has(date) || table.holidays.has(date)) && !removed.has(date) && !workdays.has(date)

  const find = (date: string): readonly MinuteInterval[] => {
    if (closureOn(date) || isHoliday(date)) return []
    const weekly = spec.hours[weekdayOf(date)]
    return normalise(weekly.length === 0 && workdays.has(date) ? spec.hours[1] : weekly)
  }
  const hoursOn = (date: string): readonly MinuteInterval[] => {
    const remembered = known.get(date)
    if (remembered) return remembered
    const hours = find(date)
    known.set(date, hours)
    return hours
  }
  const dayOff = (date: string): DayOff | null => {
    if (hoursOn(date).length > 0) return null
    const closure = closureOn(date)
    if (closure) return { reason: 'closure', name: closure.name }
    if (!isHoliday(date)) return { reason: 'weekly' }
    const name = table.holidays.get(date)
    return name === undefined ? { reason: 'holiday' } : { reason: 'holiday', name }
  }
  return { hoursOn, dayOff }
}

const normalise = (hours: readonly MinuteInterval[]): readonly MinuteInterval[] => {
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of [...hours].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else if (from < to) merged.push({ from, to })
  }
  return merged
}
