import type { HolidayTable } from '../../domain/calendar/holiday-table.ts'
import type { Side, SideProfile } from '../../domain/partnership/partnership.ts'

/** Countries whose days come from an official list; those of all others are computed and have to be confirmed. */
const OFFICIAL = ['CN', 'JP']

/** The days off of one side in one year that come from its country, with the file's own additions and removals. */
export interface PublicDays {
  readonly side: Side
  readonly country: string
  readonly region: string | null
  readonly year: number
  /** False when there is no complete data: the year counts as plain weeks. */
  readonly known: boolean
  /** True when a person should look at the list once. */
  readonly toConfirm: boolean
  /** In order. `name` is null for a date the file adds. */
  readonly days: readonly { readonly date: string; readonly name: string | null }[]
}

/** What `setup` shows of a side's year. */
export function publicDays(side: Side, profile: SideProfile, table: HolidayTable, year: number): PublicDays {
  const { country, region, holidays } = profile
  const ofYear = (date: string): boolean => date.startsWith(`${year}-`)
  const days = new Map<string, string | null>(
    [...table.holidays].filter(([date]) => ofYear(date) && !holidays.remove.includes(date)),
  )
  for (const date of holidays.add) if (ofYear(date) && !days.has(date)) days.set(date, null)
  const known = table.coveredYears.has(year)
  return {
    side,
    country,
    region,
    year,
    known,
    toConfirm: known && !OFFICIAL.includes(country),
    days: [...days].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1)),
  }
}

/** The setting that remembers which list was confirmed for a side; its value is `confirmationOf`. */
export const confirmationName = (partnershipId: string, side: Side): string =>
  `holidays-confirmed/${partnershipId}/${side}`

/** Changes with everything a person confirmed: place, year, dates. */
export const confirmationOf = ({ country, region, year, days }: PublicDays): string =>
  JSON.stringify([country, region, year, days.map(({ date }) => date)])
