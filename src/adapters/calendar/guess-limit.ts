/** Slows down who tries addresses that open nothing. What opened before goes on opening: a proxy makes many look like one. */
export interface GuessLimit {
  /** Seconds until the visitor may try this secret; 0 for now. */
  secondsToWait(visitor: string, secret: string, now: Date): number
  missed(visitor: string, secret: string, now: Date): void
  opened(secret: string): void
}

const WINDOW_MS = 60_000
/** A link that was renewed leaves programs asking for the dead one: a few behind one address are no attack. */
const MISSES = 30
const REMEMBERED = 10_000

/** Counts in whole minutes and then starts anew. In memory: each process counts for itself. */
export function createGuessLimit(): GuessLimit {
  let window = 0
  const misses = new Map<string, number>()
  const good = new Set<string>()
  const turn = (now: Date): number => {
    const current = Math.floor(now.getTime() / WINDOW_MS)
    if (current !== window) misses.clear()
    window = current
    return (window + 1) * WINDOW_MS - now.getTime()
  }
  return {
    secondsToWait: (visitor, secret, now) => {
      const left = turn(now)
      return good.has(secret) || (misses.get(visitor) ?? 0) < MISSES ? 0 : Math.ceil(left / 1000)
    },
    missed: (visitor, secret, now) => {
      turn(now)
      good.delete(secret)
      misses.set(visitor, (misses.get(visitor) ?? 0) + 1)
    },
    opened: (secret) => {
      if (good.size >= REMEMBERED) good.clear()
      good.add(secret)
    },
  }
}
