import { type Proposal, settle, sourceOf, undoUntil } from '../../domain/listening/proposal.ts'
import { UserError } from '../../errors.ts'
import type { PersonContext } from '../context.ts'
import { fileTicket } from '../report/file-ticket.ts'
import { showProposal } from './show-proposal.ts'
import { PROPOSAL_TIMER } from './subjects.ts'

/**
 * Files at once what a message says. Andon is the author, the writer's side the raiser. A change said in one side's own place
 * is never shown to the other side by itself, and what no ticket can be made of is left to people: both become a draft.
 */
export async function fileAutomatically(context: PersonContext, proposal: Proposal): Promise<void> {
  const { tx, now } = context
  const { words, signal, audience, side } = proposal
  const kind = signal === 'change' ? 'change' : 'defect'
  if (!words || (kind === 'change' && audience !== 'both')) return asDraft(context, proposal)
  try {
    const source = sourceOf(proposal, words)
    const report = { kind, fields: words.fields, raiser: side, audience, source } as const
    const ticket = await fileTicket(context, { ...report, writer: proposal.personId }, null)
    const created = settle(proposal, 'created', null, now, { ticketId: ticket.id })
    await tx.proposals.update(created)
    await tx.timers.set(PROPOSAL_TIMER, proposal.id, undoUntil(created))
    await showProposal(context, created)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return asDraft(context, proposal)
  }
}

async function asDraft(context: PersonContext, proposal: Proposal): Promise<void> {
  const draft: Proposal = { ...proposal, way: 'draft' }
  await context.tx.proposals.update(draft)
  await showProposal(context, draft)
}
