import type { Proposal } from '../../domain/listening/proposal.ts'
import { type Context, openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { showProposal } from './show-proposal.ts'
import { PROPOSAL_TIMER } from './subjects.ts'

/** A reminder about a hint, or the end of the time to undo. */
export const runProposal = (deps: FeatureDeps, id: string, token: string | null): Promise<void> =>
  whenDue(deps, PROPOSAL_TIMER, id, token, async (context, proposal) => {
    const { tx } = context
    await tx.timers.cancel(PROPOSAL_TIMER, id)
    if (proposal.state === 'created') return showProposal(context, proposal)
    if (proposal.state !== 'kept' || proposal.words === null) return
    const again: Proposal = { ...proposal, state: 'open', settledBy: null, asked: proposal.asked + 1 }
    await tx.proposals.update(again)
    await showProposal(context, again)
  })

/** Takes the partnership's lock, then the timer; a stale token, or a nudge before its time, does nothing. */
async function whenDue(
  deps: FeatureDeps,
  kind: string,
  id: string,
  token: string | null,
  work: (context: Context, proposal: Proposal) => Promise<void>,
): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const found = await tx.proposals.get(id)
    const context = found && (await openContext(deps, tx, found.partnershipId, deps.newId()))
    const timer = context && (await tx.timers.lock(kind, id))
    if (!context || !timer || (token !== null && timer.token !== token)) return
    if (timer.dueAt > context.now) return tx.timers.set(kind, id, timer.dueAt)
    const proposal = await tx.proposals.get(id)
    if (proposal) await work(context, proposal)
  })
}
