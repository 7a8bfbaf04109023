import { describe, expect, test } from 'vitest'
import type { Delivery, Tx } from '../../../src/ports/index.ts'
import { aDelivery, minutesAfter } from '../../support/rows.ts'
import { type GetWorld, newId, run } from './store-world.ts'

export function deliveriesContract(world: GetWorld): void {
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => world().store.transaction(work)
  const make = (changes: Partial<Delivery>) => aDelivery('p', changes)

  describe('a delivery', () => {
    test('comes back exactly, before and after it is written', async () => {
      const delivery = make({
        target: { kind: 'person', platform: 'teams', personId: 'b-liaison' },
        ticketId: newId(),
        fallback: {
          roles: ['quality'],
          tried: ['a', 'b'],
          step: 'person',
          notice: { kind: 'warning', obligationId: 'o' },
        },
      })
      await inTx(async (tx) => {
        await tx.deliveries.enqueue([delivery])
        expect(await tx.deliveries.get(delivery.id)).toEqual(delivery)
      })
      expect(await inTx((tx) => tx.deliveries.get(delivery.id))).toEqual(delivery)
      const sent: Delivery = {
        ...delivery,
        state: 'sent',
        attempts: 2,
        firstAttemptAt: minutesAfter(1),
        leaseUntil: minutesAfter(2),
        sent: { platform: 'teams', channelId: 'c', messageId: 'm' },
        sentAt: minutesAfter(3),
        reason: 'rate-limited',
      }
      await inTx((tx) => tx.deliveries.update(sent))
      expect(await inTx((tx) => tx.deliveries.get(delivery.id))).toEqual(sent)
      expect(await inTx((tx) => tx.deliveries.get(newId()))).toBeNull()
    })
  })

  describe('a lane', () => {
    test('gives what is being sent, then what may go first, then what came first', async () => {
      const lane = newId()
      const at = (minute: number) => make({ lane, notBefore: minutesAfter(minute) })
      const [held, first, second, early] = [at(60), at(1), at(1), at(-9)]
      await inTx((tx) => tx.deliveries.enqueue([held, first, second]))
      const sending: Delivery = { ...held, state: 'sending', leaseUntil: minutesAfter(1) }
      await inTx(async (tx) => {
        await tx.deliveries.enqueue([early])
        await tx.deliveries.update(sending)
        expect(await tx.deliveries.nextOfLane(lane)).toEqual(sending)
      })
      const settle = (delivery: Delivery, state: Delivery['state']) =>
        inTx(async (tx) => {
          await tx.deliveries.update({ ...delivery, state })
          return tx.deliveries.nextOfLane(lane)
        })
      expect(await settle(sending, 'sent')).toEqual(early)
      expect(await settle(early, 'failed')).toEqual(first)
      expect(await settle(first, 'uncertain')).toEqual(second)
      expect(await settle(second, 'dropped')).toBeNull()
    })
  })

  test('a lane that waits for an instant of a clock that was put back is found', async () => {
    const waiting = (lane: string, changes: Partial<Delivery>) => make({ lane, state: 'queued', ...changes })
    const [stored, tried, cut, far] = [newId(), newId(), newId(), newId()]
    const [held, late, done] = [newId(), newId(), newId()]
    await inTx((tx) =>
      tx.deliveries.enqueue([
        waiting(stored, { createdAt: minutesAfter(2), notBefore: minutesAfter(2) }),
        waiting(tried, { createdAt: minutesAfter(0), attempts: 1, notBefore: minutesAfter(31) }),
        waiting(cut, {
          createdAt: minutesAfter(0),
          attempts: 1,
          state: 'sending',
          leaseUntil: minutesAfter(31),
        }),
        waiting(far, { createdAt: minutesAfter(2), notBefore: minutesAfter(1501) }),
        waiting(held, { createdAt: minutesAfter(0), notBefore: minutesAfter(600) }),
        waiting(late, { createdAt: minutesAfter(2), notBefore: minutesAfter(600) }),
        waiting(done, { createdAt: minutesAfter(2), state: 'sent' }),
      ]),
    )
    const found = await inTx((tx) =>
      tx.deliveries.lanesAhead({
        stored: minutesAfter(1),
        tried: minutesAfter(30),
        held: minutesAfter(1500),
      }),
    )
    const ours = [stored, tried, cut, far, held, late, done].filter((lane) => found.includes(lane))
    expect(ours.sort()).toEqual([stored, tried, cut, far].sort())
  })

  describe('a topic', () => {
    test('finds what is still queued, stored or not', async () => {
      const topic = newId()
      const [old, gone, fresh] = [make({ topic }), make({ topic }), make({ topic })]
      await inTx((tx) => tx.deliveries.enqueue([old, gone, make({ topic: newId() })]))
      await inTx(async (tx) => {
        await tx.deliveries.update({ ...gone, state: 'dropped', reason: 'overtaken' })
        await tx.deliveries.enqueue([fresh])
        expect(await tx.deliveries.queuedOnTopic(topic)).toEqual([old, fresh])
      })
      await inTx((tx) => tx.deliveries.update({ ...old, state: 'sending' }))
      expect(await inTx((tx) => tx.deliveries.queuedOnTopic(topic))).toEqual([fresh])
    })
  })

  describe('a slot', () => {
    test('has at most one queued state, and the place where its message stands', async () => {
      const slot = newId()
      const [first, second] = [make({ slot }), make({ slot })]
      const ref = { platform: 'slack', channelId: 'C', messageId: '1' } as const
      await inTx(async (tx) => {
        expect(await tx.deliveries.queuedOfSlot(slot)).toBeNull()
        await tx.deliveries.enqueue([first])
        expect(await tx.deliveries.queuedOfSlot(slot)).toEqual(first)
        expect(await tx.deliveries.sentOfSlot(slot)).toBeNull()
      })
      await inTx(async (tx) => {
        await tx.deliveries.update({ ...first, state: 'sent', sent: ref })
        expect(await tx.deliveries.sentOfSlot(slot)).toEqual(ref)
        expect(await tx.deliveries.queuedOfSlot(slot)).toBeNull()
        await tx.deliveries.enqueue([second])
      })
      expect(await inTx((tx) => tx.deliveries.queuedOfSlot(slot))).toEqual(second)
      const moved = { ...ref, messageId: '2' }
      await inTx((tx) => tx.deliveries.update({ ...second, state: 'sent', sent: moved }))
      expect(await inTx((tx) => tx.deliveries.sentOfSlot(slot))).toEqual(moved)
    })
  })

  describe('a queued message that one replaces while another is about to send it', () => {
    const start = async () => {
      const delivery = make({ lane: newId(), slot: newId(), topic: newId() })
      await inTx((tx) => tx.deliveries.enqueue([delivery]))
      return delivery
    }
    /** Gives whoever runs beside this transaction the time of many statements. */
    const linger = async (tx: Tx) => {
      for (let times = 0; times < 30; times++) await tx.deliveries.get(newId())
    }

    test('is sent as replaced: the sender waits', async () => {
      const delivery = await start()
      let sender: Promise<Delivery | null> | undefined
      await inTx(async (tx) => {
        const waiting = await tx.deliveries.queuedOfSlot(delivery.slot as string)
        sender = inTx((other) => other.deliveries.nextOfLane(delivery.lane))
        await linger(tx)
        await tx.deliveries.update({ ...(waiting as Delivery), reason: 'replaced' })
      })
      expect(await sender).toEqual({ ...delivery, reason: 'replaced' })
    })

    test('is not replaced any more once it is being claimed', async () => {
      const delivery = await start()
      let found: Promise<readonly unknown[]> | undefined
      await inTx(async (tx) => {
        const next = await tx.deliveries.nextOfLane(delivery.lane)
        found = inTx(async (other) => [
          await other.deliveries.queuedOfSlot(delivery.slot as string),
          await other.deliveries.queuedOnTopic(delivery.topic as string),
        ])
        await linger(tx)
        await tx.deliveries.update({ ...(next as Delivery), state: 'sending' })
      })
      expect(await found).toEqual([null, []])
    })
  })

  describe('trouble', () => {
    test('is what failed or may have failed, newest first', async () => {
      await run(world(), 'DELETE FROM delivery')
      const at = (minute: number, state: Delivery['state']) =>
        make({ state, createdAt: minutesAfter(minute) })
      const [failed, uncertain, latest] = [at(1, 'failed'), at(3, 'uncertain'), at(5, 'failed')]
      await inTx((tx) => tx.deliveries.enqueue([failed, at(2, 'dropped'), uncertain, at(4, 'sent'), latest]))
      expect(await inTx((tx) => tx.deliveries.troubled(9))).toEqual([latest, uncertain, failed])
      expect(await inTx((tx) => tx.deliveries.troubled(1))).toEqual([latest])
    })
  })
}
