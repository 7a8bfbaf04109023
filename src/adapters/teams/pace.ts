import { RateLimited } from '../../errors.ts'
import type { Clock } from '../../ports/clock.ts'

/** How long to wait when Teams does not say. */
const DEFAULT_WAIT_MS = 30_000

/**
 * Remembers which conversation Teams asked to leave alone, so that nothing else goes there meanwhile and no other
 * conversation waits: Teams counts by bot and conversation.
 */
export interface Pace {
  /** Throws RateLimited while the conversation is paused. */
  check(conversationId: string): void
  pause(conversationId: string, retryAfterMs: number | null): void
}

export function createPace(clock: Clock): Pace {
  const paused = new Map<string, number>()
  return {
    check: (conversationId) => {
      const until = paused.get(conversationId)
      if (until === undefined) return
      const wait = until - clock.now().getTime()
      if (wait > 0) throw new RateLimited(wait)
      paused.delete(conversationId)
    },
    pause: (conversationId, retryAfterMs) => {
      paused.set(conversationId, clock.now().getTime() + (retryAfterMs ?? DEFAULT_WAIT_MS))
    },
  }
}
