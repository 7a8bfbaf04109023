import { UserError } from '../../errors.ts'
import type { Agreement } from '../agreement/agreement.ts'
import type { TicketAct } from './acts.ts'
import { applyApprove, applyAssess, applyRefuse } from './change-acts.ts'
import type { Hash } from './content.ts'
import { applyDisclose } from './disclose.ts'
import { applyComment, applyEdit } from './edit.ts'
import {
  answerRejection,
  answerWithdrawal,
  applyDuplicate,
  applyReject,
  applyReopen,
  applyWithdraw,
} from './endings.ts'
import { correctFirstAwareness } from './first-awareness.ts'
import { type Actor, mayDo } from './permissions.ts'
import { stateRefusal } from './state-refusal.ts'
import { applyStep } from './steps.ts'
import type { Ticket } from './ticket.ts'
import type { Outcome } from './ticket-record.ts'

/** What the rules need from outside the ticket. */
export interface ActContext {
  /** In force; null when none is. */
  readonly agreement: Agreement | null
  readonly hash: Hash
  /** The `D-` key to give at disclosure, taken from the store; null for every other act. */
  readonly disclosedKey: string | null
  /** The ticket that `duplicate` names; null when the store has none or for every other act. */
  readonly duplicateOf: Ticket | null
}

/**
 * Does one act at `now`. The ticket that comes back is whole and consistent; the records tell what changed and who may
 * ever read it. After it the clocks must be reconciled.
 * @throws UserError with the code of `mayDo`, of `stateRefusal`, or of the act itself: `text-required` {act},
 * `reason-required` {act}, `evidence-invalid`, those of `checkFields` and `checkAssessment`, `comment-audience`,
 * `duplicate-of-unknown`, `first-awareness-invalid`, `content-changed`
 */
export const applyAct = (
  ticket: Ticket,
  act: TicketAct,
  actor: Actor,
  now: Date,
  context: ActContext,
): Outcome => {
  const verdict = mayDo(act, ticket, actor, context.agreement)
  if (!verdict.ok) throw new UserError(verdict.code, verdict.params)
  const refusal = stateRefusal(act.act, ticket, actor)
  if (refusal) throw new UserError(refusal.code, refusal.params)
  return perform(ticket, act, actor, now, context)
}

const perform = (ticket: Ticket, act: TicketAct, actor: Actor, now: Date, context: ActContext): Outcome => {
  switch (act.act) {
    case 'acknowledge':
    case 'contained':
    case 'root-cause-shared':
    case 'corrected':
    case 'implemented':
    case 'verified':
    case 'closed':
      return applyStep(ticket, act, actor, now)
    case 'disclose':
      return applyDisclose(ticket, act.fields, actor, now, context.disclosedKey)
    case 'reject':
      return applyReject(ticket, act.reason, actor, now)
    case 'accept-rejection':
    case 'contest-rejection':
      return answerRejection(ticket, act)
    case 'withdraw':
      return applyWithdraw(ticket, act.reason, actor, now)
    case 'consent-withdrawal':
    case 'refuse-withdrawal':
      return answerWithdrawal(ticket, act.act)
    case 'duplicate':
      return applyDuplicate(ticket, act.of, context.duplicateOf, actor, now)
    case 'reopen':
      return applyReopen(ticket, act.reason, actor, now)
    case 'edit':
      return applyEdit(ticket, act.fields)
    case 'comment':
      return applyComment(ticket, act, actor)
    case 'set-first-awareness':
      return correctFirstAwareness(ticket, act.at, act.reason)
    case 'assess':
      return applyAssess(ticket, act.assessment, actor, now)
    case 'approve':
      return applyApprove(ticket, act.contentHash, actor, now, context)
    case 'refuse':
      return applyRefuse(ticket, act.reason, actor, now)
  }
}
