import type { types, webApi } from '@slack/bolt'
import type { IncomingEvent } from '../../chat/index.ts'
import type { ReactionMeanings } from '../../ports/reaction-meanings.ts'
import type { People } from './people.ts'
import { slackErrorWord } from './slack-errors.ts'
import { conversationOf, instantOf, readMessage, type SlackMessage } from './translate-message.ts'

/**
 * An emoji on a message as the message action it stands for; null for any other emoji, for what is not a message of a
 * person, and for a message Slack does not show us. Slack's event has no text: the message is fetched. Throws what the
 * Web API client throws when it cannot be fetched now, so that Slack sends the event again.
 */
export async function readReaction(
  event: types.ReactionAddedEvent,
  client: webApi.WebClient,
  teamId: string,
  { people, reactions }: { readonly people: People; readonly reactions: ReactionMeanings },
): Promise<IncomingEvent | null> {
  if (event.item.type !== 'message') return null
  const { channel, ts } = event.item
  const by = { platform: 'slack', userId: event.user, workspaceId: null } as const
  const name = await reactions.of({ by, channelId: channel, emoji: event.reaction })
  if (!name) return null
  const message = await fetchMessage(client, channel, ts)
  if (!message?.user || message.bot_id) return null
  return {
    type: 'shortcut',
    // Without the event's own id: each installation has one for the same emoji.
    eventKey: `${channel}:${ts}:${event.reaction}:${event.user}`,
    actor: {
      platform: 'slack',
      userId: event.user,
      workspaceId: (await people.teamOf(event.user, client)) ?? teamId,
    },
    conversation: conversationOf(channel),
    at: instantOf(event.event_ts),
    name,
    message: readMessage(message, channel, (await people.teamOf(message.user, client)) ?? teamId),
  }
}

/** `conversations.replies` finds a message by its ts both at the head of a thread and inside one. */
async function fetchMessage(
  client: webApi.WebClient,
  channel: string,
  ts: string,
): Promise<SlackMessage | null> {
  try {
    const read = await client.conversations.replies({
      channel,
      ts,
      oldest: ts,
      latest: ts,
      inclusive: true,
      limit: 2,
    })
    return (read.messages as SlackMessage[] | undefined)?.find((message) => message.ts === ts) ?? null
  } catch (error) {
    const word = slackErrorWord(error)
    if (word === null || word === 'ratelimited') throw error
    return null
  }
}
