import { AppError } from '../errors.ts'
import type { TrialTime, Tx } from '../ports/index.ts'
import type { FeatureDeps } from './deps.ts'
import { sweep } from './timers.ts'

/** Settings: how far time was moved on the example database, and when it was last seen, so that it never goes back. */
const OFFSET = 'trial-offset-ms'
const LAST_SEEN = 'trial-last-seen'

/** Trial time, and the door that keeps background work out while time is on the move. */
export interface MovableTime extends TrialTime {
  /** Runs work while time stands still: it waits for a move to end, and a move waits for it. */
  whileStill<T>(work: () => Promise<T>): Promise<T>
}

interface TrialDeps {
  readonly deps: FeatureDeps
  readonly canMove: boolean
  /** Asked anew at each move: a real partnership may have been set up since the start. */
  readonly mayMove: () => Promise<boolean>
  readonly moveTo: (at: Date) => void
  readonly offsetMs: () => number
}

/**
 * Time that can be lived through quickly: goes from due instant to due instant and runs each to rest, so that one jump
 * leaves the same behind as many small steps.
 */
export function createTrialTime({ deps, canMove, mayMove, moveTo, offsetMs }: TrialDeps): MovableTime {
  const { clock, store } = deps
  const keep = () =>
    store.transaction(async (tx) => {
      await tx.settings.set(OFFSET, String(offsetMs()))
      await tx.settings.set(LAST_SEEN, clock.now().toISOString())
    })
  const live = async (to: Date) => {
    await sweep(deps)
    for (;;) {
      const next = await store.transaction((tx) => tx.timers.earliestAfter(clock.now()))
      if (!next || next > to) break
      moveTo(next)
      await sweep(deps)
    }
    moveTo(to)
    await sweep(deps)
    await keep()
  }
  const working = new Set<Promise<unknown>>()
  let move: Promise<void> = Promise.resolve()
  return {
    canMove,
    now: () => clock.now(),
    whileStill: async (work) => {
      await move
      const running = work()
      working.add(running)
      try {
        return await running
      } finally {
        working.delete(running)
      }
    },
    // With every running clock already late, the next thing to live through is a reminder of one of them.
    nextDeadline: () =>
      store.transaction(
        async (tx) => (await tx.obligations.nextDue(clock.now())) ?? tx.timers.earliestAfter(clock.now()),
      ),
    advance: async (to) => {
      if (!(await mayMove())) throw new AppError('time-fixed')
      const before = move
      const next = before.then(() => Promise.allSettled(working)).then(() => live(to))
      move = next.catch(() => undefined)
      await next
    },
  }
}

/** The offset to start with: what was stored, and enough more that time does not go back behind what was last seen. */
export async function storedOffsetMs(store: FeatureDeps['store'], machineNow: number): Promise<number> {
  return store.transaction(async (tx) => {
    const offset = Number((await tx.settings.get(OFFSET)) ?? 0)
    const seen = await tx.settings.get(LAST_SEEN)
    return seen ? Math.max(offset, new Date(seen).getTime() - machineNow) : offset
  })
}

/** True when time was moved on this database: what happens in it from now on is dated ahead. */
export async function timeWasMoved(tx: Tx): Promise<boolean> {
  return Number((await tx.settings.get(OFFSET)) ?? 0) > 0
}
