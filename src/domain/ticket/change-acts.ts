import { UserError } from '../../errors.ts'
import type { Agreement } from '../agreement/agreement.ts'
import { SIDES, type Side } from '../partnership/partnership.ts'
import { contentHashOf, type Hash } from './content.ts'
import { voidApprovals } from './edit.ts'
import { checkAssessment, requireText } from './field-rules.ts'
import type { Actor } from './permissions.ts'
import { stamp, withMilestone } from './steps.ts'
import type { Assessment, Ticket } from './ticket.ts'
import type { Outcome } from './ticket-record.ts'

/**
 * Says what a change costs and takes. Assessing again before the decision is an edit of the content: it voids approvals
 * and says so, and the first assessment's instant stays the start of the deciding side's clock.
 */
export const applyAssess = (ticket: Ticket, given: Assessment, actor: Actor, now: Date): Outcome => {
  const assessment = checkAssessment(given)
  const first = !ticket.milestones.assessed
  const assessed = { ...ticket, assessment }
  const voided = voidApprovals(first ? withMilestone(assessed, 'assessed', stamp(actor, now)) : assessed)
  return {
    ticket: voided.ticket,
    records: [
      {
        what: first ? 'assessed' : 'assessment-edited',
        audience: ticket.audience,
        old: ticket.assessment,
        new: assessment,
      },
      ...voided.records,
    ],
  }
}

/**
 * One approver's yes to the content they were shown. The last needed yes decides and approves the change.
 * @throws UserError `content-changed` when the content is no longer the one whose hash was shown
 */
export const applyApprove = (
  ticket: Ticket,
  seen: string,
  actor: Actor,
  now: Date,
  { agreement, hash }: { readonly agreement: Agreement | null; readonly hash: Hash },
): Outcome => {
  const contentHash = contentHashOf(ticket, hash)
  if (seen !== contentHash) throw new UserError('content-changed')
  const approvals = [...ticket.approvals, { side: actor.side, by: actor.personId, at: now, contentHash }]
  const approvedSides = approvals.map(({ side }) => side)
  const complete = decidingSides(agreement).every((side) => approvedSides.includes(side))
  const record = {
    what: complete ? 'approved' : 'approval-given',
    audience: ticket.audience,
    old: null,
    new: { side: actor.side, contentHash },
  }
  const approved = { ...ticket, approvals, approvalsVoided: false }
  if (!complete) return { ticket: approved, records: [record] }
  const decided = withMilestone(approved, 'decided', stamp(actor, now))
  return { ticket: withMilestone(decided, 'approved', stamp(actor, now)), records: [record] }
}

/** One approver's no decides: the change is rejected, whoever else had said yes. */
export const applyRefuse = (ticket: Ticket, given: string, actor: Actor, now: Date): Outcome => {
  const reason = requireText(given, 'reason-required', { act: 'refuse' })
  return {
    ticket: {
      ...withMilestone(ticket, 'decided', stamp(actor, now, reason)),
      status: 'rejected',
      withdrawalRequest: null,
    },
    records: [{ what: 'change-refused', audience: ticket.audience, old: null, new: { reason } }],
  }
}

const decidingSides = (agreement: Agreement | null): readonly Side[] => {
  const decide = agreement?.changes.decide
  return decide === undefined || decide === 'both' ? SIDES : [decide]
}
