import type { Role, Side } from '../partnership/partnership.ts'
import type { DefectClass, Severity, TicketKind } from '../ticket/fields.ts'

/** Instants on a ticket that may start a clock. */
export const START_EVENTS = [
  'first-awareness',
  'reported',
  'disclosed',
  'acknowledged',
  'contained',
  'root-cause-shared',
  'requested',
  'assessed',
  'approved',
  'implemented',
] as const
export type StartEvent = (typeof START_EVENTS)[number]

/** Instants on a ticket that may stop a clock. `decided` is approval or rejection of a change. */
export const STOP_EVENTS = [
  'disclosed',
  'acknowledged',
  'contained',
  'root-cause-shared',
  'corrected',
  'verified',
  'assessed',
  'decided',
  'implemented',
  'closed',
] as const
export type StopEvent = (typeof STOP_EVENTS)[number]

export const CLOCK_KINDS = ['elapsed', 'working', 'weekday'] as const
/** `elapsed`: every hour; `weekday`: every hour of a working day; `working`: working time only. */
export type ClockKind = (typeof CLOCK_KINDS)[number]

/** Whose calendar counts: `owing` is the side that owes. */
type CalendarRef = 'owing' | Side

/** All named fields must match; a list means any of; an absent field matches everything. */
export interface AppliesTo {
  readonly kind: TicketKind
  readonly class?: readonly DefectClass[]
  readonly severity?: readonly Severity[]
  readonly raisedBy?: readonly Side[]
}

export interface ObligationRule {
  readonly id: string
  readonly name: string
  /** The name in other languages, by BCP 47 tag. */
  readonly names?: Readonly<Partial<Record<string, string>>> | undefined
  readonly applies: AppliesTo
  readonly owedBy: 'raiser' | 'receiver' | Side
  readonly starts: StartEvent
  readonly stops: StopEvent
  /** ISO 8601 duration as written: weeks (7 days), days, hours, minutes, seconds. */
  readonly within: string
  readonly clock: ClockKind
  /** `['owing']` unless written. One or two entries. */
  readonly calendars: readonly CalendarRef[]
  /** ISO 8601 durations before due, longest first. */
  readonly warn: readonly string[]
  /** Name of a ladder of the same agreement. */
  readonly ladder: string
}

/** `owing.liaison`, `other.manager` …, as written in the file. */
export type TellTarget = `${'owing' | 'other'}.${Role}`

export interface Rung {
  /** ISO 8601 duration of elapsed time since due; null is at due itself. */
  readonly after: string | null
  readonly tell: readonly TellTarget[]
}

export interface Agreement {
  readonly version: number
  readonly obligations: readonly ObligationRule[]
  readonly changes: { readonly assess: Side | 'both'; readonly decide: Side | 'both' }
  readonly ladders: Readonly<Record<string, readonly Rung[]>>
  readonly quietHours: {
    readonly overriddenBy: { readonly severity: readonly Severity[]; readonly class: readonly DefectClass[] }
  }
  readonly retention: { readonly unneededMessages: string }
}
