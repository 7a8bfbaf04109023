import type { Audience } from '../partnership/partnership.ts'
import type { TicketRecord } from '../ticket/ticket-record.ts'
import { clockRecord } from './clock-records.ts'
import { latenessMs, type Obligation, type ObligationEnd } from './obligation.ts'

interface Stopped {
  readonly obligation: Obligation
  readonly records: readonly TicketRecord[]
}

const AT_REST = { pausedAt: null, hold: null, pending: [] } as const

/**
 * The stop event happened at `stop`: met when that is not after due, else missed, late by the difference. What decides is
 * the event's own instant, not whether the miss was noticed before.
 */
export const stopClock = (obligation: Obligation, stop: Date, audience: Audience): Stopped => {
  const met = stop <= obligation.due
  const stopped: Obligation = {
    ...obligation,
    ...AT_REST,
    state: met ? 'met' : 'missed',
    missedAt: met ? null : (obligation.missedAt ?? obligation.due),
    stoppedAt: stop,
  }
  const record = clockRecord(met ? 'clock-met' : 'clock-stopped-late', audience, stopped, {
    new: { due: stopped.due, stoppedAt: stop, lateByMs: latenessMs(stopped, stop) },
  })
  return { obligation: stopped, records: [record] }
}

/**
 * Ends a clock without its stop event. A person of the side it is owed to makes it `waived`; when it ends by itself an open
 * one is `waived` and a missed one stays `missed`. In each case `missedAt` keeps the truth.
 */
export const endClock = (obligation: Obligation, end: ObligationEnd, audience: Audience): Stopped => {
  const counted = obligation.pausedAt ?? end.at
  const missedAt = obligation.missedAt ?? (obligation.due < counted ? obligation.due : null)
  const ended: Obligation = {
    ...obligation,
    ...AT_REST,
    state: missedAt !== null && end.by === null ? 'missed' : 'waived',
    missedAt,
    stoppedAt: end.at,
    ended: end,
  }
  const what = end.cause === 'waived' ? 'clock-waived' : 'clock-ended'
  const record = clockRecord(what, audience, ended, {
    new: { cause: end.cause, reason: end.reason, due: ended.due, missed: missedAt !== null },
  })
  return { obligation: ended, records: [record] }
}
