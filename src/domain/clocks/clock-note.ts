import type { Side } from '../partnership/partnership.ts'
import type { ClockBasis } from './counting.ts'

/** Something a reader must know about a computed deadline. `code` is a locale key under `cli:notes`. */
export type ClockNote = {
  /** The year has no complete holiday data for the country: it was computed on the plain week. */
  readonly code: 'holidays-missing'
  readonly params: { readonly country: string; readonly year: number; readonly side: Side }
}

/** True when a note says that data is missing, so that the computed instants may be wrong. */
export const saysDataMissing = (note: ClockNote): boolean => note.code === 'holidays-missing'

/** Years between two instants, local to each counted calendar, whose holidays are not known. None on `elapsed`. */
export const missingHolidays = (basis: ClockBasis, from: Date, to: Date): ClockNote[] => {
  if (basis.clock === 'elapsed') return []
  return [...new Set(basis.counted)].flatMap((side) => {
    const calendar = basis.calendars[side]
    return calendar
      .missingYears(calendar.localDate(from), calendar.localDate(to))
      .map(({ country, year }) => ({ code: 'holidays-missing' as const, params: { country, year, side } }))
  })
}
