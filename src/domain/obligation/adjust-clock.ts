import { ruleMatches } from '../agreement/matching.ts'
import { extendDue } from '../clocks/counted-time.ts'
import { createCounting } from '../clocks/counting.ts'
import { eventInstants } from '../ticket/event-instants.ts'
import type { Ticket } from '../ticket/ticket.ts'
import type { TicketRecord } from '../ticket/ticket-record.ts'
import { clockRecord, missedRecord } from './clock-records.ts'
import type { Obligation, ObligationStep } from './obligation.ts'
import { basisOf, type Calendars, deadlineOf, subjectOf } from './start-clock.ts'
import { stepsAhead, stepsWhenLate } from './steps.ts'
import { endClock } from './stop-clock.ts'

interface Adjusted {
  readonly obligation: Obligation
  readonly records: readonly TicketRecord[]
}

const unchanged = (obligation: Obligation): Adjusted => ({ obligation, records: [] })

/** A rejection begins to wait for the raiser: the clock stands still from the rejection on. */
export const pauseClock = (obligation: Obligation, ticket: Ticket, now: Date): Adjusted => {
  if (ticket.status !== 'disputed' || obligation.pausedAt !== null) return unchanged(obligation)
  const pausedAt = ticket.rejection?.at ?? now
  return {
    obligation: { ...obligation, pausedAt },
    records: [clockRecord('clock-paused', ticket.audience, obligation, { new: { pausedAt } })],
  }
}

/**
 * The rejection was contested: what was ahead comes later by the time of the clock that passed meanwhile. Rungs keep their
 * elapsed distance from due; those of a clock that was late already come later by the pause itself.
 */
export const resumeClock = (
  obligation: Obligation,
  ticket: Ticket,
  calendars: Calendars,
  now: Date,
): Adjusted => {
  const { pausedAt, rule, owedBy } = obligation
  if (ticket.status === 'disputed' || pausedAt === null) return unchanged(obligation)
  const basis = basisOf(rule, owedBy, calendars)
  const pause = { from: pausedAt, to: now }
  const running = obligation.state === 'open'
  const due = running ? extendDue(basis, obligation.due, pause) : obligation.due
  const rungsWithDue = running && obligation.due > pausedAt
  const move = (step: ObligationStep): Date => {
    if (step.kind === 'warn') return extendDue(basis, step.at, pause)
    if (step.kind === 'due') return due
    if (rungsWithDue) return new Date(step.at.getTime() + due.getTime() - obligation.due.getTime())
    return step.at >= pausedAt ? new Date(step.at.getTime() + now.getTime() - pausedAt.getTime()) : step.at
  }
  return {
    obligation: {
      ...obligation,
      due,
      pausedAt: null,
      pending: obligation.pending.map((step) => ({ ...step, at: move(step) })),
    },
    records: [
      clockRecord('clock-resumed', ticket.audience, obligation, {
        old: { due: obligation.due, pausedAt },
        new: { due },
      }),
    ],
  }
}

/**
 * First awareness was moved: a clock that began there and still runs is due accordingly, its pauses kept. One that is late
 * by the new reckoning is missed now and its ladder runs from now; one that no longer is, is open again. Clocks that have
 * stopped are left as they ended.
 */
export const retimeClock = (
  obligation: Obligation,
  ticket: Ticket,
  calendars: Calendars,
  now: Date,
): Adjusted => {
  const { rule, owedBy, notBefore, ladder } = obligation
  const startEventAt = eventInstants(ticket).starts[rule.starts]
  if (rule.starts !== 'first-awareness' || !startEventAt) return unchanged(obligation)
  if (startEventAt.getTime() === obligation.startEventAt.getTime()) return unchanged(obligation)
  const before = deadlineOf(rule, owedBy, obligation.startEventAt, notBefore, calendars)
  const after = deadlineOf(rule, owedBy, startEventAt, notBefore, calendars)
  const counting = createCounting(basisOf(rule, owedBy, calendars))
  const extension = counting.between(before.due.getTime(), obligation.due.getTime())
  const shifted = (at: Date): Date => (extension > 0 ? new Date(counting.later(at.getTime(), extension)) : at)
  const due = shifted(after.due)
  const frozen = obligation.pausedAt ?? now
  const moved = { ...obligation, startEventAt, start: after.start, due }
  const record = clockRecord('clock-moved', ticket.audience, obligation, {
    old: { startEventAt: obligation.startEventAt, due: obligation.due },
    new: { startEventAt, due },
  })
  if (due > frozen) {
    const timing = { due, warnings: after.warnings.map(shifted), ladder, owedBy }
    const open = { ...moved, state: 'open' as const, missedAt: null, pending: stepsAhead(timing, frozen) }
    return { obligation: open, records: [record] }
  }
  if (obligation.state === 'missed') return { obligation: moved, records: [record] }
  const missed = {
    ...moved,
    state: 'missed' as const,
    missedAt: now,
    pending: stepsWhenLate({ ladder, owedBy }, frozen),
  }
  return { obligation: missed, records: [record, missedRecord(missed, ticket.audience)] }
}

/**
 * Class or severity may have changed. A clock whose rule no longer matches runs on until the side it is owed to agrees;
 * one that stopped matching while its ticket was internal ends with the disclosure (issue A1, "Tickets").
 */
export const rematchClock = (obligation: Obligation, ticket: Ticket, now: Date): Adjusted => {
  const internal = ticket.audience !== 'both'
  const matches = ruleMatches(obligation.rule, subjectOf(ticket))
  if (!matches && !internal && obligation.unmatchedInternally) {
    return endClock(obligation, { cause: 'unmatched', by: null, at: now, reason: null }, ticket.audience)
  }
  if (matches === obligation.matches) return unchanged(obligation)
  return {
    obligation: { ...obligation, matches, unmatchedInternally: !matches && internal },
    records: [
      clockRecord(matches ? 'clock-matched-again' : 'clock-unmatched', ticket.audience, obligation, {
        new: { class: ticket.fields.class, severity: ticket.fields.severity },
      }),
    ],
  }
}
