import { describe, expect, test } from 'vitest'
import type { InboundReply, Tx } from '../../../src/ports/index.ts'
import { aDelivery, anEntry, anObligation, aTicket, minutesAfter, NOON } from '../../support/rows.ts'
import { type GetWorld, newId, newPartnership } from './store-world.ts'

export function transactionsContract(world: GetWorld): void {
  describe('a transaction', () => {
    const write = async (tx: Tx, partnershipId: string) => {
      await tx.partnerships.lock(partnershipId)
      const ticket = aTicket(partnershipId, { key: await tx.tickets.nextKey(partnershipId, 'D') })
      const obligation = anObligation(ticket)
      const delivery = aDelivery(partnershipId)
      await tx.tickets.insert(ticket)
      await tx.obligations.save([obligation])
      await tx.history.append([anEntry(partnershipId, { ticketId: ticket.id })])
      await tx.deliveries.enqueue([delivery])
      await tx.timers.set('obligation', obligation.id, minutesAfter(600))
      await tx.settings.set(`setting-${partnershipId}`, 'on')
      return { ticket, obligation, delivery }
    }
    const look = (
      partnershipId: string,
      { ticket, obligation, delivery }: Awaited<ReturnType<typeof write>>,
    ) =>
      world().store.transaction(async (tx) => ({
        ticket: await tx.tickets.get(ticket.id),
        obligation: await tx.obligations.get(obligation.id),
        delivery: await tx.deliveries.get(delivery.id),
        history: (await tx.history.ofTicket(ticket.id, 'brand')).length,
        head: (await tx.history.head(partnershipId)).seq,
        timer: await tx.timers.lock('obligation', obligation.id),
        lane: await tx.timers.lock('outbox', delivery.lane),
        setting: await tx.settings.get(`setting-${partnershipId}`),
      }))
    const nudges = async ({ obligation, delivery }: Awaited<ReturnType<typeof write>>) => [
      (await world().nudgesFor(obligation.id)).length,
      (await world().nudgesFor(delivery.lane)).length,
    ]

    test('writes everything when it ends well', async () => {
      const id = await newPartnership(world())
      const written = await world().store.transaction((tx) => write(tx, id))
      const found = await look(id, written)
      expect(found).toMatchObject({ history: 1, head: 1, setting: 'on' })
      expect(found.ticket).toEqual(written.ticket)
      expect(found.obligation).toEqual(written.obligation)
      expect(found.delivery).toEqual(written.delivery)
      expect(found.timer?.dueAt).toEqual(minutesAfter(600))
      expect(found.lane?.dueAt).toEqual(NOON)
      expect(await nudges(written)).toEqual([1, 1])
    })

    test('leaves nothing when the work rejects, and rejects with the same error', async () => {
      const id = await newPartnership(world())
      const reason = new Error('changed my mind')
      let written: Awaited<ReturnType<typeof write>> | undefined
      const attempt = world().store.transaction(async (tx) => {
        written = await write(tx, id)
        // Also what was put off has reached the database by now.
        await tx.history.ofTicket(written.ticket.id, 'brand')
        await tx.timers.due(NOON, 1)
        throw reason
      })
      await expect(attempt).rejects.toBe(reason)
      if (!written) throw new Error('not written')
      expect(await look(id, written)).toEqual({
        ticket: null,
        obligation: null,
        delivery: null,
        history: 0,
        head: 0,
        timer: null,
        lane: null,
        setting: null,
      })
      expect(await nudges(written)).toEqual([0, 0])
      expect(await world().store.transaction((tx) => nextKey(tx, id))).toBe('D-1')
    })

    test('leaves nothing when a statement fails at its end', async () => {
      const id = await newPartnership(world())
      const attempt = world().store.transaction(async (tx) => {
        await tx.settings.set(`late-${id}`, 'on')
        await tx.timers.set('obligation', id, new Date(Number.NaN))
      })
      await expect(attempt).rejects.toThrow()
      expect(await world().store.transaction((tx) => tx.settings.get(`late-${id}`))).toBeNull()
    })

    test('is not touched by a failing statement of the job queue, and neither are later ones', async () => {
      const [first, second] = [newId(), newId()]
      const failed = await world().store.transaction(async (tx) => {
        await tx.settings.set(first, 'before')
        const failing = world().failJobsStatement()
        await tx.settings.set(second, 'after')
        return { failing }
      })
      // Others take their turn right behind it.
      const others = Array.from({ length: 5 }, () =>
        world().store.transaction(async (tx) => [
          await tx.settings.get(first),
          await tx.settings.get(second),
        ]),
      )
      expect(String(await failed.failing)).toMatch(/division by zero/)
      for (const found of await Promise.all(others)) expect(found).toEqual(['before', 'after'])
    })
  })

  describe('an event', () => {
    const reply: InboundReply = {
      kind: 'card',
      card: { title: 'Done', tone: 'good', elements: [{ type: 'text', text: '$date' }], summary: 'Done' },
    }

    test('is claimed by one of many, the others get the reply of the first', async () => {
      const key = newId()
      const claims = Array.from({ length: 10 }, () =>
        world().store.transaction(async (tx) => {
          const earlier = await tx.events.claim('slack', key, NOON)
          if (earlier === null) await tx.events.saveReply('slack', key, reply)
          return earlier
        }),
      )
      const results = await Promise.all(claims)
      expect(results.filter((result) => result === null)).toHaveLength(1)
      expect(results.filter((result) => result !== null)).toEqual(Array(9).fill({ reply }))
    })

    test('without a stored reply answers nothing to a redelivery', async () => {
      const key = newId()
      const claim = () => world().store.transaction((tx) => tx.events.claim('teams', key, NOON))
      expect(await claim()).toBeNull()
      expect(await claim()).toEqual({ reply: { kind: 'none' } })
    })

    test('is new again when its handling was rolled back', async () => {
      const key = newId()
      const failing = world().store.transaction(async (tx) => {
        await tx.events.claim('slack', key, NOON)
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      expect(await world().store.transaction((tx) => tx.events.claim('slack', key, NOON))).toBeNull()
    })

    test('is forgotten once it is old', async () => {
      const [old, young] = [newId(), newId()]
      const at = new Date('1999-01-01T00:00:00Z')
      await world().store.transaction(async (tx) => {
        await tx.events.claim('slack', old, at)
        await tx.events.claim('slack', young, new Date('1999-01-02T00:00:00Z'))
      })
      const forget = () =>
        world().store.transaction((tx) => tx.events.forgetBefore(new Date('1999-01-02T00:00:00Z')))
      expect(await forget()).toBe(1)
      expect(await world().store.transaction((tx) => tx.events.claim('slack', old, at))).toBeNull()
      expect(await world().store.transaction((tx) => tx.events.claim('slack', young, at))).not.toBeNull()
    })
  })
}

async function nextKey(tx: Tx, id: string): Promise<string> {
  await tx.partnerships.lock(id)
  return tx.tickets.nextKey(id, 'D')
}
