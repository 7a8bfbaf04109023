import { type MessageRef, mergeVariants } from '../../chat/index.ts'
import { NotFound, RateLimited, Unavailable } from '../../errors.ts'
import type { ChatPlatform, Destination, OutgoingMessage } from '../../ports/chat.ts'
import type { ChatDirectory } from '../../ports/chat-directory.ts'
import type { Clock } from '../../ports/clock.ts'
import { SLACK_CAPABILITIES } from './capabilities.ts'
import { createPages, type FoundMessage, findByDelivery } from './find-message.ts'
import { createPace } from './pace.ts'
import type { People } from './people.ts'
import { type RenderedCard, renderPlainly } from './render-card.ts'
import { mayWorkElsewhere, refusesContent, translateSlackError } from './slack-errors.ts'
import { withPictures } from './with-pictures.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

/** Name of the metadata every message of Andon carries; its payload is the delivery's id and nothing else. */
const DELIVERY_EVENT = 'andon_delivery'

export interface SlackPlatformDeps {
  readonly workspaces: Workspaces
  readonly people: People
  readonly clock: Clock
  /** Apps distributed outside the Marketplace may read 15 messages a call, others more. */
  readonly historyLimit: number
  readonly directory: ChatDirectory
}

/** Slack as Andon sends to it. One installation answers in a conversation, whichever got there first. */
export function createSlackPlatform({
  workspaces,
  people,
  clock,
  historyLimit,
  directory,
}: SlackPlatformDeps): ChatPlatform {
  const pace = createPace(clock)
  /** Which installation reaches a conversation, learnt by trying. */
  const homes = new Map<string, string>()
  const pages = createPages()

  const call = async <T>(workspace: Workspace, method: string, work: () => Promise<T>): Promise<T> => {
    pace.check(workspace.id, method)
    try {
      return await work()
    } catch (error) {
      const translated = translateSlackError(error)
      if (translated instanceof RateLimited) pace.pause(workspace.id, method, translated.retryAfterMs)
      throw translated
    }
  }

  /** A person is told by the installation of their own company: what is theirs stays out of the other's workspace. */
  const homeOf = async (destination: Destination, known: readonly Workspace[]): Promise<string | null> => {
    if (destination.kind === 'channel') return null
    const [any, ...more] = known
    if (destination.workspaceId !== null || !any || more.length === 0) return destination.workspaceId
    return people.teamOf(destination.userId, any.client).catch((error: unknown) => {
      throw translateSlackError(error)
    })
  }

  /** Tries the installations one after the other, as long as Slack says that this one has no way there. */
  const throughAny = async <T>(
    place: string,
    destination: Destination,
    work: (workspace: Workspace) => Promise<T>,
  ): Promise<T> => {
    const known = await workspaces.all().catch((error: unknown) => {
      throw translateSlackError(error)
    })
    const first = homes.get(place) ?? (await homeOf(destination, known))
    const order = [...known.filter(({ id }) => id === first), ...known.filter(({ id }) => id !== first)]
    let failure: unknown = new NotFound('slack-not-installed')
    for (const workspace of order) {
      try {
        const result = await work(workspace)
        homes.set(place, workspace.id)
        return result
      } catch (error) {
        failure = error
        if (!mayWorkElsewhere((error as Error).cause)) throw error
      }
    }
    throw failure
  }

  const conversationOf = async (workspace: Workspace, destination: Destination): Promise<string> => {
    if (destination.kind === 'channel') return destination.channelId
    const opened = await call(workspace, 'conversations.open', () =>
      workspace.client.conversations.open({ users: destination.userId }),
    )
    const id = opened.channel?.id
    if (!id) throw new NotFound('slack-user-not-found')
    return id
  }

  return {
    platform: 'slack',
    capabilities: SLACK_CAPABILITIES,
    directory,
    post: async (message) => {
      pace.takeTurn(placeOf(message.destination))
      return throughAny(placeOf(message.destination), message.destination, async (workspace) => {
        const channelId = await conversationOf(workspace, message.destination)
        const thread = threadOf(message.destination)
        const sent = await simplerIfRefused(message, (body) =>
          call(workspace, 'chat.postMessage', () =>
            workspace.client.chat.postMessage({
              channel: channelId,
              ...(thread === null ? {} : { thread_ts: thread }),
              ...body,
              mrkdwn: false,
              unfurl_links: false,
              unfurl_media: false,
            }),
          ),
        )
        if (!sent.ts) throw new Unavailable('slack-fault', { status: 200 })
        homes.set(sent.channel ?? channelId, workspace.id)
        return { platform: 'slack', channelId: sent.channel ?? channelId, messageId: sent.ts }
      })
    },
    update: async (ref, message) => {
      await throughAny(ref.channelId, message.destination, (workspace) =>
        simplerIfRefused(message, (body) =>
          call(workspace, 'chat.update', () =>
            workspace.client.chat.update({ channel: ref.channelId, ts: ref.messageId, ...body }),
          ),
        ),
      )
    },
    find: (message, since, until) =>
      throughAny(placeOf(message.destination), message.destination, async (workspace) => {
        const channelId = await conversationOf(workspace, message.destination)
        const found = await findByDelivery(
          (method, work) => call(workspace, method, work),
          { client: workspace.client, event: DELIVERY_EVENT, limit: historyLimit, pages },
          { channelId, thread: threadOf(message.destination), deliveryId: message.deliveryId, since, until },
        )
        return found && refOf(found)
      }),
  }
}

const refOf = ({ channelId, ts }: FoundMessage): MessageRef => ({
  platform: 'slack',
  channelId,
  messageId: ts,
})

const placeOf = (destination: Destination): string =>
  destination.kind === 'channel' ? destination.channelId : `@${destination.userId}`

const threadOf = (destination: Destination): string | null =>
  destination.kind === 'channel' ? destination.thread : null

interface Body extends RenderedCard {
  readonly metadata: { readonly event_type: string; readonly event_payload: { readonly delivery_id: string } }
}

/** A message Slack refuses for how it is built certainly did not arrive: what it is about is then said in plain words. */
async function simplerIfRefused<T>(
  { deliveryId, variants }: OutgoingMessage,
  send: (body: Body) => Promise<T>,
): Promise<T> {
  const card = mergeVariants(variants)
  const metadata = { event_type: DELIVERY_EVENT, event_payload: { delivery_id: deliveryId } }
  try {
    return await withPictures(card, (rendered) => send({ ...rendered, metadata }))
  } catch (error) {
    if (!(error instanceof Error) || !refusesContent(error.cause)) throw error
    return send({ ...renderPlainly(card), metadata })
  }
}
