import { findQuantities, findRates, type Span } from './entities/find-amounts.ts'
import { type DateSpan, findDates, resolveDate } from './entities/find-dates.ts'
import { findLots, findPartNumbers } from './entities/find-identifiers.ts'
import { findMeasures, type MeasureSpan } from './entities/find-measures.ts'
import type { Entities } from './finding.ts'

/** Everything a message names, by its place in the message's new part. */
export interface Spans {
  readonly partNumbers: readonly Span[]
  readonly lots: readonly Span[]
  readonly quantities: readonly Span[]
  readonly rates: readonly Span[]
  readonly dates: readonly DateSpan[]
  readonly measures: readonly MeasureSpan[]
}

/** Facts in a text. What reads as a lot is no part number, and what reads as either is no date or count. */
export function findSpans(text: string, language: string, partPatterns: readonly RegExp[] | null): Spans {
  const lots = findLots(text)
  const partNumbers = findPartNumbers(text, lots, partPatterns)
  const codes = [...lots, ...partNumbers]
  const free = (span: { from: number; to: number }): boolean =>
    !codes.some((code) => code.from < span.to && span.from < code.to)
  return {
    partNumbers,
    lots,
    quantities: findQuantities(text).filter(free),
    rates: findRates(text).filter(free),
    dates: findDates(text, language).filter(free),
    measures: findMeasures(text),
  }
}

const distinct = (spans: readonly { readonly text: string }[]): string[] => [
  ...new Set(spans.map((span) => span.text)),
]

/** The facts as they are shown: each once, dates resolved when it is known when and where the words were written. */
export function shownEntities(
  spans: Spans,
  words: { readonly severity: readonly string[]; readonly places: readonly string[] },
  written: { readonly now: Date; readonly zone: string } | null,
): Entities {
  return {
    partNumbers: distinct(spans.partNumbers),
    lots: distinct(spans.lots),
    quantities: distinct(spans.quantities),
    rates: distinct(spans.rates),
    dates: spans.dates.map(({ text, aim }) => ({
      text,
      on: written ? resolveDate(aim, written.now, written.zone) : null,
    })),
    measures: spans.measures.map(({ text, within }) => ({ text, within })),
    severity: [...new Set(words.severity)],
    places: [...new Set(words.places)],
  }
}
