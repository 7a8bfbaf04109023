import type { HolidayTable } from '../domain/calendar/holiday-table.ts'

/** Where public holidays come from. Never asks the network. */
export interface HolidaySource {
  /**
   * Public holidays and make-up workdays of a country (ISO 3166-1 alpha-2) and region (ISO 3166-2 without the country
   * prefix, null for none) in the given years. Nothing is thrown for what is not known: a year without complete data,
   * an unknown country or an unknown region is absent from `coveredYears`.
   */
  table(country: string, region: string | null, years: readonly number[]): Promise<HolidayTable>
  /**
   * The regions whose own holidays are known, to check what a person wrote. Empty when only the country as a whole
   * is known (any region is then accepted), null when the country is not known.
   */
  regions(country: string): Promise<readonly string[] | null>
}
