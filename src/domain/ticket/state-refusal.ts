import { STEP_ACTS, type StepActName, type TicketActName } from './acts.ts'
import type { Actor } from './permissions.ts'
import { isFinal, missingBefore } from './progress.ts'
import type { Milestone, Ticket } from './ticket.ts'

/** Why an act does not fit the ticket's state. `code` is a locale key. */
export interface StateRefusal {
  readonly code: string
  readonly params: Record<string, unknown>
}

/** The milestone a step act reaches. */
export const milestoneOf = (act: StepActName): Milestone => (act === 'acknowledge' ? 'acknowledged' : act)

const WHILE_FINAL: readonly TicketActName[] = ['reopen', 'comment']
/** While a rejection waits for the raiser, people may talk, mend the facts and answer; the work itself rests. */
const WHILE_DISPUTED: readonly TicketActName[] = [
  'accept-rejection',
  'contest-rejection',
  'consent-withdrawal',
  'refuse-withdrawal',
  'edit',
  'comment',
  'set-first-awareness',
]

/**
 * Why this act cannot be done now, or null when it can. Looks at the ticket only, never at who may (that is `mayDo`);
 * the actor matters for one thing: a side approves once.
 * @returns `ticket-final` {status}, `ticket-not-final`, `ticket-disputed`, `no-rejection`, `no-withdrawal-request`,
 * `withdrawal-pending`, `step-done-already` {step, at}, `step-out-of-order` {step, missing}, `change-already-decided`,
 * `change-locked`, `already-approved` {side}
 */
export const stateRefusal = (act: TicketActName, ticket: Ticket, actor: Actor): StateRefusal | null => {
  const refuse = (code: string, params: Record<string, unknown> = {}): StateRefusal => ({ code, params })
  if (isFinal(ticket.status) && !WHILE_FINAL.includes(act))
    return refuse('ticket-final', { status: ticket.status })
  if (ticket.status === 'disputed' && !WHILE_DISPUTED.includes(act) && act !== 'reopen') {
    return refuse('ticket-disputed')
  }
  switch (act) {
    case 'reopen':
      return isFinal(ticket.status) ? null : refuse('ticket-not-final')
    case 'accept-rejection':
    case 'contest-rejection':
      return ticket.rejection ? null : refuse('no-rejection')
    case 'consent-withdrawal':
    case 'refuse-withdrawal':
      return ticket.withdrawalRequest ? null : refuse('no-withdrawal-request')
    case 'withdraw':
    case 'duplicate':
      return ticket.withdrawalRequest ? refuse('withdrawal-pending') : null
    case 'assess':
    case 'edit':
      return ticket.kind === 'change' && ticket.milestones.decided ? refuse('change-locked') : null
    case 'approve':
    case 'refuse':
      return reviewRefusal(act, ticket, actor)
    default:
      return isStep(act) ? stepRefusal(act, ticket) : null
  }
}

const isStep = (act: TicketActName): act is StepActName => STEP_ACTS.some((step) => step === act)

const stepRefusal = (act: StepActName, ticket: Ticket): StateRefusal | null => {
  const step = milestoneOf(act)
  const done = ticket.milestones[step]
  if (done) return { code: 'step-done-already', params: { step, at: done.at } }
  const missing = missingBefore(ticket, step)
  return missing && { code: 'step-out-of-order', params: { step, missing } }
}

const reviewRefusal = (act: 'approve' | 'refuse', ticket: Ticket, actor: Actor): StateRefusal | null => {
  if (ticket.milestones.decided) return { code: 'change-already-decided', params: {} }
  if (!ticket.milestones.assessed) {
    return { code: 'step-out-of-order', params: { step: 'decided', missing: 'assessed' } }
  }
  const approved = act === 'approve' && ticket.approvals.some(({ side }) => side === actor.side)
  return approved ? { code: 'already-approved', params: { side: actor.side } } : null
}
