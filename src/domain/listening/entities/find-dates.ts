import { DateTime } from 'luxon'
import { LOCALE_TAGS, type LocaleTag } from '../../language/locale-tags.ts'
import { DATE_WORDS, type DateWords } from './date-words.ts'

/** A date in a text, by its place; `aim` says which day is meant, as far as the words tell. */
export interface DateSpan {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly aim: DateAim
}

export type DateAim =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly week: 'coming' | 'next' | 'last' }
  | { readonly kind: 'day'; readonly year: number | null; readonly month: number; readonly day: number }
  | { readonly kind: 'span' }
  /** A month, which may be past or ahead. */
  | { readonly kind: 'month' }

type Reader = readonly [RegExp, (found: RegExpExecArray) => DateAim | null]

const readers = new Map<LocaleTag, readonly Reader[]>()

/** Days named in a text, in the order they stand; `language` decides the words and the order of `3/10`. */
export function findDates(text: string, language: string): DateSpan[] {
  const tag = LOCALE_TAGS.find((known) => known === language) ?? 'en'
  let own = readers.get(tag)
  if (!own) {
    own = readersOf(DATE_WORDS[tag])
    readers.set(tag, own)
  }
  const spans: DateSpan[] = []
  for (const [pattern, aimOf] of own) {
    for (const found of text.matchAll(pattern)) {
      const aim = aimOf(found)
      const from = found.index
      const to = from + found[0].length
      if (aim === null || spans.some((span) => span.from < to && from < span.to)) continue
      spans.push({ from, to, text: found[0], aim })
    }
  }
  return spans.sort((a, b) => a.from - b.from)
}

/**
 * The ISO date a span means for somebody writing at `now` in `zone`. A weekday is the coming one, today excluded; a day
 * without a year is the nearest one, up to half a year back. Null for spans and for days that do not exist.
 */
export function resolveDate(aim: DateAim, now: Date, zone: string): string | null {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day')
  switch (aim.kind) {
    case 'days':
      return today.plus({ days: aim.days }).toISODate()
    case 'weekday': {
      const monday = today.minus({ days: today.weekday - 1 })
      if (aim.week === 'next') return monday.plus({ days: 7 + aim.weekday - 1 }).toISODate()
      if (aim.week === 'last') return monday.plus({ days: aim.weekday - 8 }).toISODate()
      return today.plus({ days: ((aim.weekday - today.weekday + 6) % 7) + 1 }).toISODate()
    }
    case 'day': {
      if (aim.year !== null) return isoDay(aim.year, aim.month, aim.day, zone)?.toISODate() ?? null
      const years = [today.year - 1, today.year, today.year + 1]
      const days = years.map((year) => isoDay(year, aim.month, aim.day, zone)).filter((day) => day !== null)
      const near = days.filter((day) => day.diff(today, 'days').days > -183)
      return near[0]?.toISODate() ?? null
    }
    case 'span':
    case 'month':
      return null
  }
}

/** Whether the words name today, a later day or a span that can be meant as a term. A bare month says nothing. */
export const isAhead = (aim: DateAim): boolean => aim.kind !== 'month' && !isPast(aim)

/** Whether the words name a day before today. */
export const isPast = (aim: DateAim): boolean =>
  (aim.kind === 'days' && aim.days < 0) || (aim.kind === 'weekday' && aim.week === 'last')

const isoDay = (year: number, month: number, day: number, zone: string): DateTime<true> | null => {
  const date = DateTime.fromObject({ year, month, day }, { zone })
  return date.isValid ? date : null
}

const EDGE = '(?<![A-Za-z0-9À-ỹ])'
const END = '(?![A-Za-z0-9À-ỹ])'
const pattern = (source: string): RegExp => new RegExp(`${EDGE}(?:${source})${END}`, 'giu')

