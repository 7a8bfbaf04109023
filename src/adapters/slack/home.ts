import type { types, webApi } from '@slack/bolt'
import type { Clock } from '../../ports/clock.ts'
import type { Inbound } from '../../ports/inbound.ts'
import { LIMITS } from './limits.ts'
import { renderCard } from './render-card.ts'

interface Opened {
  readonly eventId: string
  readonly userId: string
  readonly teamId: string
  readonly channelId: string
}

/** What stands on the App Home: the answers to these two, as if the person had asked. */
const ASKED = [
  { name: 'ticket', text: 'list mine' },
  { name: 'andon', text: 'status' },
] as const

/** Fills the App Home of the person who opened it: their tickets, their clocks and settings. */
export async function showHome(
  { inbound, clock }: { readonly inbound: Inbound; readonly clock: Clock },
  client: webApi.WebClient,
  { eventId, userId, teamId, channelId }: Opened,
): Promise<void> {
  const blocks: types.KnownBlock[] = []
  for (const { name, text } of ASKED) {
    const reply = await inbound.handle({
      type: 'command',
      eventKey: `${eventId}:${name}`,
      actor: { platform: 'slack', userId, workspaceId: teamId },
      conversation: { kind: 'dm', channelId },
      at: clock.now(),
      name,
      text,
    })
    if (reply.kind === 'card') blocks.push(...renderCard(reply.card).blocks)
  }
  await client.views.publish({
    user_id: userId,
    view: { type: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) },
  })
}
