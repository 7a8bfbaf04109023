import { DateTime } from 'luxon'
import { UserError } from '../errors.ts'

/** An instant as `YYYY-MM-DDTHH:mm` in a zone, as forms hold it. */
export const localDateTime = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")

/** What a person typed as a local date and time in their zone. Throws UserError `time-unreadable` with an example. */
export function readLocalDateTime(text: string, zone: string): Date {
  const written = text.normalize('NFKC').trim().replace(/\s+/, 'T')
  const read = /^\d{4}-\d{2}-\d{2}T\d{1,2}:\d{2}/.test(written) ? DateTime.fromISO(written, { zone }) : null
  if (!read?.isValid)
    throw new UserError('time-unreadable', { found: text.slice(0, 40), example: '2026-02-14 18:00', zone })
  return read.toJSDate()
}
