import type { Agreement } from '../agreement/agreement.ts'
import { DAY, HOUR } from '../calendar/local-date.ts'
import { parseDuration } from './duration.ts'

/** Nobody publishes holidays further ahead: later years are missing whether one asks for them or not. */
const FURTHEST_YEARS = 12

/**
 * The years whose holidays a caller should look up before it computes deadlines from `at` on: the year before, and
 * as many after as the longest rule can reach when a side works one day a week and one hour a day, plus one.
 * @throws UserError for a duration that cannot be read
 */
export const yearsToLookUp = (agreement: Pick<Agreement, 'obligations'>, at: Date): number[] => {
  const reach = agreement.obligations.map(({ clock, within }) => {
    const { days, milliseconds } = parseDuration(within)
    return clock === 'elapsed' ? days + milliseconds / DAY : (days + milliseconds / HOUR) * 7
  })
  const ahead = Math.min(FURTHEST_YEARS, Math.ceil(Math.max(0, ...reach) / 365) + 1)
  const year = at.getUTCFullYear()
  return Array.from({ length: ahead + 2 }, (_, index) => year - 1 + index)
}
