import { AppError } from '../../errors.ts'
import type { Weekday } from '../partnership/partnership.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
/** The length of a UTC day in milliseconds. A local day may be shorter or longer. */
export const DAY = 24 * HOUR

/** Dates are turned to and fro in the innermost loops; each is worked out once. A century fits, then it starts anew. */
const REMEMBERED_DATES = 36_525
const midnights = new Map<string, number>()
const dates = new Map<number, string>()

/**
 * The reading of a wall clock at midnight of a local date, in milliseconds as if that clock ran on UTC.
 * Readings of the same zone can be subtracted and compared; they are not instants.
 * @throws AppError `date-invalid` when the text is not a date of the Gregorian calendar as `YYYY-MM-DD`
 */
export const midnightReading = (date: string): number => {
  const known = midnights.get(date)
  if (known !== undefined) return known
  const reading = Date.parse(`${date}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(reading) || dateOfReading(reading) !== date) {
    throw new AppError('date-invalid', { date })
  }
  if (midnights.size >= REMEMBERED_DATES) midnights.clear()
  midnights.set(date, reading)
  return reading
}

/** The local date `YYYY-MM-DD` of a wall clock reading. */
export const dateOfReading = (reading: number): string => {
  const day = Math.floor(reading / DAY)
  const known = dates.get(day)
  if (known !== undefined) return known
  const date = new Date(day * DAY).toISOString().slice(0, 10)
  if (dates.size >= REMEMBERED_DATES) dates.clear()
  dates.set(day, date)
  return date
}

/** The date `days` later (earlier when negative). Dates have no zone: every date has exactly one next date. */
export const addDays = (date: string, days: number): string =>
  dateOfReading(midnightReading(date) + days * DAY)

/** ISO weekday of a date, Monday is 1. */
export const weekdayOf = (date: string): Weekday =>
  // 1970-01-01 was a Thursday.
  (((((midnightReading(date) / DAY + 3) % 7) + 7) % 7) + 1) as Weekday

/** The calendar year of a date. */
export const yearOf = (date: string): number => Number(date.slice(0, 4))
