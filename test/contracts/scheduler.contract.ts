import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Clock, Nudge, Scheduler, SqlExecutor } from '../../src/ports/index.ts'

/** What the scheduler's contract needs of an adapter. */
export interface SchedulerWorld {
  /** A scheduler that tries a failed run `retries` times more, at once. Several may stand on one database. */
  open(clock: Clock, retries: number): Promise<Scheduler>
  /** Runs `work` in a transaction of the database. */
  transaction<T>(work: (executor: SqlExecutor) => Promise<T>): Promise<T>
  /** Forgets every nudge. */
  clear(): Promise<void>
  close(): Promise<void>
}

const SOON = { timeout: 10_000, interval: 20 }
const real: Clock = { now: () => new Date() }
const shifted = (ms: number): Clock => ({ now: () => new Date(Date.now() + ms) })
const aNudge = (at: Date): Nudge => ({ kind: 'obligation', subject: randomUUID(), token: randomUUID(), at })

/** Everything a scheduler must do, whatever is behind it. */
export function schedulerContract(name: string, openWorld: () => Promise<SchedulerWorld>): void {
  describe(`scheduler on ${name}`, () => {
    let world: SchedulerWorld
    let opened: Scheduler[] = []
    beforeAll(async () => {
      world = await openWorld()
    })
    afterAll(() => world?.close())
    beforeEach(() => world.clear())
    afterEach(async () => {
      await Promise.all(opened.map((scheduler) => scheduler.stop(1000)))
      opened = []
    })
    const open = async (clock: Clock = real, retries = 0) => {
      const scheduler = await world.open(clock, retries)
      opened.push(scheduler)
      return scheduler
    }
    const enqueue = (scheduler: Scheduler, ...nudges: readonly Nudge[]) =>
      world.transaction((executor) => scheduler.enqueue(executor, nudges))
    /** Starts the scheduler with a run that notes what it was given and when. */
    const record = async (scheduler: Scheduler, clock: Clock = real) => {
      const runs: { readonly nudge: Nudge; readonly lateMs: number }[] = []
      await scheduler.start(async (nudge) => {
        runs.push({ nudge, lateMs: clock.now().getTime() - nudge.at.getTime() })
      })
      return runs
    }
    const arrived = (runs: readonly unknown[], count: number) =>
      vi.waitFor(() => expect(runs.length).toBeGreaterThanOrEqual(count), SOON)

    test('delivers a nudge as it was stored, when its transaction has committed', async () => {
      const scheduler = await open()
      const runs = await record(scheduler)
      const [lost, kept] = [aNudge(new Date()), aNudge(new Date())]
      const failing = world.transaction(async (executor) => {
        await scheduler.enqueue(executor, [lost])
        throw new Error('rolled back')
      })
      await expect(failing).rejects.toThrow('rolled back')
      await enqueue(scheduler, kept)
      await arrived(runs, 1)
      expect(runs.map((run) => run.nudge)).toEqual([kept])
      expect(runs[0]?.lateMs).toBeLessThan(2000)
    })

    test('delivers what was stored before it was started, each of many once', async () => {
      const scheduler = await open()
      const nudges = Array.from({ length: 60 }, () => aNudge(new Date()))
      await enqueue(scheduler, ...nudges)
      const runs = await record(scheduler)
      await arrived(runs, 60)
      const subjects = (all: readonly Nudge[]) => all.map((nudge) => nudge.subject).sort()
      expect(subjects(runs.map((run) => run.nudge))).toEqual(subjects(nudges))
    })

    test('delivers at the instant or after it, not much later', async () => {
      const scheduler = await open()
      const runs = await record(scheduler)
      await enqueue(scheduler, ...[300, 700, 1100].map((ms) => aNudge(new Date(Date.now() + ms))))
      await arrived(runs, 3)
      for (const { lateMs } of runs) {
        expect(lateMs).toBeGreaterThanOrEqual(0)
        expect(lateMs).toBeLessThan(3000)
      }
    })

    test('is not early when the transaction that stored the nudge took long', async () => {
      const scheduler = await open()
      const runs = await record(scheduler)
      await world.transaction(async (executor) => {
        await executor.query('SELECT pg_sleep(0.6)::text', [])
        await scheduler.enqueue(executor, [aNudge(new Date(Date.now() + 400))])
      })
      await arrived(runs, 1)
      expect(runs[0]?.lateMs).toBeGreaterThanOrEqual(0)
    })

    test('goes by its own clock, which may be ahead of everything', async () => {
      const clock = shifted(40 * 86_400_000)
      const scheduler = await open(clock)
      const runs = await record(scheduler, clock)
      await enqueue(scheduler, aNudge(new Date(clock.now().getTime() + 200)))
      await arrived(runs, 1)
      expect(runs[0]?.lateMs).toBeGreaterThanOrEqual(0)
      expect(runs[0]?.lateMs).toBeLessThan(3000)
    })

    test('puts back what another process with a faster clock has sent too early', async () => {
      const fast = shifted(1500)
      const sender = await open(fast)
      const receiver = await open()
      const runs = await record(receiver)
      await enqueue(sender, aNudge(fast.now()))
      await arrived(runs, 1)
      expect(runs).toHaveLength(1)
      expect(runs[0]?.lateMs).toBeGreaterThanOrEqual(0)
    })

    test('tries a failed run again', async () => {
      const scheduler = await open(real, 3)
      const nudge = aNudge(new Date())
      const runs: Nudge[] = []
      await enqueue(scheduler, nudge)
      await scheduler.start(async (given) => {
        runs.push(given)
        if (runs.length < 3) throw new Error('not yet')
      })
      await arrived(runs, 3)
      expect(runs).toEqual([nudge, nudge, nudge])
      expect(await scheduler.parked()).toEqual([])
    })

    test('parks what fails too often, with its error, and delivers the others meanwhile', async () => {
      const scheduler = await open(real, 1)
      const [bad, good] = [aNudge(new Date()), aNudge(new Date())]
      const runs: string[] = []
      await enqueue(scheduler, bad, good)
      await scheduler.start(async ({ subject }) => {
        runs.push(subject)
        if (subject === bad.subject) throw new Error('cannot be done')
      })
      const parked = await vi.waitFor(async () => {
        const found = await scheduler.parked()
        expect(found).toHaveLength(1)
        return found
      }, SOON)
      expect(parked[0]).toMatchObject({ nudge: bad, error: 'Error: cannot be done' })
      expect(Math.abs(Date.now() - (parked[0]?.failedAt.getTime() ?? 0))).toBeLessThan(60_000)
      expect(runs.filter((subject) => subject === bad.subject)).toHaveLength(2)
      expect(runs.filter((subject) => subject === good.subject)).toHaveLength(1)
    })

    test('stops when what is running has ended, and takes nothing new', async () => {
      const scheduler = await open()
      const [gate, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const ended: string[] = []
      await enqueue(scheduler, aNudge(new Date()))
      await scheduler.start(async ({ subject }) => {
        begun.resolve()
        await gate.promise
        ended.push(subject)
      })
      await begun.promise
      const stopped = scheduler.stop(20_000).then(() => ended.length)
      gate.resolve()
      expect(await stopped).toBe(1)

      const next = await open()
      const late = aNudge(new Date())
      await enqueue(next, late)
      const runs = await record(next)
      await arrived(runs, 1)
      expect(runs.map((run) => run.nudge)).toEqual([late])
      expect(ended).toHaveLength(1)
    })

    test('gives up waiting for what hangs', async () => {
      const scheduler = await open()
      const begun = Promise.withResolvers<void>()
      await enqueue(scheduler, aNudge(new Date()))
      await scheduler.start(() => {
        begun.resolve()
        return new Promise<never>(() => {})
      })
      await begun.promise
      await scheduler.stop(1000)
      const next = await open()
      const runs = await record(next)
      const other = aNudge(new Date())
      await enqueue(next, other)
      await vi.waitFor(() => expect(runs.map((run) => run.nudge)).toContainEqual(other), SOON)
    })
  })
}
