import type { Voice } from '../agreement/sentence-text.ts'
import type { Span } from '../calendar/spans.ts'
import { SIDES, type Side } from '../partnership/partnership.ts'
import { dateText } from './check-in-text.ts'
import type { ClockStrip, StripRow } from './clock-strip.ts'
import { clockStripAlt, slotText } from './clock-strip-text.ts'
import { columns, cut, INK, line, rect, round, svgImage, text } from './svg-parts.ts'

/** Narrow enough that letters stay readable on a telephone. */
const WIDTH = 480
const MARGIN = 12
const PLOT = WIDTH - 2 * MARGIN
const BAR = 24
/** Tops of the two bars; their words are above the brand's and below the factory's, the overlap is between them. */
const TOP: Readonly<Record<Side, number>> = { brand: 58, factory: 98 }
const LEGEND = 178
const HEIGHT = 194

/**
 * The strip as an SVG image without scripts, styles or links, with its alternative text as title and description.
 * `id` begins the ids inside it and must be unique on the page. Texts are escaped.
 */
export const clockStripSvg = (
  strip: ClockStrip,
  names: Readonly<Record<Side, string>>,
  voice: Voice,
  id = 'clock-strip',
): string => {
  const words = { title: voice.t('check-in:strip.slot'), alt: clockStripAlt(strip, names, voice) }
  return svgImage(
    { width: WIDTH, height: HEIGHT, name: 'clock-strip', id, language: voice.language, ...words },
    [
      ...SIDES.flatMap((side) => rowParts(strip, side, names[side], voice)),
      ...strip.overlap.map((span) => spanRect(strip, span, 'both', INK.both, TOP.brand + BAR + 4, 8)),
      ...slotParts(strip),
      ...legendParts(voice),
    ],
  )
}

const rowParts = (strip: ClockStrip, side: Side, name: string, voice: Voice): string[] => {
  const row = strip.rows[side]
  const top = TOP[side]
  const above = side === 'brand'
  const title = above ? 16 : top + BAR + 46
  const dates = above ? 34 : top + BAR + 28
  const hours = above ? top - 6 : top + BAR + 13
  return [
    text('name', INK[side], MARGIN, title, cut(name), 'start', true),
    text('time', INK.text, WIDTH - MARGIN, title, slotText(row.slot, voice.language), 'end', true),
    ...dateParts(strip, row, dates, above ? [24, 38] : [dates - 9, dates + 3], voice),
    ...row.hours.map(({ at, hour }) =>
      text('hour', INK.soft, place(strip, at), hours, String(hour), 'middle', false, 10),
    ),
    rect('track', INK.track, { x: MARGIN, y: top, width: PLOT, height: BAR }),
    ...row.breaks.map((span) =>
      spanRect(strip, span, `${side}-pause`, INK[`${side}Pause`], top + 6, BAR - 12),
    ),
    ...row.working.map((span) => spanRect(strip, span, side, INK[side], top, BAR)),
    ...row.hours.map(({ at }) => line('tick', INK.line, place(strip, at), above ? top - 3 : top + BAR, 3)),
  ]
}

/** Each local date where it begins, and a line at its midnight. */
const dateParts = (
  strip: ClockStrip,
  { dates }: StripRow,
  baseline: number,
  [from, to]: readonly [number, number],
  { language }: Voice,
): string[] =>
  dates.flatMap(({ start, end, date }) => {
    const x = place(strip, start)
    const words = dateText(date, language)
    const midnight = start > strip.start ? [line('midnight', INK.line, x, from, to - from)] : []
    const fits = place(strip, end) - x > columns(words) * 6 + 6
    return fits ? [...midnight, text('date', INK.soft, x + 4, baseline, words, 'start', false, 11)] : midnight
  })

const slotParts = (strip: ClockStrip): string[] => {
  const x = place(strip, strip.slot.start)
  // A short check-in must still be seen.
  const width = Math.max(5, place(strip, strip.slot.end) - x)
  return SIDES.map(
    (side) =>
      `<rect class="strip-slot" x="${round(x)}" y="${TOP[side] - 2}" width="${round(width)}" height="${BAR + 4}" ` +
      `fill="${INK.slotFill}" stroke="${INK.slot}" stroke-width="1.5"/>`,
  )
}

const legendParts = ({ t }: Voice): string[] => {
  const entries = [
    { words: t('check-in:strip.work'), of: 'brand', ink: INK.brand, second: INK.factory },
    { words: t('check-in:strip.pause'), of: 'brand-pause', ink: INK.brandPause, second: INK.factoryPause },
    { words: t('check-in:strip.both'), of: 'both', ink: INK.both, second: INK.both },
    { words: t('check-in:strip.slot'), of: 'slot', ink: INK.slotFill, second: INK.slotFill },
  ]
  let x = MARGIN
  return entries.flatMap(({ words, of, ink, second }) => {
    const factoryClass = of.startsWith('brand') ? of.replace('brand', 'factory') : of
    const parts = [
      rect(of, ink, { x, y: LEGEND, width: 7, height: 9 }),
      rect(factoryClass, second, { x: x + 7, y: LEGEND, width: 7, height: 9 }),
      text('legend', INK.soft, x + 19, LEGEND + 9, words, 'start', false, 11),
    ]
    x += 19 + columns(words) * 6.2 + 16
    return parts
  })
}

const place = ({ start, end }: Span, instant: number): number =>
  MARGIN + (PLOT * (instant - start)) / (end - start)

const spanRect = (
  strip: ClockStrip,
  { start, end }: Span,
  of: string,
  fill: string,
  y: number,
  height: number,
) => {
  const x = place(strip, start)
  return rect(of, fill, { x, y, width: place(strip, end) - x, height })
}
