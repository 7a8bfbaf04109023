/** How a reader reads instants: BCP 47 tag and IANA zone. */
export interface ReadingIn {
  readonly language: string
  readonly zone: string
}

/** Making a formatter costs a hundred times what using it does; a card needs a dozen. */
const formatters = new Map<string, Intl.DateTimeFormat | Intl.DurationFormat | Intl.NumberFormat>()
/** Readers' languages and zones are few; whoever tries them all shall not fill the memory. */
const MOST_FORMATTERS = 300

function kept<T extends Intl.DateTimeFormat | Intl.DurationFormat | Intl.NumberFormat>(
  key: string,
  make: () => T,
): T {
  const known = formatters.get(key)
  if (known) return known as T
  if (formatters.size >= MOST_FORMATTERS) formatters.clear()
  const made = make()
  formatters.set(key, made)
  return made
}

/** An instant in the reader's language and zone, with weekday and the zone's short name; the year only when not this one. */
export function formatInstantFor({ language, zone }: ReadingIn, at: Date, now: Date): string {
  const withYear = yearIn(zone, at) !== yearIn(zone, now)
  const local = kept(
    `instant ${language} ${zone} ${withYear}`,
    () =>
      new Intl.DateTimeFormat(language, {
        timeZone: zone,
        weekday: 'short',
        month: 'short',
        day: 'numeric',
        ...(withYear ? { year: 'numeric' } : {}),
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
  ).format(at)
  return `${local} ${zoneNameAt(language, zone, at)}`
}

const yearIn = (zone: string, at: Date): string =>
  kept(`year ${zone}`, () => new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' })).format(at)

/** Behind the time in every language: left to itself, `Intl` puts it between date and time in Chinese. */
const zoneNameAt = (language: string, zone: string, at: Date): string =>
  kept(
    `zone ${language} ${zone}`,
    () => new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'short' }),
  )
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value ?? zone

/** A length of time in words, two units at most, rounded down to minutes: `1 day, 4 hr`, `4小时20分钟`. Never negative. */
export function formatLength(language: string, milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000))
  const parts = {
    days: Math.floor(minutes / 1440),
    hours: Math.floor(minutes / 60) % 24,
    minutes: minutes % 60,
  }
  const shown = Object.entries(parts)
    .filter(([, amount]) => amount > 0)
    .slice(0, 2)
  const nothing = shown.length === 0
  return kept(
    `length ${language} ${nothing}`,
    () => new Intl.DurationFormat(language, { style: 'short', minutesDisplay: nothing ? 'always' : 'auto' }),
  ).format(nothing ? { minutes: 0 } : Object.fromEntries(shown))
}

/** A whole number in the reader's notation. */
export const formatNumber = (language: string, value: number): string =>
  kept(`number ${language}`, () => new Intl.NumberFormat(language)).format(value)
