import type { IncomingEvent } from '../../chat/index.ts'
import { settle } from '../../domain/listening/proposal.ts'
import { proposedFacts } from '../../domain/listening/proposed-facts.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply, Tx } from '../../ports/index.ts'
import type { FeatureDeps } from '../deps.ts'
import { findActor } from '../find-actor.ts'
import { fieldsFromText } from '../ticket/read-fields.ts'
import { hear } from './hear.ts'
import { showProposal, withdrawProposal } from './show-proposal.ts'
import { deletedSubject, PROPOSAL_TIMER } from './subjects.ts'

const NOTHING: InboundReply = { kind: 'none' }
/** A message that comes later than this after its own deletion is not looked for. */
const REMEMBERED_MS = 86_400_000

type Deleted = IncomingEvent & { readonly type: 'message-deleted' }
type Edited = IncomingEvent & { readonly type: 'message-edited' }

/**
 * A message that belongs to no ticket was deleted: nothing is done about it any more. Where the deletion overtook the message it
 * is remembered, so that nothing is proposed when the message comes.
 */
export async function heardDeleted(
  deps: FeatureDeps,
  tx: Tx,
  event: Deleted,
  origin: string,
): Promise<InboundReply> {
  const { platform, channelId } = event.ref
  const channel = await tx.partnerships.ofChannel(platform, channelId)
  if (!channel) return NOTHING
  const proposal = await tx.proposals.byRef(event.ref)
  if (!proposal) {
    const until = new Date(deps.clock.now().getTime() + REMEMBERED_MS)
    await tx.listening.hush(channel.partnershipId, deletedSubject(event.ref), until)
    return NOTHING
  }
  if (proposal.way === 'promise' || (proposal.state !== 'open' && proposal.state !== 'kept')) return NOTHING
  const context = await quietly(() => findActor(deps, tx, event, origin))
  if (!context) return NOTHING
  const current = await tx.proposals.get(proposal.id)
  if (current?.state !== 'open' && current?.state !== 'kept') return NOTHING
  const dropped = settle(current, 'dropped', null, context.now)
  await tx.proposals.update(dropped)
  await tx.timers.cancel(PROPOSAL_TIMER, dropped.id)
  await withdrawProposal(context, dropped)
  return NOTHING
}

/** A message that belongs to no ticket was edited: a draft that waits holds the words as they now are. It is not judged anew. */
export async function heardEdited(
  deps: FeatureDeps,
  tx: Tx,
  event: Edited,
  origin: string,
): Promise<InboundReply> {
  const known = await tx.proposals.byRef(event.message.ref)
  if (known?.state !== 'open' || known.way === 'promise') return NOTHING
  const heard = await hear(deps, tx, event.message, null)
  const context = heard && (await quietly(() => findActor(deps, tx, event, origin)))
  const proposal = context && (await tx.proposals.get(known.id))
  if (!heard || !context || proposal?.state !== 'open' || !proposal.words) return NOTHING
  const fields = {
    ...fieldsFromText(heard.text, () => heard.finding.lang),
    ...proposedFacts(heard.finding),
  }
  const changed = { ...proposal, words: { ...proposal.words, fields } }
  await tx.proposals.update(changed)
  await showProposal(context, changed)
  return NOTHING
}

/** Somebody Andon does not know changed a message: that is no reason to answer them. */
async function quietly<T>(find: () => Promise<T>): Promise<T | null> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}
