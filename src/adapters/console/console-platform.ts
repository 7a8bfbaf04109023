import type { MessageRef } from '../../chat/index.ts'
import { NotFound } from '../../errors.ts'
import type { ChatPlatform, Destination } from '../../ports/chat.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ConsoleDirectory } from '../../ports/console-directory.ts'
import type { ConsoleMessage, ConsoleMessages } from '../../ports/console-messages.ts'
import { CONSOLE_CAPABILITIES } from './capabilities.ts'
import { channelIdOf, parseChannelId } from './channels.ts'
import type { LiveUpdates } from './live-updates.ts'

export interface ConsolePlatformDeps {
  readonly messages: ConsoleMessages
  readonly directory: ConsoleDirectory
  readonly clock: Clock
  readonly newId: () => string
  readonly live: LiveUpdates
}

/** The console as Andon sends to it. */
export function createConsolePlatform(deps: ConsolePlatformDeps): ChatPlatform {
  const { messages, clock, live } = deps
  return {
    platform: 'console',
    capabilities: CONSOLE_CAPABILITIES,
    post: async (message) => {
      const channelId = await resolve(message.destination, deps.directory)
      const stored = await messages.append({
        id: deps.newId(),
        channelId,
        threadId: await threadOf(message.destination, channelId, messages),
        author: null,
        text: null,
        variants: message.variants,
        deliveryId: message.deliveryId,
        postedAt: clock.now(),
      })
      live.changed(partnershipOf(channelId))
      return refOf(stored)
    },
    update: async (ref, message) => {
      const known = await messages.byId(ref.messageId)
      const changed =
        known !== null &&
        known.channelId === ref.channelId &&
        known.author === null &&
        (await messages.replaceVariants(ref.messageId, message.variants, clock.now()))
      if (!changed) throw new NotFound('console-message-unknown', { messageId: ref.messageId })
      live.changed(partnershipOf(ref.channelId))
    },
    find: async (message) => {
      const found = await messages.byDelivery(message.deliveryId)
      return found ? refOf(found) : null
    },
  }
}

export const refOf = (message: ConsoleMessage): MessageRef => ({
  platform: 'console',
  channelId: message.channelId,
  messageId: message.id,
})

const partnershipOf = (channelId: string): string => parseChannelId(channelId)?.partnershipId ?? ''

async function resolve(destination: Destination, directory: ConsoleDirectory): Promise<string> {
  const partnerships = await directory.partnerships()
  switch (destination.kind) {
    case 'channel': {
      const channel = parseChannelId(destination.channelId)
      const partnership = partnerships.find((known) => known.id === channel?.partnershipId)
      const known =
        channel?.kind === 'dm'
          ? partnership?.people.some((person) => person.id === channel.personId)
          : partnership !== undefined
      if (!known) throw new NotFound('console-channel-unknown', { channelId: destination.channelId })
      return destination.channelId
    }
    case 'person': {
      const partnership = partnerships.find((known) => known.id === destination.workspaceId)
      if (!partnership?.people.some((person) => person.id === destination.userId)) {
        throw new NotFound('console-person-unknown', { userId: destination.userId })
      }
      return channelIdOf({ kind: 'dm', partnershipId: partnership.id, personId: destination.userId })
    }
  }
}

/** A reply to a reply belongs to the thread's first message; a thread of another conversation or none is no thread. */
async function threadOf(
  destination: Destination,
  channelId: string,
  messages: ConsoleMessages,
): Promise<string | null> {
  if (destination.kind === 'person' || destination.thread === null) return null
  const parent = await messages.byId(destination.thread)
  if (parent === null || parent.channelId !== channelId) return null
  return parent.threadId ?? parent.id
}
