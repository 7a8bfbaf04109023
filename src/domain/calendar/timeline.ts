import type { AppError } from '../../errors.ts'
import { DAY } from './local-date.ts'
import { intersectSpans, type Span } from './spans.ts'

/** The time that counts on a clock, cut at UTC midnights so that it can be looked up and remembered day by day. */
export interface Timeline {
  /** Counted time between UTC midnight of `day` (days since 1970-01-01) and the next: sorted, disjoint instants. */
  during(day: number): readonly Span[]
  /** The error that says why this timeline has no more counted time. */
  exhausted(): AppError
}

/** Days without any counted time after which a search gives up: such a calendar is a mistake, not a holiday. */
export const IDLE_DAYS_LIMIT = 1100

/**
 * The earliest instant, not before `from`, at which `amount` milliseconds have counted since `from`.
 * With 0 it is the next counted instant: `from` itself when it counts.
 * @throws the timeline's own error when nothing counts for `IDLE_DAYS_LIMIT` days
 */
export const advance = (timeline: Timeline, from: number, amount: number): number => {
  let left = amount
  let idle = 0
  for (let day = Math.floor(from / DAY); idle <= IDLE_DAYS_LIMIT; day++) {
    idle++
    for (const span of timeline.during(day)) {
      const start = Math.max(span.start, from)
      if (start >= span.end) continue
      if (left <= span.end - start) return start + left
      left -= span.end - start
      idle = 0
    }
  }
  throw timeline.exhausted()
}

/**
 * The latest instant from which `amount` (> 0) milliseconds count until `to`.
 * @throws the timeline's own error when nothing counts for `IDLE_DAYS_LIMIT` days
 */
export const retreat = (timeline: Timeline, to: number, amount: number): number => {
  let left = amount
  let idle = 0
  for (let day = Math.floor(to / DAY); idle <= IDLE_DAYS_LIMIT; day--) {
    idle++
    for (const span of timeline.during(day).toReversed()) {
      const end = Math.min(span.end, to)
      if (end <= span.start) continue
      if (left <= end - span.start) return end - left
      left -= end - span.start
      idle = 0
    }
  }
  throw timeline.exhausted()
}

/** Milliseconds that count in `[from, to)`; 0 when `to` is not after `from`. */
export const measure = (timeline: Timeline, from: number, to: number): number => {
  let total = 0
  for (let day = Math.floor(from / DAY); day * DAY < to; day++) {
    for (const span of timeline.during(day)) {
      total += Math.max(0, Math.min(span.end, to) - Math.max(span.start, from))
    }
  }
  return total
}

/** The time that counts on both. */
export const intersect = (left: Timeline, right: Timeline, exhausted: () => AppError): Timeline => ({
  during: (day) => intersectSpans(left.during(day), right.during(day)),
  exhausted,
})
