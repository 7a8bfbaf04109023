import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import HolidayCalendar from 'holiday-calendar'
import type { HolidayTable } from '../../domain/calendar/holiday-table.ts'

/** Countries whose officially announced days, make-up workdays included, holiday-calendar carries. */
export const OFFICIAL_COUNTRIES: ReadonlySet<string> = new Set(['CN', 'JP'])

/** Left to itself the package fetches from a CDN; this reads the same files from where npm put them. */
const readOwnData = async (path: string): Promise<unknown> => {
  const home = dirname(createRequire(import.meta.url).resolve('holiday-calendar/package.json'))
  return JSON.parse(await readFile(join(home, 'data', path), 'utf8'))
}

/** Officially announced days. The announcement for a year may also name days at the end of the year before. */
export const officialDays = async (
  country: string,
  region: string | null,
  years: readonly number[],
): Promise<HolidayTable> => {
  const calendar = new HolidayCalendar({ dataLoader: readOwnData })
  const { regions } = await calendar.getIndex()
  const range = regions.find(({ name }) => name === country)
  const announced = (year: number): boolean =>
    range !== undefined && range.startYear <= year && year <= range.endYear

  const holidays = new Map<string, string>()
  const workdays = new Map<string, string>()
  const files = new Set(years.flatMap((year) => [year, year + 1]).filter(announced))
  for (const file of [...files].sort()) {
    for (const { date, name, type } of await calendar.getDates(country, file)) {
      if (!years.includes(Number(date.slice(0, 4)))) continue
      const [into, outOf] = type === 'transfer_workday' ? [workdays, holidays] : [holidays, workdays]
      into.set(date, name)
      outOf.delete(date)
    }
  }
  return { country, region, holidays, workdays, coveredYears: new Set(years.filter(announced)) }
}
