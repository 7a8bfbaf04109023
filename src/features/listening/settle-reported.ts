import type { MessageRef } from '../../chat/index.ts'
import { settle } from '../../domain/listening/proposal.ts'
import type { PersonContext } from '../context.ts'
import { showProposal } from './show-proposal.ts'
import { PROPOSAL_TIMER } from './subjects.ts'

/** Somebody reported a message by hand before anybody pressed a button of its draft: the draft was right, and is over. */
export async function settleReported(
  context: PersonContext,
  ref: MessageRef,
  ticketId: string,
): Promise<void> {
  const { tx, person, now } = context
  const proposal = await tx.proposals.byRef(ref)
  if (!proposal || proposal.way === 'promise') return
  if (proposal.state !== 'open' && proposal.state !== 'kept') return
  const created = settle(proposal, 'created', person.id, now, { ticketId })
  await tx.proposals.update(created)
  await tx.timers.cancel(PROPOSAL_TIMER, proposal.id)
  await showProposal(context, created)
}
