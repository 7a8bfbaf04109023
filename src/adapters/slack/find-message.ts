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
  readonly since: Date
}

interface Looking {
  readonly client: webApi.WebClient
  /** Name of the metadata that carries the delivery's id. */
  readonly event: string
  /** Messages a call may return. */
  readonly limit: number
}

type Call = <T>(method: string, work: () => Promise<T>) => Promise<T>

/** Slack's clock may be behind ours. */
const SKEW_MS = 120_000
/** Pages that are read before giving up for this time. */
const MAX_PAGES = 20

/**
 * Looks for the message of a delivery among those written since its attempt. Null when all of them were read and none
 * is it. Throws what `call` throws, and Unavailable when there was more than it may read.
 */
export async function findByDelivery(
  call: Call,
  { client, event, limit }: Looking,
  { channelId, thread, deliveryId, since }: Wanted,
): Promise<FoundMessage | null> {
  const oldest = String((since.getTime() - SKEW_MS) / 1000)
  const bounds = { channel: channelId, oldest, limit, inclusive: true, include_all_metadata: true }
  let cursor: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const at = cursor === undefined ? bounds : { ...bounds, cursor }
    const read: webApi.ConversationsHistoryResponse | webApi.ConversationsRepliesResponse =
      thread === null
        ? await call('conversations.history', () => client.conversations.history(at))
        : await call('conversations.replies', () => client.conversations.replies({ ...at, ts: thread }))
    const found = read.messages?.find((message) => carries(message, event, deliveryId))
    if (found?.ts) return { channelId, ts: found.ts }
    cursor = read.response_metadata?.next_cursor || undefined
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
