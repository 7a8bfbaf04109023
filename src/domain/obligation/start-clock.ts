import type { Agreement, ObligationRule } from '../agreement/agreement.ts'
import { countedSides, owingSide, type RuleSubject } from '../agreement/matching.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { ClockBasis } from '../clocks/counting.ts'
import { computeDeadline, type Deadline } from '../clocks/deadline.ts'
import type { Side } from '../partnership/partnership.ts'
import { eventInstants } from '../ticket/event-instants.ts'
import type { Ticket } from '../ticket/ticket.ts'
import type { TicketRecord } from '../ticket/ticket-record.ts'
import { clockRecord, missedRecord } from './clock-records.ts'
import type { Obligation } from './obligation.ts'
import { stepsAhead, stepsWhenLate } from './steps.ts'
import { stopClock } from './stop-clock.ts'

export type Calendars = Readonly<Record<Side, WorkCalendar>>

/** What a rule looks at on a ticket. */
export const subjectOf = (ticket: Ticket): RuleSubject => ({
  kind: ticket.kind,
  class: ticket.fields.class,
  severity: ticket.fields.severity,
  raisedBy: ticket.raiser,
})

/** Which time counts for a rule owed by `owedBy`. */
export const basisOf = (rule: ObligationRule, owedBy: Side, calendars: Calendars): ClockBasis => ({
  clock: rule.clock,
  owing: owedBy,
  counted: countedSides(rule, owedBy),
  calendars,
})

/** Due and warnings of a rule whose start event happened at `startEventAt`. */
export const deadlineOf = (
  rule: ObligationRule,
  owedBy: Side,
  startEventAt: Date,
  notBefore: Date | null,
  calendars: Calendars,
): Deadline =>
  computeDeadline({
    ...basisOf(rule, owedBy, calendars),
    within: rule.within,
    warn: rule.warn,
    start: later(startEventAt, notBefore),
  })

const later = (at: Date, floor: Date | null): Date => (floor !== null && floor > at ? floor : at)

export interface StartSetting {
  readonly ticket: Ticket
  readonly agreement: Agreement
  /** When the agreement came into force; null for always. */
  readonly since: Date | null
  readonly calendars: Calendars
  readonly now: Date
  readonly newId: () => string
}

/**
 * Starts the clock of a rule that matches; null when there is nothing to start: its start event has not happened, its
 * stop event came before, or its owing side cannot see the ticket. It may come back already late, or already stopped.
 */
export const startClock = (
  rule: ObligationRule,
  setting: StartSetting,
): { readonly obligation: Obligation; readonly records: readonly TicketRecord[] } | null => {
  const { ticket, agreement, calendars, now } = setting
  const owedBy = owingSide(rule, ticket.raiser)
  if (ticket.audience !== 'both' && ticket.audience !== owedBy) return null
  const { starts, stops } = eventInstants(ticket)
  const startEventAt = starts[rule.starts]
  if (!startEventAt) return null
  const notBefore = floorOf(startEventAt, owedBy, setting)
  const stop = stops[rule.stops]
  if (stop && stop < later(startEventAt, notBefore)) return null

  const { start, due, warnings, notes } = deadlineOf(rule, owedBy, startEventAt, notBefore, calendars)
  const ladder = agreement.ladders[rule.ladder] ?? []
  const pausedAt = ticket.status === 'disputed' ? (ticket.rejection?.at ?? now) : null
  const late = due <= (pausedAt ?? now)
  const timing = { due, warnings, ladder, owedBy }
  const obligation: Obligation = {
    id: setting.newId(),
    partnershipId: ticket.partnershipId,
    ticketId: ticket.id,
    agreementVersion: agreement.version,
    rule,
    ladder,
    owedBy,
    state: late ? 'missed' : 'open',
    startEventAt,
    notBefore,
    start,
    due,
    createdAt: now,
    cycle: ticket.cycle,
    missedAt: late ? now : null,
    stoppedAt: null,
    ended: null,
    pausedAt,
    hold: null,
    matches: true,
    unmatchedInternally: false,
    pending: late ? stepsWhenLate(timing, pausedAt ?? now) : stepsAhead(timing, pausedAt ?? now),
  }
  const started = clockRecord('clock-started', ticket.audience, obligation, {
    new: { owedBy, startEventAt, start, due, notes },
  })
  if (stop) {
    const stopped = stopClock(obligation, stop, ticket.audience)
    return { obligation: stopped.obligation, records: [started, ...stopped.records] }
  }
  return { obligation, records: late ? [started, missedRecord(obligation, ticket.audience)] : [started] }
}

/** Nobody owes by an agreement that was not in force, nor on a report they could not see. */
const floorOf = (startEventAt: Date, owedBy: Side, { ticket, since }: StartSetting): Date | null => {
  const { disclosed, requested } = ticket.milestones
  const seenAt = owedBy === ticket.raiser ? null : ((disclosed ?? requested)?.at ?? null)
  const floor = seenAt && since && since < seenAt ? seenAt : (since ?? seenAt)
  return floor !== null && floor > startEventAt ? floor : null
}
