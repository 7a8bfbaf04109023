import type { MessageRef } from '../../chat/index.ts'
import { Forbidden, NotFound, RateLimited, Unavailable } from '../../errors.ts'
import type { ChatPlatform, Delivery, OutgoingMessage } from '../../ports/index.ts'

/** How long an attempt may take before another process looks after it. */
export const LEASE_MS = 60_000
/** The reason of an attempt that certainly did not arrive. */
const NOT_TAKEN = 'rate-limited'

/** The span in which a message may have been sent without our knowing. */
export interface Doubt {
  readonly since: Date
  readonly until: Date
}

/** Null when whatever was tried certainly did not arrive. */
export function doubtAbout({ state, reason, ...delivery }: Delivery): Doubt | null {
  const { firstAttemptAt, lastAttemptAt } = delivery
  const since = delivery.doubtfulSince ?? firstAttemptAt
  if (state !== 'sending' || reason === NOT_TAKEN || since === null) return null
  return { since, until: new Date((lastAttemptAt ?? since).getTime() + LEASE_MS) }
}

/** What looking came to. */
export type Looked =
  | { readonly kind: 'found'; readonly ref: MessageRef }
  | { readonly kind: 'not-there' }
  /** The question stays open for now. */
  | { readonly kind: 'later'; readonly waitMs: number | null; readonly reason: string }
  /** Nobody can look: there is no way to, or not any more. */
  | { readonly kind: 'cannot'; readonly reason: string }

/** Looks whether a doubtful message arrived. Whatever keeps us from looking never answers the question. */
export async function look(platform: ChatPlatform, message: OutgoingMessage, doubt: Doubt): Promise<Looked> {
  if (!platform.capabilities.findable) return { kind: 'cannot', reason: 'unclear' }
  try {
    const ref = await platform.find(message, doubt.since, doubt.until)
    return ref ? { kind: 'found', ref } : { kind: 'not-there' }
  } catch (error) {
    if (error instanceof RateLimited)
      return { kind: 'later', waitMs: error.retryAfterMs, reason: 'search-limited' }
    if (error instanceof Unavailable) return { kind: 'later', waitMs: null, reason: error.code }
    if (error instanceof NotFound || error instanceof Forbidden) return { kind: 'cannot', reason: error.code }
    throw error
  }
}
