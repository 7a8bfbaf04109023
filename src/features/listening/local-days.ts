import { DateTime } from 'luxon'

/** The midnight after an instant, where somebody is. */
export const nextMidnight = (at: Date, zone: string): Date =>
  DateTime.fromJSDate(at, { zone }).plus({ days: 1 }).startOf('day').toJSDate()
