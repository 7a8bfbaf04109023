import type { Card, IncomingEvent } from '../../chat/index.ts'
import type { InboundReply, Tx } from '../../ports/index.ts'
import { openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { enqueue, type Reader, variantsFor } from '../outbox/enqueue.ts'

const NOTHING: InboundReply = { kind: 'none' }

/** Setting: where people were told already how they are reached in private. */
const offeredIn = (platform: string, channelId: string): string => `private-offered/${platform}/${channelId}`

/**
 * Somebody could not be told something in private: once in each channel, everybody there is shown how to let Andon do so.
 * It names nobody, and says nothing of what was to be told.
 */
export async function offerPrivate(
  deps: FeatureDeps,
  tx: Tx,
  event: IncomingEvent & { readonly type: 'private-refused' },
  origin: string,
): Promise<InboundReply> {
  const { platform } = event.actor
  const { channelId } = event.conversation
  const mapping = await tx.partnerships.ofChannel(platform, channelId)
  const context = mapping && (await openContext(deps, tx, mapping.partnershipId, origin))
  if (!context || (await tx.settings.get(offeredIn(platform, channelId))) !== null) return NOTHING
  await tx.settings.set(offeredIn(platform, channelId), context.now.toISOString())
  await enqueue(context, {
    audience: mapping.audience,
    target: { kind: 'channel', platform, channelId, thread: null },
    variants: variantsFor(context, mapping.audience, (reader) => offer(reader, event.url)),
  })
  return NOTHING
}

const offer = ({ t }: Reader, url: string): Card => ({
  title: t('operations:private-offer.title'),
  tone: 'normal',
  summary: t('operations:private-offer.title'),
  elements: [
    { type: 'text', text: t('operations:private-offer.text') },
    { type: 'link', label: t('operations:private-offer.link'), url },
  ],
})
