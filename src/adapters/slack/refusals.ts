import type { Logger } from '../../ports/logger.ts'

/** Why something that came in was not taken. */
type Refusal = 'signature' | 'stale' | 'future' | 'content-type' | 'method' | 'unknown-workspace' | 'replayed'

/** Counts what is refused. Logs the reason and the count, never what was in it. */
export interface Refusals {
  count(reason: Refusal): void
  /** How often each reason was met since the start. */
  readonly counts: ReadonlyMap<Refusal, number>
}

export function createRefusals(logger: Logger): Refusals {
  const counts = new Map<Refusal, number>()
  return {
    counts,
    count: (reason) => {
      const count = (counts.get(reason) ?? 0) + 1
      counts.set(reason, count)
      logger.warn({ platform: 'slack', reason, count }, 'refused')
    },
  }
}
