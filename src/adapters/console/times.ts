/** How one reader sees instants. */
export interface Times {
  /** `21:05` */
  time(at: Date): string
  /** `Friday, February 13` */
  day(at: Date): string
  /** `Fri, Feb 13, 21:05` */
  moment(at: Date): string
  /** Local date `YYYY-MM-DD`: two instants of one day have the same. */
  date(at: Date): string
  /** Minutes after local midnight. */
  minutes(at: Date): number
}

/** Instants in one language (BCP 47 tag) and one IANA zone. */
export function createTimes(language: string, timeZone: string): Times {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone, hourCycle: 'h23', ...options })
  const time = format({ hour: '2-digit', minute: '2-digit' })
  const day = format({ weekday: 'long', month: 'long', day: 'numeric' })
  const moment = format({
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  const iso = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return {
    time: (at) => time.format(at),
    day: (at) => day.format(at),
    moment: (at) => moment.format(at),
    date: (at) => iso.format(at),
    minutes: (at) => {
      const [hours = 0, minutes = 0] = clock.format(at).split(':').map(Number)
      return hours * 60 + minutes
    },
  }
}

/** `13:30` from minutes after midnight. */
export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The two largest units of a span, each with its number: 95 minutes are 1 hour and 35 minutes. Rounded up to minutes. */
function spanParts(milliseconds: number): readonly { readonly unit: SpanUnit; readonly count: number }[] {
  const total = Math.ceil(Math.max(0, milliseconds) / 60_000)
  const all = [
    { unit: 'day', count: Math.floor(total / 1440) },
    { unit: 'hour', count: Math.floor((total % 1440) / 60) },
    { unit: 'minute', count: total % 60 },
  ] as const
  const parts = all.filter((part) => part.count > 0).slice(0, 2)
  return parts.length > 0 ? parts : [{ unit: 'minute', count: 0 }]
}

type SpanUnit = 'day' | 'hour' | 'minute'

/** A span in words of the language: `1 day 4 hr`. */
export function spanText(language: string, milliseconds: number): string {
  return spanParts(milliseconds)
    .map(({ unit, count }) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
    )
    .join(' ')
}
