import type { ObligationRule, Rung } from '../agreement/agreement.ts'
import type { Role, Side } from '../partnership/partnership.ts'

const OBLIGATION_STATES = ['open', 'met', 'missed', 'waived'] as const
export type ObligationState = (typeof OBLIGATION_STATES)[number]

/**
 * One thing an obligation will do at an instant, once. `warn` tells the owing side's liaison before due; `due` marks
 * the miss; `rung` tells the people of one side named by one rung. Rungs of the owing side can be held, others never.
 */
export interface ObligationStep {
  readonly id: string
  readonly kind: 'warn' | 'due' | 'rung'
  readonly at: Date
  /** Index of the rung in the frozen ladder; null unless `rung`. */
  readonly rung: number | null
  readonly side: Side
  readonly roles: readonly Role[]
}

/** `I'm on it, until …`: holds the owing side's rungs, at most until that time. Seen by the owing side only. */
export interface Hold {
  readonly until: Date
  readonly by: string
  readonly at: Date
}

/** Why a clock ended without its stop event. `closed`: the ticket was closed with this step never done. */
const END_CAUSES = ['waived', 'unmatched', 'withdrawn', 'duplicate', 'rejected', 'closed'] as const
export type EndCause = (typeof END_CAUSES)[number]

export interface ObligationEnd {
  readonly cause: EndCause
  /** Person id of who waived it or agreed; null when it ended with its ticket. */
  readonly by: string | null
  readonly at: Date
  readonly reason: string | null
}

/**
 * One clock on a ticket. Rule and ladder are frozen at the start. `missed` with `stoppedAt` null is late and still owed.
 * The states: `met` by the stop event at or before due; `missed` when due passed first, for ever, even when the ticket
 * ends later; `waived` by a person of the side it is owed to, or open when its ticket ended. Instants are UTC.
 */
export interface Obligation {
  readonly id: string
  readonly partnershipId: string
  readonly ticketId: string
  readonly agreementVersion: number
  readonly rule: ObligationRule
  readonly ladder: readonly Rung[]
  readonly owedBy: Side
  readonly state: ObligationState
  /** The start event's own instant. */
  readonly startEventAt: Date
  /**
   * Counting does not begin before this: when the agreement came into force, and when a side that owes on the other side's
   * report could first see it. Null when the start event comes later than both.
   */
  readonly notBefore: Date | null
  /** The instant counting began, after moving to working time. */
  readonly start: Date
  readonly due: Date
  readonly createdAt: Date
  /** The ticket's cycle this clock belongs to. */
  readonly cycle: number
  /** When due was seen to have passed: due itself, or the creation of a clock that was late from the beginning. */
  readonly missedAt: Date | null
  /** When it stopped running: the stop event's instant, or that of `ended`. Null while it runs. */
  readonly stoppedAt: Date | null
  /** Null while it runs and when the stop event stopped it. */
  readonly ended: ObligationEnd | null
  /** Set while a rejection pauses the clock. */
  readonly pausedAt: Date | null
  readonly hold: Hold | null
  /** False when class or severity changed so that the rule no longer matches; it runs on until the other side agrees. */
  readonly matches: boolean
  /** True when it stopped matching while its ticket was internal: disclosure then ends it. */
  readonly unmatchedInternally: boolean
  /** Steps not yet done, earliest first. */
  readonly pending: readonly ObligationStep[]
}

/** True while something is still owed: neither stopped, waived nor ended. Paused clocks are running clocks. */
export const isRunning = (obligation: Obligation): boolean => obligation.stoppedAt === null

/**
 * How late, in milliseconds, at its stop or else at `now`; 0 when not late. A clock that ended without its stop event is
 * as late as it was then.
 */
export const latenessMs = (obligation: Obligation, now: Date): number =>
  Math.max(0, (obligation.stoppedAt ?? now).getTime() - obligation.due.getTime())
