import { describe, expect, test } from 'vitest'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import { UserError } from '../../../src/errors.ts'
import type { TicketQuery } from '../../../src/ports/index.ts'
import { anObligation, aTicket, minutesAfter } from '../../support/rows.ts'
import { type GetWorld, newPartnership } from './store-world.ts'

export function ticketsContract(world: GetWorld): void {
  const insert = (tickets: readonly Ticket[]) =>
    world().store.transaction(async (tx) => {
      for (const ticket of tickets) await tx.tickets.insert(ticket)
    })

  describe('keys', () => {
    test('have no gaps and no doubles when fifty are given out at once', async () => {
      const id = await newPartnership(world())
      const stores = [world().store, world().other]
      const keys = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          stores[index % 2]!.transaction(async (tx) => {
            await tx.partnerships.lock(id)
            const key = await tx.tickets.nextKey(id, 'D')
            await tx.tickets.insert(aTicket(id, { key }))
            return key
          }),
        ),
      )
      const numbers = keys.map((key) => Number(key.slice(2))).sort((a, b) => a - b)
      expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    })

    test('count apart for each prefix, and a failed transaction uses none up', async () => {
      const id = await newPartnership(world())
      const keys = (prefixes: readonly ('D' | 'C' | 'F' | 'B')[], error?: Error) =>
        world().store.transaction(async (tx) => {
          await tx.partnerships.lock(id)
          const given: string[] = []
          for (const prefix of prefixes) given.push(await tx.tickets.nextKey(id, prefix))
          if (error) throw error
          return given
        })
      expect(await keys(['D', 'D', 'F', 'C', 'B', 'B'])).toEqual(['D-1', 'D-2', 'F-1', 'C-1', 'B-1', 'B-2'])
      await expect(keys(['D', 'B'], new UserError('no'))).rejects.toThrow('no')
      expect(await keys(['D', 'B', 'F'])).toEqual(['D-3', 'B-3', 'F-2'])
    })

    test('need the lock', async () => {
      const id = await newPartnership(world())
      const attempt = world().store.transaction((tx) => tx.tickets.nextKey(id, 'D'))
      await expect(attempt).rejects.toThrow('is not held')
    })
  })

  describe('a ticket', () => {
    test('comes back exactly, with every date a date', async () => {
      const id = await newPartnership(world())
      const ticket = aTicket(id, {
        key: 'D-1',
        internalKey: 'F-1',
        fields: {
          ...aTicket(id).fields,
          text: 'NUL \u0000, lone \ud800, {"$date":"2026-01-01T00:00:00.000Z"}',
        },
        reopenedAt: minutesAfter(9),
        rejection: { by: 'b', at: minutesAfter(8), reason: '2026-02-13T12:00:00.000Z', duplicateOf: null },
        approvals: [{ side: 'brand', by: 'b', at: minutesAfter(10), contentHash: 'x' }],
      })
      await insert([ticket])
      const read = () => world().store.transaction((tx) => tx.tickets.get(ticket.id))
      expect(await read()).toEqual(ticket)
      const changed: Ticket = {
        ...ticket,
        status: 'closed',
        audience: 'brand',
        milestones: {},
        rejection: null,
      }
      await world().store.transaction((tx) => tx.tickets.update(changed))
      expect(await read()).toEqual(changed)
    })

    test('is found by either key, in its own partnership', async () => {
      const [id, other] = [await newPartnership(world()), await newPartnership(world())]
      const ticket = aTicket(id, { key: 'D-7', internalKey: 'F-3' })
      await insert([ticket])
      const find = (partnershipId: string, key: string) =>
        world().store.transaction(async (tx) => (await tx.tickets.byKey(partnershipId, key))?.id ?? null)
      expect(await find(id, 'D-7')).toBe(ticket.id)
      expect(await find(id, 'F-3')).toBe(ticket.id)
      expect(await find(id, 'D-8')).toBeNull()
      expect(await find(other, 'D-7')).toBeNull()
    })

    test('with a key that is taken is refused', async () => {
      const id = await newPartnership(world())
      await insert([aTicket(id, { key: 'D-1' })])
      await expect(insert([aTicket(id, { key: 'D-1' })])).rejects.toThrow()
    })

    test('that is not there cannot be updated', async () => {
      const attempt = world().store.transaction((tx) => tx.tickets.update(aTicket('p')))
      await expect(attempt).rejects.toThrow('no ticket')
    })
  })

  describe('a list', () => {
    const scene = async () => {
      const id = await newPartnership(world())
      const at = (minute: number, changes: Partial<Ticket>) =>
        aTicket(id, { reportedAt: minutesAfter(minute), ...changes })
      const both = at(1, { key: 'D-1', filedBy: 'x' })
      const closed = at(2, { key: 'D-2', status: 'closed', filedBy: 'b-liaison' })
      const disputed = at(3, { key: 'D-3', status: 'disputed', filedBy: 'x' })
      const ofFactory = at(4, { internalKey: 'F-1', audience: 'factory', filedBy: 'x' })
      const ofBrand = at(5, { internalKey: 'B-1', audience: 'brand', raiser: 'brand', filedBy: 'x' })
      const withdrawn = at(6, { key: 'D-4', status: 'withdrawn', filedBy: 'x' })
      const stranger = aTicket(await newPartnership(world()), { key: 'D-1' })
      await insert([both, closed, disputed, ofFactory, ofBrand, withdrawn, stranger])
      await world().store.transaction((tx) =>
        tx.obligations.save([
          anObligation(both, { owedBy: 'brand', state: 'open' }),
          anObligation(disputed, { owedBy: 'factory', state: 'missed' }),
          anObligation(withdrawn, { owedBy: 'brand', state: 'missed', stoppedAt: minutesAfter(7) }),
          anObligation(ofFactory, { owedBy: 'factory', state: 'missed' }),
          anObligation(closed, { owedBy: 'factory', state: 'waived' }),
        ]),
      )
      return (query: Partial<TicketQuery>) =>
        world().store.transaction(async (tx) => {
          const found = await tx.tickets.list({
            ...{
              partnershipId: id,
              reader: 'brand',
              filter: 'all',
              personId: 'b-liaison',
              offset: 0,
              limit: 10,
            },
            ...query,
          })
          return [found.total, ...found.tickets.map((ticket) => ticket.key ?? ticket.internalKey)]
        })
    }

    test('shows each side what it may read, newest first', async () => {
      const list = await scene()
      expect(await list({ reader: 'brand' })).toEqual([5, 'D-4', 'B-1', 'D-3', 'D-2', 'D-1'])
      expect(await list({ reader: 'factory' })).toEqual([5, 'D-4', 'F-1', 'D-3', 'D-2', 'D-1'])
    })

    test('pages, and tells the total also past the end', async () => {
      const list = await scene()
      expect(await list({ offset: 1, limit: 2 })).toEqual([5, 'B-1', 'D-3'])
      expect(await list({ offset: 40, limit: 2 })).toEqual([5])
    })

    test('filters by what is open, overdue and mine', async () => {
      const list = await scene()
      expect(await list({ filter: 'open' })).toEqual([3, 'B-1', 'D-3', 'D-1'])
      expect(await list({ filter: 'overdue' })).toEqual([1, 'D-3'])
      expect(await list({ filter: 'overdue', reader: 'factory' })).toEqual([2, 'F-1', 'D-3'])
      expect(await list({ filter: 'mine' })).toEqual([2, 'D-2', 'D-1'])
      expect(await list({ filter: 'mine', reader: 'factory', personId: 'nobody' })).toEqual([2, 'F-1', 'D-3'])
    })

    test('of everything that is not final holds both sides, for work that shows nothing', async () => {
      const id = await newPartnership(world())
      const open = aTicket(id, { audience: 'factory', internalKey: 'F-1' })
      const disputed = aTicket(id, { status: 'disputed', reportedAt: minutesAfter(60) })
      await insert([disputed, open, aTicket(id, { status: 'rejected' })])
      const ids = await world().store.transaction((tx) => tx.tickets.openIds(id))
      expect(ids).toEqual([open.id, disputed.id])
    })
  })
}
