import { type ClockView, clockViewFor } from '../escalation/clock-view.ts'
import type { Obligation } from '../obligation/obligation.ts'
import { isRunning } from '../obligation/obligation.ts'
import type { TrackedPromise } from '../promise/promise.ts'
import { SEVERITIES } from '../ticket/fields.ts'
import { progressOf } from '../ticket/progress.ts'
import type { Ticket } from '../ticket/ticket.ts'
import type { AgendaItem } from './check-in.ts'

/** What both sides talk about: the same for both, whoever reads it. */
export interface Agenda {
  /** Overdue ones first, then those due before the next check-in; the earlier due first. */
  readonly clocks: readonly { readonly key: string; readonly title: string; readonly clock: ClockView }[]
  /** Worst first, those without a severity last; the older first. */
  readonly tickets: readonly Ticket[]
  /** Late ones, those due before the next check-in and those without a date. */
  readonly promises: readonly TrackedPromise[]
  /** Changes that were assessed and wait for a decision, the older first. */
  readonly approvals: readonly Ticket[]
  readonly items: readonly AgendaItem[]
}

interface Known {
  readonly tickets: readonly Ticket[]
  readonly obligations: readonly Obligation[]
  readonly promises: readonly TrackedPromise[]
  readonly items: readonly AgendaItem[]
}

/**
 * Puts an agenda together at `now`; `until` is when the check-in after it may be. Only what both sides may read goes in:
 * tickets and promises of one side are left out here, and a clock is looked at as the side that is owed would see it.
 */
export const agendaOf = (
  { tickets, obligations, promises, items }: Known,
  now: Date,
  until: Date,
): Agenda => {
  const shared = tickets.filter((ticket) => ticket.audience === 'both' && !progressOf(ticket).final)
  const clocks = shared.flatMap((ticket) =>
    obligations
      .filter(
        (one) => one.ticketId === ticket.id && isRunning(one) && one.pausedAt === null && one.due <= until,
      )
      .flatMap((one) => {
        const clock = clockViewFor(one, ticket, one.owedBy === 'brand' ? 'factory' : 'brand', now)
        return clock && ticket.key !== null ? [{ key: ticket.key, title: ticket.fields.title, clock }] : []
      }),
  )
  return {
    clocks: clocks.sort((a, b) => a.clock.due.getTime() - b.clock.due.getTime() || (a.key < b.key ? -1 : 1)),
    tickets: [...shared].sort((a, b) => rank(a) - rank(b) || a.reportedAt.getTime() - b.reportedAt.getTime()),
    promises: promises.filter(
      ({ audience, settledAt, due }) =>
        audience === 'both' && settledAt === null && (due === null || due <= until),
    ),
    approvals: shared.filter((ticket) => ticket.kind === 'change' && progressOf(ticket).next === 'approved'),
    items,
  }
}

const rank = ({ fields: { severity } }: Ticket): number =>
  severity === null ? SEVERITIES.length : SEVERITIES.indexOf(severity)
