import type { DayOff } from '../calendar/working-dates.ts'
import type { Side } from '../partnership/partnership.ts'

/** A time the check-in could start, and how hard it is on each side. */
export interface Slot {
  /** Instant in milliseconds, a quarter hour of UTC. */
  readonly start: number
  /** Points, see `burdenOf`. */
  readonly burden: Readonly<Record<Side, number>>
}

/** Why a local date of a side kept a check-in from its day; null: both work, yet no slot of that length fits. */
export interface PassedOver {
  /** Local to `side`. */
  readonly date: string
  readonly side: Side
  readonly dayOff: DayOff | null
}

/** Why this slot and no other. */
export type SlotReason =
  /** Neither side leaves its working day. */
  | { readonly code: 'inside-both' }
  /** The least burden for both together on that day. */
  | { readonly code: 'least-burden' }
  /** The totals of the occurrences asked for stay as close as can be. */
  | { readonly code: 'fair-turn' }
  /** One side carries it: the least for the other side. */
  | { readonly code: 'carried'; readonly carrier: Side }
  /** One side carries it: the other one keeps its local time. */
  | { readonly code: 'kept-time'; readonly carrier: Side; readonly time: string }
  /** Both sides were told; it is not planned anew. */
  | { readonly code: 'published' }

interface OccurrenceBase {
  /** The Monday of the brand's week, which names the occurrence: there is one in each week. */
  readonly week: string
  /** The date the check-in is on when nothing is in the way, local to the side whose weekday it is. */
  readonly wanted: string
  /** The ledger after this occurrence. */
  readonly total: Readonly<Record<Side, number>>
  /** What was in the way of the days nearer to `wanted`, nearest first. Empty when it is on `wanted`. */
  readonly passedOver: readonly PassedOver[]
}

export interface HeldOccurrence extends OccurrenceBase {
  readonly kind: 'held'
  readonly start: Date
  readonly end: Date
  /** The start on each side's clock: `2026-10-07T17:00-07:00`. */
  readonly local: Readonly<Record<Side, string>>
  readonly burden: Readonly<Record<Side, number>>
  readonly moved: boolean
  readonly reason: SlotReason
}

/** A week in which no day is a working day of both, or whose check-in was called off after it was published. */
export interface SkippedOccurrence extends OccurrenceBase {
  readonly kind: 'skipped'
  readonly published: boolean
}

export type Occurrence = HeldOccurrence | SkippedOccurrence
