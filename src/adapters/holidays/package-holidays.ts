import type { HolidayTable } from '../../domain/calendar/holiday-table.ts'
import type { HolidaySource } from '../../ports/holiday-source.ts'
import { computedDays, computedRegions } from './computed-days.ts'
import { OFFICIAL_COUNTRIES, officialDays } from './official-days.ts'

/**
 * Holidays from the data of two packages: holiday-calendar for China and Japan, date-holidays for everybody else
 * (its days for China are wrong). Tables are remembered for the life of the source; the data never changes.
 */
export const createPackageHolidays = (): HolidaySource => {
  const tables = new Map<string, Promise<HolidayTable>>()
  return {
    table: (country, region, years) => {
      const wanted = [...new Set(years)].sort()
      const key = JSON.stringify([country, region, wanted])
      const known = tables.get(key)
      if (known) return known
      const find = OFFICIAL_COUNTRIES.has(country) ? officialDays : computedDays
      const table = find(country, region, wanted)
      tables.set(key, table)
      return table
    },
    regions: async (country) => (OFFICIAL_COUNTRIES.has(country) ? [] : computedRegions(country)),
  }
}
