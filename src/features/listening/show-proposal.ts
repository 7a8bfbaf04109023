import type { Proposal } from '../../domain/listening/proposal.ts'
import { languageOf, type Person, zoneOf } from '../../domain/partnership/partnership.ts'
import type { DeliveryTarget } from '../../ports/index.ts'
import type { Context } from '../context.ts'
import { dropTopic, enqueue, type Reader, variantsFor } from '../outbox/enqueue.ts'
import { hintCard } from './hint-card.ts'
import { promiseCard } from './promise-card.ts'
import { proposalCard } from './proposal-card.ts'

/** Waiting messages about a proposal, so that they can be taken back. */
const topicOf = (proposal: Proposal): string => `proposal/${proposal.id}`

/**
 * Says in one message what stands about a proposal, changed in place afterwards: a draft in the thread of its message, for
 * whoever reads there; everything else to the writer alone. Nothing private ever falls back to somebody else.
 */
export async function showProposal(context: Context, proposal: Proposal): Promise<void> {
  const slot = `proposal/${proposal.id}/${proposal.asked}`
  if (proposal.way === 'draft' || proposal.way === 'auto') {
    const shown = { proposal, ...(await likenessOf(context, proposal)) }
    await enqueue(context, {
      audience: proposal.audience,
      target: threadOf(proposal),
      variants: variantsFor(context, proposal.audience, (reader) => proposalCard(context, shown, reader)),
      slot,
      topic: topicOf(proposal),
    })
    return
  }
  const writer = context.partnership.people.find((person) => person.id === proposal.personId)
  if (!writer) return
  await enqueue(context, {
    audience: writer.side,
    target: { kind: 'person', platform: proposal.ref.platform, personId: writer.id },
    variants: { [writer.side]: await privateCard(context, proposal, readerOf(context, writer)) },
    slot,
    topic: topicOf(proposal),
  })
}

/** The message is gone: what was not said yet is not said any more, what stands says so. */
export async function withdrawProposal(context: Context, proposal: Proposal): Promise<void> {
  await dropTopic(context, topicOf(proposal), 'settled')
  const slot = `proposal/${proposal.id}/${proposal.asked}`
  if (await context.tx.deliveries.sentOfSlot(slot)) await showProposal(context, proposal)
}

async function privateCard(context: Context, proposal: Proposal, reader: Reader) {
  if (proposal.way === 'question') return hintCard(context, proposal, reader)
  if (proposal.way === 'promise') {
    const promise = proposal.promiseId ? await context.tx.promises.get(proposal.promiseId) : null
    return promiseCard(context, { proposal, promise }, reader)
  }
  return proposalCard(context, { proposal, ...(await likenessOf(context, proposal)) }, reader)
}

/** The ticket a proposal became, or may be joined to. */
async function likenessOf({ tx }: Context, { ticketId, like, state }: Proposal) {
  const likely = state === 'open' && like?.kind === 'ticket' ? like.id : null
  const id = ticketId ?? likely
  return { ticket: id ? await tx.tickets.get(id) : null, repeats: like?.kind === 'proposal' }
}

const threadOf = ({ ref, threadId }: Proposal): DeliveryTarget => ({
  kind: 'channel',
  platform: ref.platform,
  channelId: ref.channelId,
  thread: threadId ?? ref.messageId,
})

/** How one person reads, alone. */
export function readerOf(context: Context, person: Person): Reader {
  const language = languageOf(context.partnership, person)
  return {
    side: person.side,
    t: context.deps.texts.in(language),
    language,
    zone: zoneOf(context.partnership, person),
    shared: false,
  }
}
