import type { Agreement } from '../agreement/agreement.ts'
import { ruleMatches } from '../agreement/matching.ts'
import { eventInstants, happenedBefore } from '../ticket/event-instants.ts'
import { isFinal } from '../ticket/progress.ts'
import type { Ticket, TicketStatus } from '../ticket/ticket.ts'
import type { TicketRecord } from '../ticket/ticket-record.ts'
import { pauseClock, rematchClock, resumeClock, retimeClock } from './adjust-clock.ts'
import { type EndCause, isRunning, type Obligation } from './obligation.ts'
import { type Calendars, startClock, subjectOf } from './start-clock.ts'
import { endClock, stopClock } from './stop-clock.ts'

export interface ReconcileInput {
  readonly ticket: Ticket
  /** Every obligation of the ticket, of all cycles, stopped ones too. */
  readonly obligations: readonly Obligation[]
  /** In force; null when none is: then no clock starts, and those that run go on by their frozen rule. */
  readonly agreement: Agreement | null
  /** When that agreement came into force: no clock begins to count before. Null for always. */
  readonly since: Date | null
  readonly calendars: Calendars
  readonly now: Date
  readonly newId: () => string
}

export interface Reconciled {
  /** Only those that changed or are new. */
  readonly obligations: readonly Obligation[]
  readonly records: readonly TicketRecord[]
}

/**
 * Brings the clocks of a ticket in line with it: the one mechanism for start, stop, pause, end and change. Call it after
 * every act, linked message and accepted agreement, at the instant of the act, once the steps due by then have been run.
 * Calling it again changes nothing.
 */
export const reconcile = (input: ReconcileInput): Reconciled => {
  const records: TicketRecord[] = []
  const settled = input.obligations.map((obligation) => {
    const result = isRunning(obligation) ? settle(obligation, input) : { obligation, records: [] }
    records.push(...result.records)
    return result.obligation
  })
  const changed = settled.filter((obligation, index) => obligation !== input.obligations[index])
  const started = startMissing(input, settled)
  return {
    obligations: [...changed, ...started.obligations],
    records: [...records, ...started.records],
  }
}

type Result = { readonly obligation: Obligation; readonly records: readonly TicketRecord[] }

/** Resuming comes before stopping: a pause must not make a step late. Matching comes after: what has stopped is settled. */
const settle = (running: Obligation, { ticket, calendars, now }: ReconcileInput): Result => {
  const records: TicketRecord[] = []
  let obligation = running
  const apply = (result: Result): void => {
    obligation = result.obligation
    records.push(...result.records)
  }
  apply(retimeClock(obligation, ticket, calendars, now))
  if (!isFinal(ticket.status)) apply(resumeClock(obligation, ticket, calendars, now))
  const stop = eventInstants(ticket).stops[obligation.rule.stops]
  if (stop) apply(stopClock(obligation, stop, ticket.audience))
  const cause = END_OF[ticket.status]
  if (isRunning(obligation) && cause) {
    apply(endClock(obligation, { cause, by: null, at: now, reason: null }, ticket.audience))
  }
  if (isRunning(obligation)) apply(rematchClock(obligation, ticket, now))
  if (isRunning(obligation)) apply(pauseClock(obligation, ticket, now))
  return { obligation, records }
}

/** A ticket that has ended owes nothing more; a closed one may still have an acknowledgement that never came. */
const END_OF: Readonly<Record<TicketStatus, EndCause | null>> = {
  open: null,
  disputed: null,
  rejected: 'rejected',
  duplicate: 'duplicate',
  withdrawn: 'withdrawn',
  closed: 'closed',
}

const startMissing = (input: ReconcileInput, settled: readonly Obligation[]): Reconciled => {
  const { ticket, agreement } = input
  if (!agreement || isFinal(ticket.status)) return { obligations: [], records: [] }
  const results = agreement.obligations
    .filter((rule) => ruleMatches(rule, subjectOf(ticket)))
    .filter((rule) => !happenedBefore(rule.stops, ticket))
    .filter((rule) => !settled.some((obligation) => countsFor(obligation, rule.id, ticket)))
    .map((rule) => startClock(rule, { ...input, agreement }))
    .filter((result) => result !== null)
  return {
    obligations: results.map(({ obligation }) => obligation),
    records: results.flatMap((result) => result.records),
  }
}

/** A rule has one clock in a cycle; one that ended because the rule did not match leaves room for a new one. */
const countsFor = (obligation: Obligation, ruleId: string, ticket: Ticket): boolean =>
  obligation.rule.id === ruleId &&
  obligation.cycle === ticket.cycle &&
  obligation.ended?.cause !== 'unmatched'
