import { expect, test } from 'vitest'
import { Unavailable } from '../../src/errors.ts'
import { sweep } from '../../src/features/timers.ts'
import { startAndon } from '../support/andon.ts'
import { aDelivery } from '../support/rows.ts'

const NOON = '2026-02-13T12:00:00Z'
const WEEK_MS = 7 * 86_400_000
const LANE = 'console/aurora/shared'

/** A clock somebody puts forward by a week, and back. */
function wrongClock() {
  const hands = { now: Date.parse(NOON) }
  return { hands, clock: { now: () => new Date(hands.now) } }
}

const aMessage = (at: number) =>
  aDelivery('aurora', {
    target: { kind: 'channel', platform: 'console', channelId: 'aurora/shared', thread: null },
    lane: LANE,
    slot: null,
    state: 'queued',
    notBefore: new Date(at),
    createdAt: new Date(at),
  })

test('what was tried while the clock was a week ahead is sent when it is right again, once', async () => {
  const andon = await startAndon({ at: NOON })
  const { hands, clock } = wrongClock()
  const deps = { ...andon.app.features, clock }
  hands.now += WEEK_MS
  const delivery = aMessage(hands.now)
  await andon.store.transaction((tx) => tx.deliveries.enqueue([delivery]))
  // It arrives, but the answer is lost: another look is due five seconds later, by that clock.
  andon.platform.lose = () => {
    throw new Unavailable('platform-unavailable')
  }
  await sweep(deps)
  andon.platform.lose = () => undefined
  const state = () => andon.store.transaction((tx) => tx.deliveries.get(delivery.id))
  expect(await state()).toMatchObject({ state: 'sending', attempts: 1 })

  hands.now -= WEEK_MS
  await sweep(deps)
  expect((await state())?.state).toBe('sent')
  expect(andon.platform.shown.map(({ deliveryId }) => deliveryId)).toEqual([delivery.id])
  await sweep(deps)
  expect(andon.platform.shown).toHaveLength(1)
})

test('what was stored while the clock was a week ahead does not wait for that week', async () => {
  const andon = await startAndon({ at: NOON })
  const { hands, clock } = wrongClock()
  const delivery = aMessage(hands.now + WEEK_MS)
  await andon.store.transaction((tx) => tx.deliveries.enqueue([delivery]))
  await sweep({ ...andon.app.features, clock })
  expect(andon.platform.shown.map(({ deliveryId }) => deliveryId)).toEqual([delivery.id])
})

test('a clock back by minutes repeats nothing, and what is held for an hour stays held', async () => {
  const andon = await startAndon({ at: NOON })
  const { hands, clock } = wrongClock()
  const deps = { ...andon.app.features, clock }
  const [now, held] = [
    aMessage(hands.now),
    { ...aMessage(hands.now), notBefore: new Date(hands.now + 3_600_000) },
  ]
  await andon.store.transaction((tx) => tx.deliveries.enqueue([now, held]))
  const shown = () => andon.platform.shown.map(({ deliveryId }) => deliveryId)
  await sweep(deps)
  expect(shown()).toEqual([now.id])
  hands.now -= 5 * 60_000
  await sweep(deps)
  expect(shown()).toEqual([now.id])
  hands.now += 66 * 60_000
  await sweep(deps)
  expect(shown()).toEqual([now.id, held.id])
})

test('a report made just before the clock goes back keeps its clocks, and each is told once when time catches up', async () => {
  const andon = await startAndon({ at: NOON })
  await andon.at('f-quality', 'shared').command('/defect hinge cracks on 3 of 40')
  const { hands, clock } = wrongClock()
  const deps = { ...andon.app.features, clock }
  hands.now -= 3_600_000
  await sweep(deps)
  const before = andon.platform.shown.length
  const days = async (count: number) => {
    for (let day = 0; day < count; day++) {
      hands.now += 86_400_000
      await sweep(deps)
    }
  }
  await days(12)
  const told = andon.platform.shown.length - before
  expect(told).toBeGreaterThan(0)
  hands.now -= 9 * 86_400_000
  await sweep(deps)
  await days(9)
  const all = andon.platform.shown.map(({ deliveryId }) => deliveryId)
  expect(all).toHaveLength(before + told)
  expect(new Set(all).size).toBe(all.length)
})
