import { describe, expect, test } from 'vitest'
import { type AgendaItem, INITIAL_SETTINGS } from '../../../src/domain/check-in/check-in.ts'
import { aCheckIn, minutesAfter, NOON } from '../../support/rows.ts'
import { type GetWorld, newId, newPartnership } from './store-world.ts'

export function checkInsContract(world: GetWorld): void {
  const inTx = <T>(work: Parameters<ReturnType<GetWorld>['store']['transaction']>[0]) =>
    world().store.transaction(work) as Promise<T>

  describe('check-ins', () => {
    test('come back exactly, replaced by what was saved last', async () => {
      const id = await newPartnership(world())
      const planned = aCheckIn(id, { start: null, reason: null, state: 'skipped' })
      const full = {
        ...planned,
        ...{ state: 'held' as const, start: NOON, closesAt: minutesAfter(60), movedFrom: minutesAfter(-60) },
        ...{ burden: { brand: 30, factory: 90 }, sequence: 3, publishedAt: NOON, silent: ['brand' as const] },
        reason: { code: 'kept-time' as const, carrier: 'brand' as const, time: '09:00' },
        passedOver: [{ date: '2026-02-11', side: 'brand' as const, dayOff: { reason: 'holiday' as const } }],
        proposal: {
          by: 'b-liaison',
          offers: [{ start: NOON, burden: { brand: 1, factory: 2 }, accepted: ['brand' as const] }],
        },
        attendance: [
          {
            ...{ personId: 'b-liaison', side: 'brand' as const, answer: 'sends' as const },
            ...{ substitute: '小王 $date', at: NOON },
          },
        ],
      }
      await inTx((tx) => tx.checkIns.save(planned))
      expect(await inTx((tx) => tx.checkIns.get(planned.id))).toEqual(planned)
      await inTx((tx) => tx.checkIns.save(full))
      expect(await inTx((tx) => tx.checkIns.get(planned.id))).toEqual(full)
      expect(await inTx((tx) => tx.checkIns.get(newId()))).toBeNull()
    })

    test('are listed ahead, from a week on and back to the first, of their partnership only', async () => {
      const id = await newPartnership(world())
      const held = aCheckIn(id, { week: '2026-02-02', state: 'held', start: minutesAfter(-9000) })
      const next = aCheckIn(id, { state: 'published', start: minutesAfter(60) })
      const extra = aCheckIn(id, { extra: true, start: minutesAfter(30) })
      const off = aCheckIn(id, { week: '2026-02-16', state: 'skipped', start: null })
      const later = aCheckIn(id, { week: '2026-02-23', start: minutesAfter(20_000) })
      const foreign = aCheckIn(await newPartnership(world()), { state: 'published' })
      await inTx(async (tx) => {
        for (const one of [later, off, extra, next, held, foreign]) await tx.checkIns.save(one)
      })
      expect(await inTx((tx) => tx.checkIns.ahead(id))).toEqual([extra, next, later])
      expect(await inTx((tx) => tx.checkIns.fromWeek(id, '2026-02-09'))).toEqual([next, extra, off, later])
      expect(await inTx((tx) => tx.checkIns.past(id, '2026-02-16', 12))).toEqual([off, held])
      expect(await inTx((tx) => tx.checkIns.past(id, '2026-02-09', 12))).toEqual([held])
      expect(await inTx((tx) => tx.checkIns.past(id, '2026-02-16', 1))).toEqual([off])
      await inTx((tx) => tx.checkIns.remove([later.id, extra.id]))
      expect(await inTx((tx) => tx.checkIns.ahead(id))).toEqual([next])
    })

    test('put their burdens into the ledger when they are held, not before', async () => {
      const id = await newPartnership(world())
      expect(await inTx((tx) => tx.checkIns.ledger(id))).toEqual({ brand: 0, factory: 0 })
      const burden = { brand: 60, factory: 100 }
      await inTx(async (tx) => {
        await tx.checkIns.save(aCheckIn(id, { state: 'held', burden }))
        await tx.checkIns.save(aCheckIn(id, { state: 'held', burden: { brand: 1, factory: 0 } }))
        await tx.checkIns.save(aCheckIn(id, { state: 'published', burden }))
        await tx.checkIns.save(aCheckIn(id, { state: 'skipped', burden }))
      })
      expect(await inTx((tx) => tx.checkIns.ledger(id))).toEqual({ brand: 61, factory: 100 })
    })

    test('have settings, the initial ones while nothing was chosen', async () => {
      const id = await newPartnership(world())
      expect(await inTx((tx) => tx.checkIns.settings(id))).toEqual(INITIAL_SETTINGS)
      const settings = { mode: 'written' as const, keptTime: '09:15', keptFor: 'hash' }
      await inTx((tx) => tx.checkIns.saveSettings(id, INITIAL_SETTINGS))
      await inTx((tx) => tx.checkIns.saveSettings(id, settings))
      expect(await inTx((tx) => tx.checkIns.settings(id))).toEqual(settings)
    })
  })

  test('agenda items wait until they are removed or talked about', async () => {
    const partnershipId = await newPartnership(world())
    const item = (text: string, after: number): AgendaItem => ({
      ...{ id: newId(), partnershipId, text, language: 'en', addedBy: 'b-liaison', side: 'brand' as const },
      ...{ addedAt: minutesAfter(after), checkInId: null, removedAt: null },
    })
    const [first, second, gone] = [item('Packaging', 1), item('包装', 2), item('Mistake', 0)]
    const checkInId = newId()
    await inTx(async (tx) => {
      for (const one of [second, first, gone]) await tx.agenda.save(one)
    })
    expect(await inTx((tx) => tx.agenda.waiting(partnershipId))).toEqual([gone, first, second])
    await inTx((tx) => tx.agenda.save({ ...gone, removedAt: NOON }))
    await inTx((tx) => tx.agenda.save({ ...first, checkInId }))
    expect(await inTx((tx) => tx.agenda.waiting(partnershipId))).toEqual([second])
    expect(await inTx((tx) => tx.agenda.ofCheckIn(checkInId))).toEqual([{ ...first, checkInId }])
    expect(await inTx((tx) => tx.agenda.get(second.id))).toEqual(second)
  })

  test('erasing a person takes their words out of check-ins and agendas, and nobody else’s', async () => {
    const id = await newPartnership(world())
    const said = (personId: string, text: string) => ({
      ...{ personId, side: 'brand' as const, question: 'news', text, language: null, at: NOON },
    })
    const checkIn = aCheckIn(id, { answers: [said('b-1', 'Mine'), said('b-2', 'Theirs')] })
    const item: AgendaItem = {
      ...{ id: newId(), partnershipId: id, text: 'Mine', language: null, addedBy: 'b-1', side: 'brand' },
      ...{ addedAt: NOON, checkInId: null, removedAt: null },
    }
    await inTx(async (tx) => {
      await tx.checkIns.save(checkIn)
      await tx.agenda.save(item)
    })
    expect(await inTx((tx) => tx.erasure.emptyCheckIns(id, 'b-1', '…'))).toBe(2)
    expect(await inTx((tx) => tx.erasure.emptyCheckIns(id, 'b-1', '…'))).toBe(0)
    expect(await inTx((tx) => tx.checkIns.get(checkIn.id))).toMatchObject({
      answers: [{ text: '…' }, { text: 'Theirs' }],
    })
    expect(await inTx((tx) => tx.agenda.waiting(id))).toMatchObject([{ text: '…' }])
  })
}
