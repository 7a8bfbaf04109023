/** The public days of one country and region, as data. Dates are local `YYYY-MM-DD`. */
export interface HolidayTable {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** ISO 3166-2 subdivision without the country prefix; null for none. */
  readonly region: string | null
  /** Local date to the name of the public holiday on it. */
  readonly holidays: ReadonlyMap<string, string>
  /** Local date to the name of the make-up workday on it. */
  readonly workdays: ReadonlyMap<string, string>
  /** Years for which the data is complete. A year that is not here counts as a plain week, and must be said. */
  readonly coveredYears: ReadonlySet<number>
}

/** A table that knows nothing: every year is missing, every week is plain. */
export const emptyHolidayTable = (country: string, region: string | null): HolidayTable => ({
  country,
  region,
  holidays: new Map(),
  workdays: new Map(),
  coveredYears: new Set(),
})
