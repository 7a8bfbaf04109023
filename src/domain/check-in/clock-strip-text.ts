import type { Voice } from '../agreement/sentence-text.ts'
import { HOUR } from '../calendar/local-date.ts'
import type { Span } from '../calendar/spans.ts'
import { SIDES, type Side } from '../partnership/partnership.ts'
import { dateText, sentences } from './check-in-text.ts'
import type { ClockStrip, LocalSlot, StripRow } from './clock-strip.ts'

/** A character stands for half an hour: 48 in a row fit a telephone. */
const CELL = HOUR / 2
/** ASCII only: other signs are twice as wide in East Asian fonts. */
const SIGNS = { away: '.', work: '=', pause: '-', both: '+', slot: '#' } as const

/**
 * The strip for a chat message, for a fixed-width block: for each side its name with the check-in's local date and time,
 * its hours, its day; between them the time when both are at work; at last what the signs mean.
 */
export const clockStripText = (
  strip: ClockStrip,
  names: Readonly<Record<Side, string>>,
  voice: Voice,
): string => {
  const cells = Array.from({ length: (strip.end - strip.start) / CELL }, (_, index) => {
    const start = strip.start + index * CELL
    return { start, end: start + CELL }
  })
  const bar = ({ working, breaks }: StripRow): string =>
    cells
      .map((cell) => {
        if (touches(cell, strip.slot)) return SIGNS.slot
        if (mostly(cell, working)) return SIGNS.work
        return mostly(cell, breaks) ? SIGNS.pause : SIGNS.away
      })
      .join('')
  const overlap = cells.map((cell) => (mostly(cell, strip.overlap) ? SIGNS.both : ' ')).join('')
  const side = (of: Side): string[] => [
    `${names[of]}: ${slotText(strip.rows[of].slot, voice.language)}`,
    hoursLine(strip, strip.rows[of]),
    bar(strip.rows[of]),
  ]
  const { t } = voice
  const legend = Object.entries(SIGNS).map(([what, sign]) => `${sign} ${t(`check-in:strip.${what}`)}`)
  const [hoursLabel, factoryBar] = side('factory').slice(1)
  return [...side('brand'), overlap, factoryBar, hoursLabel, side('factory')[0], '', legend.join('   ')]
    .map((line) => line?.trimEnd())
    .join('\n')
}

/** The strip in sentences, for those who do not see it. */
export const clockStripAlt = (
  strip: ClockStrip,
  names: Readonly<Record<Side, string>>,
  voice: Voice,
): string => {
  const { t } = voice
  const sides = SIDES.flatMap((side) => {
    const row = strip.rows[side]
    const hours = row.working.map((span) => spanText(strip, span, side))
    const name = names[side]
    return [
      t('check-in:strip.alt-slot', { side: name, zone: row.zone, slot: slotText(row.slot, voice.language) }),
      hours.length > 0
        ? t('check-in:strip.alt-hours', { side: name, hours: hours.join(t('check-in:strip.list')) })
        : t('check-in:strip.alt-no-hours', { side: name }),
    ]
  })
  const both = strip.overlap.map((span) =>
    SIDES.map((side) => `${spanText(strip, span, side)} (${names[side]})`).join(' = '),
  )
  const together =
    both.length > 0
      ? t('check-in:strip.alt-both', { hours: both.join(t('check-in:strip.list')) })
      : t('check-in:strip.alt-never-both')
  return sentences([...sides, together], voice)
}

/** `Wed, Oct 7 17:00–17:30` on a side's own clock; over midnight with both dates. */
export const slotText = ({ date, from, endDate, to }: LocalSlot, language: string): string => {
  const end = endDate === date ? to : `${dateText(endDate, language)} ${to}`
  return `${dateText(date, language)} ${from}–${end}`
}

const spanText = ({ rows }: ClockStrip, { start, end }: Span, side: Side): string => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: rows[side].zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return `${format.format(start)}–${format.format(end)}`
}

const hoursLine = ({ start, end }: ClockStrip, { hours }: StripRow): string => {
  const line = Array.from({ length: (end - start) / CELL + 1 }, () => ' ')
  for (const { at, hour } of hours) {
    const place = Math.floor((at - start) / CELL)
    for (const [index, digit] of [...String(hour).padStart(2, '0')].entries()) line[place + index] = digit
  }
  return line.join('')
}

const touches = (cell: Span, span: Span): boolean => cell.start < span.end && span.start < cell.end

const mostly = (cell: Span, spans: readonly Span[]): boolean => {
  const shared = spans.map(({ start, end }) => Math.min(end, cell.end) - Math.max(start, cell.start))
  return shared.filter((length) => length > 0).reduce((sum, length) => sum + length, 0) * 2 >= CELL
}
