import { CalledWrongly } from './command.ts'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/

/**
 * An instant as a person writes it: date, time and offset (`2026-02-13T10:00:00Z`, `2026-02-13T18:00+08:00`), from 1970
 * to 2199. Throws CalledWrongly.
 */
export function parseInstant(option: string, text: string): Date {
  const at = new Date(INSTANT.test(text) ? text : Number.NaN)
  const [year, month, day] = text.split(/[-T]/).map(Number)
  // `Date` lets 30 February slide into March.
  const exists = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0)).getUTCDate() === day
  const inRange = at.getUTCFullYear() >= 1970 && at.getUTCFullYear() <= 2199
  if (!exists || !inRange)
    throw new CalledWrongly('instant-unreadable', { option: `--${option}`, found: text })
  return at
}

/** `2026-02-13 18:00 Fri` in a zone: sorts and compares by eye; the weekday in the reader's language. Seconds if any. */
export function localText(at: Date, zone: string, language: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    ...(at.getTime() % 60_000 === 0 ? {} : { second: '2-digit' }),
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string): string | undefined => parts.find((each) => each.type === type)?.value
  const time = [part('hour'), part('minute'), part('second')].filter((each) => each !== undefined).join(':')
  const weekday = new Intl.DateTimeFormat(language, { timeZone: zone, weekday: 'short' }).format(at)
  return `${part('year')}-${part('month')}-${part('day')} ${time} ${weekday}`
}

/** A country's name in the reader's language. */
export const countryName = (country: string, language: string): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country
