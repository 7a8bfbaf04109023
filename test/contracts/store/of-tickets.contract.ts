import { describe, expect, test } from 'vitest'
import { createPromise } from '../../../src/domain/promise/promise.ts'
import type { TicketMessage } from '../../../src/ports/index.ts'
import { anObligation, aTicket, minutesAfter, NOON } from '../../support/rows.ts'
import { type GetWorld, newId, newPartnership } from './store-world.ts'

/** What hangs on tickets: clocks, messages, promises. */
export function ofTicketsContract(world: GetWorld): void {
  describe('obligations', () => {
    test('are seen as they were last saved, stored or not, in the order they came', async () => {
      const id = await newPartnership(world())
      const ticket = aTicket(id)
      const [first, second, third] = [anObligation(ticket), anObligation(ticket), anObligation(ticket)]
      const late = { ...first, state: 'missed' as const, hold: { until: minutesAfter(9), by: 'b', at: NOON } }
      await world().store.transaction((tx) => tx.obligations.save([first, second]))
      await world().store.transaction(async (tx) => {
        await tx.obligations.save([third, late])
        expect(await tx.obligations.ofTicket(ticket.id)).toEqual([late, second, third])
        expect(await tx.obligations.get(first.id)).toEqual(late)
        expect(await tx.obligations.ofTickets([newId()])).toEqual([])
      })
      const stored = await world().store.transaction((tx) => tx.obligations.ofTickets([ticket.id, newId()]))
      expect(stored).toEqual([late, second, third])
    })

    test('of a ticket that is new in this transaction are those it saved, written yet or not', async () => {
      const ticket = aTicket(await newPartnership(world()))
      const [first, second] = [anObligation(ticket), anObligation(ticket)]
      await world().store.transaction(async (tx) => {
        await tx.tickets.insert(ticket)
        expect(await tx.obligations.ofTicket(ticket.id)).toEqual([])
        await tx.obligations.save([first])
        // Reading this writes what was put off.
        await tx.obligations.nextDue(NOON)
        await tx.obligations.save([second])
        expect(await tx.obligations.ofTicket(ticket.id)).toEqual([first, second])
      })
    })

    test('tell the next due of an open one, stored or not', async () => {
      const far = minutesAfter(60 * 24 * 365 * 50)
      const soon = new Date(far.getTime() + 2000)
      const ticket = aTicket(await newPartnership(world()))
      const stored = anObligation(ticket, { due: new Date(far.getTime() + 3000) })
      const missed = anObligation(ticket, { due: new Date(far.getTime() + 1000), state: 'missed' })
      await world().store.transaction((tx) => tx.obligations.save([stored, missed]))
      await world().store.transaction(async (tx) => {
        expect(await tx.obligations.nextDue(far)).toEqual(stored.due)
        await tx.obligations.save([anObligation(ticket, { due: soon })])
        expect(await tx.obligations.nextDue(far)).toEqual(soon)
        expect(await tx.obligations.nextDue(stored.due)).toBeNull()
      })
    })
  })

  describe('a message', () => {
    test('is found at once on a ticket that is new in this transaction, linked before it or after', async () => {
      const id = await newPartnership(world())
      const [before, after, without] = [aTicket(id), aTicket(id), aTicket(id)]
      const source = (ticketId: string): TicketMessage => ({
        ref: { platform: 'slack', channelId: `C-${id}`, messageId: ticketId },
        ticketId,
        role: 'source',
        audience: 'both',
        personId: null,
        side: 'brand',
        postedAt: NOON,
        deletedAt: null,
      })
      await world().store.transaction(async (tx) => {
        await tx.messages.link(source(before.id))
        for (const ticket of [before, after, without]) await tx.tickets.insert(ticket)
        expect(await tx.messages.ofTicket(after.id)).toEqual([])
        await tx.messages.link(source(after.id))
        expect(await tx.messages.ofTicket(before.id)).toEqual([source(before.id)])
        expect(await tx.messages.ofTicket(after.id)).toEqual([source(after.id)])
        expect(await tx.messages.ofTicket(without.id)).toEqual([])
      })
    })

    test('is linked to one ticket, once, and stays when it is deleted', async () => {
      const id = await newPartnership(world())
      const ticket = aTicket(id)
      const message: TicketMessage = {
        ref: { platform: 'slack', channelId: `C-${id}`, messageId: '1.2' },
        ticketId: ticket.id,
        role: 'source',
        audience: 'factory',
        personId: 'f-liaison',
        side: 'factory',
        postedAt: NOON,
        deletedAt: null,
      }
      const link = (changes: Partial<TicketMessage>) =>
        world().store.transaction((tx) => tx.messages.link({ ...message, ...changes }))
      await link({})
      await link({ role: 'comment' })
      await expect(link({ ticketId: newId() })).rejects.toMatchObject({ code: 'message-of-another-ticket' })
      const of = () => world().store.transaction((tx) => tx.messages.ofTicket(ticket.id))
      expect(await of()).toEqual([message])
      await world().store.transaction((tx) => tx.messages.markDeleted(message.ref, minutesAfter(3)))
      expect(await of()).toEqual([{ ...message, deletedAt: minutesAfter(3) }])
      const byRef = await world().store.transaction((tx) =>
        tx.messages.byRef({ ...message.ref, messageId: '9' }),
      )
      expect(byRef).toBeNull()
    })
  })

  describe('promises', () => {
    test('are kept, and those still owed come by due', async () => {
      const partnershipId = await newPartnership(world())
      const make = (due: Date | null) =>
        createPromise({
          ...{
            id: newId(),
            partnershipId,
            side: 'factory',
            audience: 'both',
            owner: null,
            due,
            madeAt: NOON,
          },
          ...{ origin: { kind: 'ticket', ticketId: newId() }, text: 'New samples' },
        }).promise
      const [never, later, soon, done] = [
        make(null),
        make(minutesAfter(9)),
        make(minutesAfter(3)),
        make(NOON),
      ]
      const kept = { ...done, state: 'kept' as const, settledAt: minutesAfter(1) }
      const late = { ...soon, state: 'late' as const, wasLate: true }
      await world().store.transaction(async (tx) => {
        for (const promise of [never, later, soon, done]) await tx.promises.insert(promise)
        await tx.promises.update(kept)
        await tx.promises.update(late)
      })
      expect(await world().store.transaction((tx) => tx.promises.get(done.id))).toEqual(kept)
      expect(await world().store.transaction((tx) => tx.promises.get(newId()))).toBeNull()
      const afterAll = { ...make(NOON), state: 'kept' as const, settledAt: minutesAfter(2), wasLate: true }
      await world().store.transaction((tx) => tx.promises.insert(afterAll))
      const tally = { kept: 1, keptLate: 1, late: 1, open: 2 }
      expect(await world().store.transaction((tx) => tx.promises.tally(partnershipId))).toEqual(tally)
      expect(await world().store.transaction((tx) => tx.promises.owed(partnershipId))).toEqual([
        late,
        later,
        never,
      ])
    })
  })
}
