import type { Card, IncomingEvent } from '../../chat/index.ts'
import { lengthText } from '../../domain/agreement/sentence-text.ts'
import type { ChannelSpec, Partnership } from '../../domain/partnership/partnership.ts'
import type { InboundReply, Tx } from '../../ports/index.ts'
import { type Context, openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { enqueue, type Reader, variantsFor } from '../outbox/enqueue.ts'

const NOTHING: InboundReply = { kind: 'none' }
/** When no agreement says how long ids of other messages are kept. */
const USUAL = 'P30D'

/** Settings: where Andon has said what it does, and where it was let in before a file named the channel. */
const introducedIn = (channel: Place): string => `introduced/${channel.platform}/${channel.channelId}`
const joinedIn = (channel: Place): string => `joined/${channel.platform}/${channel.channelId}`

type Place = Pick<ChannelSpec, 'platform' | 'channelId'>

/**
 * Andon was let into a channel: it says there once, to each side in its language, what it reads and keeps, and how to stop
 * it. In a channel that no partnership names yet it says nothing, and does so once one does.
 */
export async function joined(
  deps: FeatureDeps,
  tx: Tx,
  event: IncomingEvent & { readonly type: 'joined' },
  origin: string,
): Promise<InboundReply> {
  if (event.conversation.kind !== 'channel') return NOTHING
  const place = { platform: event.actor.platform, channelId: event.conversation.channelId }
  const mapping = await tx.partnerships.ofChannel(place.platform, place.channelId)
  const context = mapping && (await openContext(deps, tx, mapping.partnershipId, origin))
  if (context) await introduce(context, { ...place, audience: mapping.audience })
  else await tx.settings.set(joinedIn(place), event.at.toISOString())
  return NOTHING
}

/** After a partnership's channels were named: introduces Andon where it was let in before. */
export async function introduceWhereJoined(
  deps: FeatureDeps,
  tx: Tx,
  partnership: Partnership,
  origin: string,
): Promise<void> {
  for (const channel of partnership.channels) {
    if ((await tx.settings.get(joinedIn(channel))) === null) continue
    const context = await openContext(deps, tx, partnership.id, origin)
    if (context) await introduce(context, channel)
  }
}

async function introduce(context: Context, channel: ChannelSpec): Promise<void> {
  const { tx, now, partnership } = context
  if ((await tx.settings.get(introducedIn(channel))) !== null) return
  await tx.settings.set(introducedIn(channel), now.toISOString())
  const version = await tx.agreements.inForce(partnership.id)
  const kept = version?.agreement.retention.unneededMessages ?? USUAL
  await enqueue(context, {
    audience: channel.audience,
    target: { kind: 'channel', platform: channel.platform, channelId: channel.channelId, thread: null },
    variants: variantsFor(context, channel.audience, (reader) => introduction(reader, kept)),
  })
}

function introduction({ t, language, shared }: Reader, kept: string): Card {
  const time = lengthText(kept, 'elapsed', { t, language })
  const say = (key: string) => t(`operations:joined.${key}`, { time })
  return {
    title: say('title'),
    tone: 'normal',
    summary: say('title'),
    elements: [
      { type: 'text', text: say(shared ? 'what-shared' : 'what-own') },
      { type: 'list', items: ['reads', 'stores', 'where', 'stop'].map(say) },
      { type: 'note', text: say('help') },
    ],
  }
}
