import { UserError } from '../../errors.ts'
import { DAY, HOUR, MINUTE } from '../calendar/local-date.ts'

/** What a rule's duration says: whole days (a week is seven) and the hours, minutes and seconds beside them. */
export interface Duration {
  readonly days: number
  /** Not folded into days: `PT36H` is no days and 36 hours. */
  readonly milliseconds: number
}

/** Ten years. Longer is a slip of the pen, and would be walked day by day. */
const LONGEST_DAYS = 3660

const SHAPE = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/**
 * Reads an ISO 8601 duration of weeks, days, hours, minutes and seconds: `P2W`, `P1DT4H`, `PT90M`.
 * @throws UserError `duration-months`, `duration-years` (their length depends on the date), `duration-fraction`,
 *   `duration-too-long` (over ten years) or `duration-syntax`, each with `{ found }`
 */
export const parseDuration = (text: string): Duration => {
  const parts = SHAPE.exec(text)
  if (!parts || /[PT]$/.test(text)) throw new UserError(reasonAgainst(text), { found: text })
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  const duration = {
    days: weeks * 7 + days,
    milliseconds: hours * HOUR + minutes * MINUTE + seconds * 1000,
  }
  if (duration.days + duration.milliseconds / DAY > LONGEST_DAYS) {
    throw new UserError('duration-too-long', { found: text })
  }
  return duration
}

/** The length of a duration as elapsed time, in milliseconds: a day is 24 hours. */
export const elapsedMilliseconds = (duration: Duration): number => duration.days * DAY + duration.milliseconds

const reasonAgainst = (text: string): string => {
  if (/^P[^T]*\d+(?:[.,]\d+)?Y/.test(text)) return 'duration-years'
  if (/^P[^T]*\d+(?:[.,]\d+)?M/.test(text)) return 'duration-months'
  if (/^P[\dWDTHMS]*[.,]\d+[WDHMS]/.test(text)) return 'duration-fraction'
  return 'duration-syntax'
}
