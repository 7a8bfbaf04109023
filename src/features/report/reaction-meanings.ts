import { emojiOf, meaningOf } from '../../domain/partnership/emoji.ts'
import type { ReactionMeanings, Tx } from '../../ports/index.ts'
import type { FeatureDeps } from '../deps.ts'

const SHORTCUTS = {
  defect: 'report-defect',
  change: 'request-change',
  keepInternal: 'keep-internal',
} as const

type Reaction = Parameters<ReactionMeanings['of']>[0]

/** What the emoji of each partnership stand for. */
export const createReactionMeanings = ({ store }: Pick<FeatureDeps, 'store'>): ReactionMeanings => ({
  of: (reaction) =>
    store.transaction(async (tx) => {
      const id = await partnershipOf(tx, reaction)
      const names = emojiOf(id === null ? null : await tx.partnerships.get(id))
      const meaning = meaningOf(names, reaction.emoji)
      return meaning && SHORTCUTS[meaning]
    }),
})

/** That of the channel; of a private conversation that of the person, when it is only one. */
async function partnershipOf(tx: Tx, { by, channelId }: Reaction): Promise<string | null> {
  const mapping = await tx.partnerships.ofChannel(by.platform, channelId)
  if (mapping) return mapping.partnershipId
  const [membership, another] = await tx.partnerships.ofIdentity(by)
  return membership && !another ? membership.partnershipId : null
}
