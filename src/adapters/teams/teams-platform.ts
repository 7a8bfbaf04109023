import type { MessageRef } from '../../chat/index.ts'
import { Forbidden, NotFound, RateLimited, Unavailable } from '../../errors.ts'
import type { ChatPlatform, Destination, OutgoingMessage } from '../../ports/chat.ts'
import type { Clock } from '../../ports/clock.ts'
import type { TeamsConversation, TeamsDirectory } from '../../ports/teams-directory.ts'
import { threadedConversation } from './activity.ts'
import { TEAMS_CAPABILITIES } from './capabilities.ts'
import type { Connections, Connector } from './connections.ts'
import { messageBody } from './message-body.ts'
import { createPace } from './pace.ts'
import type { People } from './people.ts'
import { teamsErrorWord, translateTeamsError } from './teams-errors.ts'

export interface TeamsPlatformDeps {
  readonly directory: TeamsDirectory
  readonly connections: Connections
  readonly people: People
  readonly clock: Clock
  /** True where buttons may open dialogs. */
  readonly dialogs: boolean
  /** Told when somebody could not be reached in private. */
  readonly onUnreachable: (objectId: string) => Promise<void>
}

/** Where a conversation is and how it is spoken to. */
interface Way {
  readonly place: TeamsConversation
  readonly connector: Connector
}

/** Teams as Andon sends to it: each conversation through the connector that serves it. */
export function createTeamsPlatform(deps: TeamsPlatformDeps): ChatPlatform {
  const { connections, people, directory, clock } = deps
  const pace = createPace(clock)

  const call = async <T>(conversationId: string, work: () => Promise<T>): Promise<T> => {
    pace.check(conversationId)
    try {
      return await connections.call(work)
    } catch (error) {
      const translated = translateTeamsError(error)
      if (translated instanceof RateLimited && translated.retryAfterMs !== null)
        pace.pause(conversationId, translated.retryAfterMs)
      throw translated
    }
  }

  const wayTo = (destination: Destination): Promise<Way> =>
    destination.kind === 'channel' ? connections.of(destination.channelId) : people.reach(destination.userId)

  const post = async ({ destination, variants }: OutgoingMessage): Promise<MessageRef> => {
    const { place, connector } = await wayTo(destination)
    const thread = destination.kind === 'channel' && place.kind === 'channel' ? destination.thread : null
    const target = thread === null ? place.conversationId : threadedConversation(place.conversationId, thread)
    const sent = await call(place.conversationId, () =>
      connector.conversations.createActivity(target, messageBody(variants, deps.dialogs) as never),
    )
    if (!sent?.id) throw new Unavailable('teams-fault', { status: 200 })
    return { platform: 'teams', channelId: place.conversationId, messageId: sent.id }
  }

  return {
    platform: 'teams',
    capabilities: TEAMS_CAPABILITIES,
    post: async (message) => {
      try {
        return await post(message)
      } catch (error) {
        const { destination } = message
        if (destination.kind === 'person' && (error instanceof Forbidden || error instanceof NotFound)) {
          if (CLOSED.includes(teamsErrorWord(error.cause) ?? ''))
            await directory.forgetPersonal(destination.userId)
          await deps.onUnreachable(destination.userId)
        }
        throw error
      }
    },
    update: async (ref, { variants }) => {
      const { connector } = await connections.of(ref.channelId)
      await call(ref.channelId, () =>
        connector.conversations.updateActivity(
          ref.channelId,
          ref.messageId,
          messageBody(variants, deps.dialogs) as never,
        ),
      )
    },
    find: async () => {
      throw new Unavailable('teams-not-searchable')
    },
  }
}

/** After these the private conversation is of no use any more: the next attempt opens it anew. */
const CLOSED: readonly string[] = [
  'BotNotInConversationRoster',
  'ConversationNotFound',
  'ConversationBlockedByUser',
  'MessageWritesBlocked',
]
