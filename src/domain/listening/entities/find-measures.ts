import type { Span } from './find-amounts.ts'

/** A tolerance in a text and whether another value beside it lies within; null when no value stands beside it. */
export interface MeasureSpan extends Span {
  readonly within: boolean | null
}

const UNIT = '(?:mm|cm|µm|um|μm|nm|n·?m|kgf|kg|mah|ah|mΩ|ohm|db|g|n|v|a|w|ma|°c|℃|%|kpa|mpa|bar|мм|มม\\.?)?'
const VALUE = '\\d+(?:[.,]\\d+)?'
const TOLERANCE = new RegExp(
  `(${VALUE}) ?${UNIT} ?(?:±|\\+/-|\\+-|＋／－|正负) ?(${VALUE}) ?${UNIT}(?![\\p{L}\\d])`,
  'giu',
)
const PLAIN = new RegExp(`(?<![\\p{Script=Latin}\\d.,/±+-])(?:φ|ø|Φ)?${VALUE}(?![\\d,.]*\\d)`, 'giu')

const numberOf = (text: string): number => Number(text.replace(/[φøΦ]/gu, '').replace(',', '.'))

/**
 * Nominal values with a tolerance, checked against the first other number of the text of the same magnitude (within a
 * factor of two of the nominal, written to as many places or more than none). A decimal comma counts as a point here.
 */
export function findMeasures(text: string): MeasureSpan[] {
  if (!/±|\+\/?-|正负/.test(text)) return []
  return Array.from(text.matchAll(TOLERANCE), (found) => {
    const span = { from: found.index, to: found.index + found[0].length, text: found[0].trim() }
    const nominal = numberOf(found[1]!)
    const tolerance = numberOf(found[2]!)
    const value = valueBeside(text, span, nominal)
    const within = value === null ? null : Math.abs(value - nominal) <= tolerance + 1e-9
    return { ...span, within }
  })
}

function valueBeside(text: string, span: Span, nominal: number): number | null {
  for (const found of text.matchAll(PLAIN)) {
    if (found.index < span.to && span.from < found.index + found[0].length) continue
    const value = numberOf(found[0])
    const fine = /[.,]/.test(found[0]) || Number.isInteger(nominal)
    if (fine && value > nominal / 2 && value < nominal * 2 && value !== nominal) return value
  }
  return null
}
