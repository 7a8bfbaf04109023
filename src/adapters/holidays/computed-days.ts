import type Holidays from 'date-holidays'
import type { HolidayTable } from '../../domain/calendar/holiday-table.ts'

type HolidaysClass = typeof Holidays

/** Imported when first needed: it carries the rules of all countries, which most commands do without. */
const load = async (): Promise<HolidaysClass> => (await import('date-holidays')).default

/** Regions with holidays of their own; empty when the country has none, null when the country is not known. */
export const computedRegions = async (country: string): Promise<readonly string[] | null> => {
  const known = new (await load())()
  if (!(country in known.getCountries())) return null
  return Object.keys(known.getStates(country) ?? {})
}

/** Public holidays that date-holidays computes from its rules. It knows no make-up workdays. */
export const computedDays = async (
  country: string,
  region: string | null,
  years: readonly number[],
): Promise<HolidayTable> => {
  const HolidaysOf = await load()
  const regions = await computedRegions(country)
  const state =
    region === null ? undefined : regions?.find((name) => name.toLowerCase() === region.toLowerCase())
  const rules = state === undefined ? new HolidaysOf(country) : new HolidaysOf(country, state)
  // A region the package should know and does not may have days of its own: nothing is certain then.
  const certain = regions !== null && (region === null || regions.length === 0 || state !== undefined)
  const lastYears = certain ? lastEnumeratedYears(rules) : []

  const holidays = new Map<string, string>()
  const coveredYears = new Set<number>()
  for (const year of years) {
    const found =
      certain || regions !== null ? rules.getHolidays(year).filter(({ type }) => type === 'public') : []
    for (const { date, start, end, name } of found) {
      for (const day of daysOf(date.slice(0, 10), end.getTime() - start.getTime())) {
        if (!holidays.has(day)) holidays.set(day, name)
      }
    }
    if (certain && found.length > 0 && lastYears.every((last) => year <= last)) coveredYears.add(year)
  }
  return { country, region, holidays, workdays: new Map(), coveredYears }
}

/**
 * A holiday may last several days (Tết, Eid), an hour more or less when clocks change, and then some hours of a last
 * half day that is not a day off. One of a few hours makes its whole date a holiday.
 */
const daysOf = (first: string, milliseconds: number): string[] => {
  const days = Math.max(1, Math.floor((milliseconds / 3_600_000 + 2) / 24))
  const start = Date.parse(`${first}T00:00:00Z`)
  return Array.from({ length: days }, (_, day) =>
    new Date(start + day * 86_400_000).toISOString().slice(0, 10),
  )
}

/** Fewer years in a row are an election or a jubilee, not a yearly holiday. */
const YEARLY = 5

/**
 * Some holidays (Vesak, Deepavali, Nyepi, bridge days) have no rule in date-holidays but a list of dates, which ends.
 * After its last year the holiday would silently disappear. The last listed year of each such list.
 */
const lastEnumeratedYears = (rules: Holidays): number[] => {
  const listed = new Map<string, Set<number>>()
  for (const { rule, name, type } of rules.getRules() as unknown as EnumeratedRule[]) {
    const year = /^(\d{4})-\d\d-\d\d/.exec(rule)?.[1]
    if (year === undefined || (type ?? 'public') !== 'public') continue
    const key = JSON.stringify(name)
    listed.set(key, (listed.get(key) ?? new Set()).add(Number(year)))
  }
  return [...listed.values()].flatMap((years) => {
    const last = Math.max(...years)
    const row = Array.from({ length: YEARLY }, (_, back) => last - back)
    return row.every((year) => years.has(year)) ? [last] : []
  })
}

interface EnumeratedRule {
  readonly rule: string
  readonly name: unknown
  readonly type?: string
}
