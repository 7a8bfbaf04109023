import { describe, expect, test } from 'vitest'
import type { Timer } from '../../../src/ports/index.ts'
import { aDelivery, minutesAfter } from '../../support/rows.ts'
import { onServer } from '../../support/test-database.ts'
import { type GetWorld, newId, run } from './store-world.ts'

export function timersContract(world: GetWorld): void {
  const set = (subject: string, dueAt: Date) =>
    world().store.transaction((tx) => tx.timers.set('obligation', subject, dueAt))
  const lock = (subject: string, kind = 'obligation') =>
    world().store.transaction((tx) => tx.timers.lock(kind, subject))

  /** On a server, until the transaction is through or waits for somebody; the embedded database has but one at a time. */
  const settledOrWaiting = async (transaction: Promise<unknown>): Promise<void> => {
    let settled = !onServer
    transaction.finally(() => {
      settled = true
    })
    while (!settled) {
      const [locks] = await world().database.prisma.$queryRaw<{ waiting: number }[]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`
      if (locks?.waiting) return
    }
  }

  describe('a timer', () => {
    test('is set with a token that its nudge carries', async () => {
      const subject = newId()
      await set(subject, minutesAfter(1))
      const timer = await lock(subject)
      expect(timer).toMatchObject({ kind: 'obligation', subject, dueAt: minutesAfter(1) })
      expect(await world().nudgesFor(subject)).toEqual([timer?.token])
    })

    test('has a new token when it is set again, also to the same instant', async () => {
      const subject = newId()
      const tokens = new Set<string | undefined>()
      for (const minute of [1, 1, 5, 3]) {
        await set(subject, minutesAfter(minute))
        const timer = await lock(subject)
        expect(timer?.dueAt).toEqual(minutesAfter(minute))
        tokens.add(timer?.token)
      }
      expect(tokens.size).toBe(4)
      expect(await world().nudgesFor(subject)).toHaveLength(4)
    })

    test('that is set more than once in a transaction is written and nudged once', async () => {
      const [subject, cancelled] = [newId(), newId()]
      await world().store.transaction(async (tx) => {
        await tx.timers.set('obligation', subject, minutesAfter(1))
        await tx.timers.set('obligation', subject, minutesAfter(2))
        await tx.timers.set('obligation', cancelled, minutesAfter(1))
        await tx.timers.cancel('obligation', cancelled)
      })
      expect((await lock(subject))?.dueAt).toEqual(minutesAfter(2))
      expect(await world().nudgesFor(subject)).toHaveLength(1)
      expect(await lock(cancelled)).toBeNull()
      expect(await world().nudgesFor(cancelled)).toEqual([])
    })

    test('is gone once cancelled', async () => {
      const subject = newId()
      await set(subject, minutesAfter(1))
      await world().store.transaction((tx) => tx.timers.cancel('obligation', subject))
      expect(await lock(subject)).toBeNull()
    })

    test('is not given to two at once', async () => {
      const subject = newId()
      await set(subject, minutesAfter(1))
      const gate = Promise.withResolvers<void>()
      const locked = Promise.withResolvers<Timer | null>()
      const first = world().store.transaction(async (tx) => {
        locked.resolve(await tx.timers.lock('obligation', subject))
        await gate.promise
        await tx.timers.cancel('obligation', subject)
      })
      expect(await locked.promise).not.toBeNull()
      const second = world().other.transaction((tx) => tx.timers.lock('obligation', subject))
      await settledOrWaiting(second)
      gate.resolve()
      await first
      expect(await second).toBeNull()
    })

    test('is found when it is due, earliest first, also in the transaction that set it', async () => {
      await run(world(), 'DELETE FROM timer')
      const [a, b, c] = [newId(), newId(), newId()]
      await world().store.transaction(async (tx) => {
        expect(await tx.timers.earliestAfter(minutesAfter(0))).toBeNull()
        await tx.timers.set('obligation', a, minutesAfter(3))
        await tx.timers.set('obligation', b, minutesAfter(2))
        await tx.timers.set('obligation', c, minutesAfter(4))
        expect(await tx.timers.earliestAfter(minutesAfter(0))).toEqual(minutesAfter(2))
        expect(await tx.timers.earliestAfter(minutesAfter(2))).toEqual(minutesAfter(3))
      })
      const due = (minute: number, limit: number) =>
        world().store.transaction(async (tx) => {
          const timers = await tx.timers.due(minutesAfter(minute), limit)
          return timers.map((timer) => timer.subject)
        })
      expect(await due(1, 9)).toEqual([])
      expect(await due(3, 9)).toEqual([b, a])
      expect(await due(9, 2)).toEqual([b, a])
    })
  })

  describe('a lost nudge', () => {
    test('changes nothing: the timer is found when it is due', async () => {
      const subject = newId()
      await set(subject, minutesAfter(-60 * 24 * 365))
      await run(world(), 'DELETE FROM pgboss.job')
      expect(await world().nudgesFor(subject)).toEqual([])
      const due = await world().store.transaction((tx) => tx.timers.due(minutesAfter(0), 1))
      expect(due.map((timer) => timer.subject)).toEqual([subject])
    })
  })

  describe('the timer of a lane', () => {
    const enqueue = (lane: string, ...minutes: readonly number[]) =>
      world().store.transaction((tx) =>
        tx.deliveries.enqueue(
          minutes.map((minute) => aDelivery('p', { lane, notBefore: minutesAfter(minute) })),
        ),
      )

    test('is set for the earliest of the new deliveries', async () => {
      const lane = newId()
      await enqueue(lane, 5, 3, 4)
      expect((await lock(lane, 'outbox'))?.dueAt).toEqual(minutesAfter(3))
      expect(await world().nudgesFor(lane)).toHaveLength(1)
    })

    test('is moved to an earlier instant, never to a later one', async () => {
      const lane = newId()
      await enqueue(lane, 5)
      const before = await lock(lane, 'outbox')
      await enqueue(lane, 7)
      expect(await lock(lane, 'outbox')).toEqual(before)
      await enqueue(lane, 2)
      expect((await lock(lane, 'outbox'))?.dueAt).toEqual(minutesAfter(2))
      expect(await world().nudgesFor(lane)).toHaveLength(2)
    })

    test('is there for who sends although somebody is storing one more message that moves nothing', async () => {
      const lane = newId()
      await enqueue(lane, 1)
      const [stored, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const storing = world().store.transaction(async (tx) => {
        await tx.deliveries.enqueue([aDelivery('p', { lane, notBefore: minutesAfter(2) })])
        // Reading this writes the timers.
        await tx.timers.earliestAfter(minutesAfter(0))
        stored.resolve()
        await gate.promise
      })
      await stored.promise
      const sending = world().other.transaction((tx) => tx.timers.lock('outbox', lane))
      await settledOrWaiting(sending)
      gate.resolve()
      await storing
      expect(await sending).toMatchObject({ subject: lane, dueAt: minutesAfter(1) })
    })

    test('survives being cancelled or put off in the transaction that stores something new', async () => {
      const [cancelled, later, earlier] = [newId(), newId(), newId()]
      await world().store.transaction(async (tx) => {
        for (const lane of [cancelled, later, earlier]) {
          await tx.deliveries.enqueue([aDelivery('p', { lane, notBefore: minutesAfter(5) })])
        }
        await tx.timers.cancel('outbox', cancelled)
        await tx.timers.set('outbox', later, minutesAfter(60))
        await tx.timers.set('outbox', earlier, minutesAfter(1))
      })
      expect((await lock(cancelled, 'outbox'))?.dueAt).toEqual(minutesAfter(5))
      expect((await lock(later, 'outbox'))?.dueAt).toEqual(minutesAfter(5))
      expect((await lock(earlier, 'outbox'))?.dueAt).toEqual(minutesAfter(1))
    })
  })
}
