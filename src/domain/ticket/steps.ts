import type { StepActName, StepInput } from './acts.ts'
import { checkEvidence, filled, requireText } from './field-rules.ts'
import type { Actor } from './permissions.ts'
import { milestoneOf } from './state-refusal.ts'
import type { Milestone, MilestoneRecord, Ticket } from './ticket.ts'
import type { Outcome } from './ticket-record.ts'

/** Steps that say nothing without words (issue A1): what was contained, what the cause is, what was corrected. */
const NEED_TEXT: readonly StepActName[] = ['contained', 'root-cause-shared', 'corrected']

/** Takes a step that was already found permitted, in order and not yet done. Closing ends the ticket. */
export const applyStep = (
  ticket: Ticket,
  act: { readonly act: StepActName } & StepInput,
  actor: Actor,
  now: Date,
): Outcome => {
  const text = NEED_TEXT.includes(act.act)
    ? requireText(act.text, 'text-required', { act: act.act })
    : filled(act.text)
  const evidence = checkEvidence(act.evidence)
  const milestone = milestoneOf(act.act)
  const stamped = withMilestone(ticket, milestone, stamp(actor, now, text, evidence))
  return {
    ticket: milestone === 'closed' ? { ...stamped, status: 'closed', withdrawalRequest: null } : stamped,
    records: [{ what: milestone, audience: ticket.audience, old: null, new: { text, evidence } }],
  }
}

/** Who reached a milestone, when and with which words. */
export const stamp = (
  actor: Pick<Actor, 'personId' | 'side'>,
  at: Date,
  text: string | null = null,
  evidence: MilestoneRecord['evidence'] = [],
): MilestoneRecord => ({ at, by: actor.personId, side: actor.side, text, evidence })

/** The ticket with one more milestone. */
export const withMilestone = (ticket: Ticket, milestone: Milestone, record: MilestoneRecord): Ticket => ({
  ...ticket,
  milestones: { ...ticket.milestones, [milestone]: record },
})
