import type { ObligationRule, StopEvent } from '../agreement/agreement.ts'
import type { EndCause, Hold, Obligation, ObligationState } from '../obligation/obligation.ts'
import { isRunning, latenessMs } from '../obligation/obligation.ts'
import { mayRead, type Side } from '../partnership/partnership.ts'
import type { Ticket } from '../ticket/ticket.ts'

/** A clock as one reader's side may know it; what cards, pages and exports are made from. */
export interface ClockView {
  readonly id: string
  readonly rule: Pick<ObligationRule, 'id' | 'name' | 'names'>
  readonly owedBy: Side
  readonly stops: StopEvent
  readonly state: ObligationState
  readonly running: boolean
  readonly paused: boolean
  readonly start: Date
  readonly due: Date
  readonly stoppedAt: Date | null
  /** 0 when not late. */
  readonly lateByMs: number
  /** True when due has passed at some time, even of a waived clock. */
  readonly missed: boolean
  /** False when its rule no longer matches and the side it is owed to has not agreed to its end. */
  readonly matches: boolean
  readonly ended: EndCause | null
  /** `I'm on it`: seen by the owing side only; null for the other side. */
  readonly hold: Hold | null
}

/** What `reader` may know of a clock; null when that side must not know the ticket. A late notice is made elsewhere. */
export const clockViewFor = (
  obligation: Obligation,
  ticket: Pick<Ticket, 'audience'>,
  reader: Side,
  now: Date,
): ClockView | null => {
  if (!mayRead(reader, ticket.audience)) return null
  return {
    id: obligation.id,
    rule: obligation.rule,
    owedBy: obligation.owedBy,
    stops: obligation.rule.stops,
    state: obligation.state,
    running: isRunning(obligation),
    paused: obligation.pausedAt !== null,
    start: obligation.start,
    due: obligation.due,
    stoppedAt: obligation.stoppedAt,
    lateByMs: latenessMs(obligation, obligation.pausedAt ?? now),
    missed: obligation.missedAt !== null,
    matches: obligation.matches,
    ended: obligation.ended?.cause ?? null,
    hold: reader === obligation.owedBy ? obligation.hold : null,
  }
}
