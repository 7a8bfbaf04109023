import { expect, test } from 'vitest'
import { sendLane } from '../../src/features/outbox/send-lane.ts'
import { startAndon } from '../support/andon.ts'
import { aDelivery } from '../support/rows.ts'

const LANE = 'console/aurora/shared'

test('a process that was held up for longer than its lease posts nothing; who takes over does, once', async () => {
  const andon = await startAndon({ at: '2026-02-13T02:00:00Z' })
  const delivery = aDelivery('aurora', {
    target: { kind: 'channel', platform: 'console', channelId: 'aurora/shared', thread: null },
    lane: LANE,
    slot: null,
    state: 'queued',
    notBefore: new Date('2026-02-13T01:00:00Z'),
  })
  await andon.store.transaction((tx) => tx.deliveries.enqueue([delivery]))
  const began = Date.parse('2026-02-13T02:00:00Z')
  let asked = 0
  // Claims at 2:00:00 and comes to again at 2:01:01.
  const slow = { now: () => new Date(asked++ === 0 ? began : began + 61_000) }
  await sendLane({ ...andon.app.features, clock: slow }, LANE)
  expect(asked).toBeGreaterThan(1)
  expect(andon.platform.shown).toEqual([])
  const state = () => andon.store.transaction((tx) => tx.deliveries.get(delivery.id))
  expect((await state())?.state).toBe('sending')

  await andon.advance('2026-02-13T02:01:01Z')
  expect(andon.platform.finds).toBe(1)
  expect(andon.platform.shown.map(({ deliveryId }) => deliveryId)).toEqual([delivery.id])
  expect((await state())?.state).toBe('sent')
})