function readersOf(words: DateWords): Reader[] {
  const made: Reader[] = [...numericReaders(words)]
  words.months.forEach((month, i) => {
    made.push([
      pattern(`(\\d{1,2})(?:st|nd|rd|th|\\.)? ?(?:de |of )?(?:${month})(?:\\.?,? (20\\d\\d))?`),
      (f) => day(f[2], i + 1, f[1]),
    ])
    made.push([
      pattern(`(?:${month})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (20\\d\\d))?`),
      (f) => day(f[2], i + 1, f[1]),
    ])
  })
  for (const source of words.inDays) {
    made.push([pattern(source.replace('#', '(\\d{1,3})')), (f) => ({ kind: 'days', days: Number(f[1]) })])
  }
  for (const [i, name] of words.weekdays.entries()) made.push(weekdayReader(words, name, i + 1))
  for (const [source, days] of words.relative) {
    made.push([pattern(source), () => (days === null ? { kind: 'span' } : { kind: 'days', days })])
  }
  words.months.forEach((month) => {
    if (month !== 'may') made.push([pattern(month), () => ({ kind: 'month' })])
  })
  return made
}

function weekdayReader(words: DateWords, name: string, weekday: number): Reader {
  const around = `${words.next}|${words.last}${words.before === '' ? '' : `|${words.before}`}`
  const source = `(?:(${around}) ?)?(?:${name})(?: ?(${words.next}|${words.last}))?`
  const next = new RegExp(`^(?:${words.next})$`, 'iu')
  const last = new RegExp(`^(?:${words.last})$`, 'iu')
  return [
    pattern(source),
    (found) => {
      const said = [found[1], found[2]].filter((word) => word !== undefined)
      const week = said.some((word) => next.test(word))
        ? 'next'
        : said.some((word) => last.test(word))
          ? 'last'
          : 'coming'
      return { kind: 'weekday', weekday, week }
    },
  ]
}

function numericReaders(words: DateWords): Reader[] {
  const dayFirst = words.slash === 'day-month'
  const ordered = (year: string | undefined, a: string | undefined, b: string | undefined): DateAim | null =>
    dayFirst ? day(year, Number(b), a) : day(year, Number(a), b)
  return [
    [pattern('(20\\d\\d)[-/.](\\d{1,2})[-/.](\\d{1,2})'), (f) => day(f[1], Number(f[2]), f[3])],
    [/(?:(20\d\d)\s?[年년]\s?)?(?<!\d)(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]/gu, (f) => day(f[1], Number(f[2]), f[3])],
    [/(?<!\d)(\d{1,2})(?:月(?:份|[上中下]旬|末|底|初)?|월 ?(?:말|초|중순)?)(?!\d)/gu, (f) => (Number(f[1]) <= 12 ? { kind: 'month' } : null)],
    [pattern('(\\d{1,2})\\.(\\d{1,2})\\.(20\\d\\d|\\d\\d)?'), (f) => (dayFirst ? day(f[3], Number(f[2]), f[1]) : null)],
    [pattern('(\\d{1,2})\\.(0\\d|1[0-2])\\.?'), (f) => (words.slash === 'day-month' ? day(undefined, Number(f[2]), f[1]) : null)],
    [pattern('(\\d{1,2})/(\\d{1,2})(?:/(20\\d\\d|\\d\\d))?'), (f) => ordered(f[3], f[1], f[2])],
    [pattern('(?:kw|cw|wk|w)\\.? ?(\\d{2})'), (f) => (Number(f[1]) <= 53 ? { kind: 'span' } : null)],
  ] // biome-ignore format: one line a form
}

const day = (year: string | undefined, month: number, dayText: string | undefined): DateAim | null => {
  const dayNumber = Number(dayText)
  if (month < 1 || month > 12 || dayNumber < 1 || dayNumber > 31) return null
  const full = year === undefined ? null : Number(year) < 100 ? 2000 + Number(year) : Number(year)
  return { kind: 'day', year: full, month, day: dayNumber }
}
