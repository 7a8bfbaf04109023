import type { webApi } from '@slack/bolt'
import { Unavailable } from '../../errors.ts'

export interface FoundMessage {
  readonly channelId: string
  readonly ts: string
}

interface Wanted {
  readonly channelId: string
  readonly thread: string | null
  readonly deliveryId: string
  /** It was sent, if at all, in this span. */
  readonly since: Date
  readonly until: Date
}

interface Looking {
  readonly client: webApi.WebClient
  /** Name of the metadata that carries the delivery's id. */
  readonly event: string
  /** Messages a call may return. */
  readonly limit: number
  readonly pages: Pages
}

/**
 * How far each search has come: where Slack lets an app read one page a minute, the next attempt goes on where the last
 * one was stopped. After a start it begins anew.
 */
export interface Pages {
  get(deliveryId: string): string | undefined
  keep(deliveryId: string, cursor: string | undefined): void
}

const SEARCHES_KEPT = 1_000

export function createPages(): Pages {
  const cursors = new Map<string, string>()
  return {
    get: (deliveryId) => cursors.get(deliveryId),
    keep: (deliveryId, cursor) => {
      if (cursor === undefined) return void cursors.delete(deliveryId)
      if (cursors.size >= SEARCHES_KEPT) cursors.clear()
      cursors.set(deliveryId, cursor)
    },
  }
}

type Call = <T>(method: string, work: () => Promise<T>) => Promise<T>

/** Slack's clock may differ from ours. */
const SKEW_MS = 120_000
/** Pages that are read before giving up for this time. */
const MAX_PAGES = 20

/**
 * Looks for the message of a delivery among those written around its attempts. Null when all of them were read and none
 * is it. Throws what `call` throws, and Unavailable when there was more than it may read.
 */
export async function findByDelivery(
  call: Call,
  { client, event, limit, pages }: Looking,
  { channelId, thread, deliveryId, since, until }: Wanted,
): Promise<FoundMessage | null> {
  const oldest = String((since.getTime() - SKEW_MS) / 1000)
  const latest = String((until.getTime() + SKEW_MS) / 1000)
  const bounds = { channel: channelId, oldest, latest, limit, inclusive: true, include_all_metadata: true }
  let cursor = pages.get(deliveryId)
  for (let page = 0; page < MAX_PAGES; page++) {
    const at = cursor === undefined ? bounds : { ...bounds, cursor }
    const read: webApi.ConversationsHistoryResponse | webApi.ConversationsRepliesResponse =
      thread === null
        ? await call('conversations.history', () => client.conversations.history(at))
        : await call('conversations.replies', () => client.conversations.replies({ ...at, ts: thread }))
    const found = read.messages?.find((message) => carries(message, event, deliveryId))
    cursor = read.response_metadata?.next_cursor || undefined
    pages.keep(deliveryId, found ? undefined : cursor)
    if (found?.ts) return { channelId, ts: found.ts }
    if (cursor === undefined) return null
  }
  throw new Unavailable('slack-search-unfinished')
}

function carries(message: object, event: string, deliveryId: string): boolean {
  const { metadata } = message as {
    readonly metadata?: { readonly event_type?: string; readonly event_payload?: Record<string, unknown> }
  }
  return metadata?.event_type === event && metadata.event_payload?.delivery_id === deliveryId
}
