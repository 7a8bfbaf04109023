import { RateLimited } from '../../errors.ts'
import type { Clock } from '../../ports/clock.ts'

/** Slack's advice: one message a second in each channel; longer bursts are refused. */
const BETWEEN_POSTS_MS = 1_000
/** How long to wait when Slack does not say. */
const DEFAULT_WAIT_MS = 30_000

/**
 * Says beforehand what Slack would refuse, without waiting: the outbox comes again when the time has passed, and no
 * other conversation waits for this one.
 */
export interface Pace {
  /** Takes the channel's turn. Throws RateLimited when the last message there is less than a second old. */
  takeTurn(channelId: string): void
  /** Throws RateLimited while a method is paused in a workspace. */
  check(workspaceId: string, method: string): void
  /** Pauses a method in a workspace: Slack said so. */
  pause(workspaceId: string, method: string, retryAfterMs: number | null): void
}

export function createPace(clock: Clock): Pace {
  const lastPosts = new Map<string, number>()
  const paused = new Map<string, number>()
  const key = (workspaceId: string, method: string) => `${workspaceId}/${method}`
  const forgetOld = (now: number) => {
    if (lastPosts.size < 1_000) return
    for (const [channelId, at] of lastPosts) if (now - at >= BETWEEN_POSTS_MS) lastPosts.delete(channelId)
  }
  return {
    takeTurn: (channelId) => {
      const now = clock.now().getTime()
      const last = lastPosts.get(channelId)
      if (last !== undefined && now - last < BETWEEN_POSTS_MS)
        throw new RateLimited(last + BETWEEN_POSTS_MS - now)
      forgetOld(now)
      lastPosts.set(channelId, now)
    },
    check: (workspaceId, method) => {
      const until = paused.get(key(workspaceId, method))
      if (until === undefined) return
      const wait = until - clock.now().getTime()
      if (wait > 0) throw new RateLimited(wait)
      paused.delete(key(workspaceId, method))
    },
    pause: (workspaceId, method, retryAfterMs) => {
      paused.set(key(workspaceId, method), clock.now().getTime() + (retryAfterMs ?? DEFAULT_WAIT_MS))
    },
  }
}
