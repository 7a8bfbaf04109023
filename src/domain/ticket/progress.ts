import {
  CHANGE_MILESTONES,
  DEFECT_MILESTONES,
  type Milestone,
  type Ticket,
  type TicketStatus,
} from './ticket.ts'

/** Statuses in which nothing more is done until somebody reopens the ticket. */
export const isFinal = (status: TicketStatus): boolean => status !== 'open' && status !== 'disputed'

/** Steps of a defect that come in this order; `acknowledged` stands beside them: none waits for it. */
const DEFECT_ORDER = [
  'disclosed',
  'contained',
  'root-cause-shared',
  'corrected',
  'verified',
  'closed',
] as const
/** Steps of a change in order; `decided` is stamped together with `approved`, or alone by a refusal. */
const CHANGE_ORDER = ['requested', 'assessed', 'approved', 'implemented', 'verified', 'closed'] as const

/** The steps that come in order for this ticket, first to last. */
export const orderOf = (ticket: Pick<Ticket, 'kind'>): readonly Milestone[] =>
  ticket.kind === 'defect' ? DEFECT_ORDER : CHANGE_ORDER

/** The first step before `milestone` that was not taken; null when it may be taken. `acknowledged` waits for disclosure only. */
export const missingBefore = (ticket: Ticket, milestone: Milestone): Milestone | null => {
  const order = orderOf(ticket)
  const position = order.indexOf(milestone)
  const before = position < 0 ? order.slice(0, 1) : order.slice(0, position)
  return before.find((step) => !ticket.milestones[step]) ?? null
}

/** Where a ticket stands, for cards and lists. */
export interface Progress {
  readonly status: TicketStatus
  readonly final: boolean
  /** Steps taken in this cycle, in the order of the kind's steps (not of time). */
  readonly done: readonly Milestone[]
  /** The next step in order; null when final, when all are done, or while internal (what comes next is disclosure). */
  readonly next: Milestone | null
  /** A receiver who has not yet said that it saw the defect. Always false for a change. */
  readonly awaitsAcknowledgement: boolean
  /** A withdrawal waits for the receiver's consent. */
  readonly awaitsConsent: boolean
}

/** Which steps are done and what comes next. Pure reading; works for any reader who may see the ticket. */
export const progressOf = (ticket: Ticket): Progress => {
  const steps: readonly Milestone[] = ticket.kind === 'defect' ? DEFECT_MILESTONES : CHANGE_MILESTONES
  const final = isFinal(ticket.status)
  const disclosed = ticket.audience === 'both'
  return {
    status: ticket.status,
    final,
    done: steps.filter((step) => ticket.milestones[step]),
    next: final || !disclosed ? null : (orderOf(ticket).find((step) => !ticket.milestones[step]) ?? null),
    awaitsAcknowledgement: ticket.kind === 'defect' && disclosed && !final && !ticket.milestones.acknowledged,
    awaitsConsent: ticket.withdrawalRequest !== null,
  }
}
