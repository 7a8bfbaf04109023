import { describe, expect, test } from 'vitest'
import type { Partnership } from '../../../src/domain/partnership/partnership.ts'
import { anAgreement, aPartnership, aPerson, minutesAfter, NOON } from '../../support/rows.ts'
import { type GetWorld, newId, newPartnership } from './store-world.ts'

export function partnershipsContract(world: GetWorld): void {
  const save = (partnership: Partnership) =>
    world().store.transaction((tx) => tx.partnerships.save(partnership))
  const get = (id: string) => world().store.transaction((tx) => tx.partnerships.get(id))

  describe('a partnership', () => {
    test('comes back as it was saved, people, identities and channels in the order of the file', async () => {
      const partnership = aPartnership({
        people: [
          aPerson('z', 'factory', {
            roles: ['quality', 'approver'],
            zone: 'Asia/Urumqi',
            language: 'zh-Hans',
          }),
          aPerson('a', 'brand', {
            email: 'a@example.com',
            identities: [
              { platform: 'teams', userId: '0d9a', workspaceId: '5c1e' },
              { platform: 'slack', userId: 'UA', workspaceId: null },
            ],
          }),
          aPerson('m', 'brand', { roles: [], identities: [] }),
        ],
        checkIn: null,
      })
      await save(partnership)
      expect(await get(partnership.id)).toEqual(partnership)
      const locked = await world().store.transaction((tx) => tx.partnerships.lock(partnership.id))
      expect(locked).toEqual(partnership)
      expect(await world().store.transaction((tx) => tx.partnerships.ids())).toContain(partnership.id)
    })

    test('is null when there is none of that id', async () => {
      expect(await get('nobody')).toBeNull()
      expect(await world().store.transaction((tx) => tx.partnerships.lock('nobody'))).toBeNull()
    })

    test('is replaced by saving it again, for every process', async () => {
      const before = aPartnership()
      await save(before)
      await world().other.transaction((tx) => tx.partnerships.get(before.id))
      const after: Partnership = {
        ...before,
        name: 'Aurora Two',
        people: [aPerson('f-new', 'factory'), aPerson('b-liaison', 'brand', { name: 'Renamed' })],
        channels: [{ platform: 'teams', channelId: `T-${before.id}`, audience: 'brand' }],
      }
      await save(after)
      expect(await world().other.transaction((tx) => tx.partnerships.get(before.id))).toEqual(after)
      expect(
        await world().store.transaction((tx) => tx.partnerships.ofChannel('slack', `C-${before.id}`)),
      ).toBeNull()
      const gone = { platform: 'slack', userId: 'U-f-liaison', workspaceId: null } as const
      const found = await world().store.transaction((tx) => tx.partnerships.ofIdentity(gone))
      expect(found.map((each) => each.partnershipId)).not.toContain(before.id)
    })

    test('that was only saved in a transaction that failed is not remembered', async () => {
      const before = aPartnership()
      await save(before)
      const failing = world().store.transaction(async (tx) => {
        await tx.partnerships.save({ ...before, name: 'Never' })
        expect((await tx.partnerships.get(before.id))?.name).toBe('Never')
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      expect((await get(before.id))?.name).toBe('Aurora Earbuds')
    })

    test('keeps its numbers and its chain when it is saved again', async () => {
      const partnership = aPartnership()
      await save(partnership)
      const next = () =>
        world().store.transaction(async (tx) => {
          await tx.partnerships.lock(partnership.id)
          return tx.tickets.nextKey(partnership.id, 'D')
        })
      expect(await next()).toBe('D-1')
      await save({ ...partnership, name: 'Later' })
      expect(await next()).toBe('D-2')
    })

    test("does not take another one's conversation", async () => {
      const first = aPartnership()
      await save(first)
      await expect(save(aPartnership({ channels: first.channels }))).rejects.toMatchObject({
        code: 'channel-taken',
      })
      const mapping = await world().store.transaction((tx) =>
        tx.partnerships.ofChannel('slack', `F-${first.id}`),
      )
      expect(mapping).toEqual({ partnershipId: first.id, audience: 'factory' })
    })
  })

  describe('a choice of a person', () => {
    test('wins over the file, survives the file and can be taken back', async () => {
      const partnership = aPartnership({ people: [aPerson('p', 'brand', { zone: 'Europe/Paris' })] })
      await save(partnership)
      const choose = (preference: { language?: string | null; zone?: string | null }) =>
        world().store.transaction((tx) => tx.partnerships.setPreference(partnership.id, 'p', preference))
      const person = async () => (await get(partnership.id))?.people[0]

      await choose({ language: 'de' })
      expect(await person()).toMatchObject({ language: 'de', zone: 'Europe/Paris' })
      await choose({ zone: 'Asia/Tokyo' })
      await save(partnership)
      expect(await person()).toMatchObject({ language: 'de', zone: 'Asia/Tokyo' })
      await save({ ...partnership, people: [] })
      await save(partnership)
      expect(await person()).toMatchObject({ language: 'de', zone: 'Asia/Tokyo' })
      await choose({ zone: null, language: null })
      expect(await person()).toMatchObject({ language: null, zone: 'Europe/Paris' })
    })

    test('is seen in the transaction that made it', async () => {
      const id = await newPartnership(world())
      const seen = await world().store.transaction(async (tx) => {
        await tx.partnerships.lock(id)
        await tx.partnerships.setPreference(id, 'b-liaison', { language: 'ja' })
        return tx.partnerships.lock(id)
      })
      expect(seen?.people.find((person) => person.id === 'b-liaison')?.language).toBe('ja')
    })
  })

  describe('an identity', () => {
    test('finds its people, in several partnerships, the one that names the workspace first', async () => {
      const userId = newId()
      const any = { platform: 'slack', userId, workspaceId: null } as const
      const named = { platform: 'slack', userId, workspaceId: 'T1' } as const
      const one = await newPartnership(world(), {
        id: `a-${userId}`,
        people: [
          aPerson('any', 'brand', { identities: [any] }),
          aPerson('named', 'brand', { identities: [named] }),
        ],
      })
      const two = await newPartnership(world(), {
        id: `b-${userId}`,
        people: [aPerson('any', 'brand', { identities: [any] })],
      })
      const three = await newPartnership(world(), {
        id: `c-${userId}`,
        people: [aPerson('named', 'brand', { identities: [named] })],
      })
      const find = (workspaceId: string | null) =>
        world().store.transaction((tx) =>
          tx.partnerships.ofIdentity({ platform: 'slack', userId, workspaceId }),
        )
      expect(await find('T1')).toEqual([
        { partnershipId: one, personId: 'named' },
        { partnershipId: two, personId: 'any' },
        { partnershipId: three, personId: 'named' },
      ])
      expect(await find('T2')).toEqual([
        { partnershipId: one, personId: 'any' },
        { partnershipId: two, personId: 'any' },
      ])
      expect(await find(null)).toEqual(await find('T2'))
    })
  })

  describe('an agreement', () => {
    test('is the highest in force; proposed is what is newer than that', async () => {
      const partnershipId = await newPartnership(world())
      const acceptance = { personId: 'b-liaison', at: minutesAfter(1), byOperator: true }
      const version = (number: number, inForceSince: Date | null) => ({
        partnershipId,
        agreement: anAgreement(number),
        proposedAt: NOON,
        accepted: { brand: acceptance, factory: inForceSince && acceptance },
        inForceSince,
      })
      const state = () =>
        world().store.transaction(async (tx) => [
          (await tx.agreements.inForce(partnershipId))?.agreement.version ?? null,
          (await tx.agreements.proposed(partnershipId))?.agreement.version ?? null,
        ])
      const put = (number: number, since: Date | null) =>
        world().store.transaction((tx) => tx.agreements.save(version(number, since)))
      expect(await state()).toEqual([null, null])
      await put(1, null)
      expect(await state()).toEqual([null, 1])
      await put(2, minutesAfter(2))
      expect(await state()).toEqual([2, null])
      await put(3, null)
      expect(await state()).toEqual([2, 3])
      await put(3, minutesAfter(3))
      expect(await state()).toEqual([3, null])
      const found = await world().store.transaction((tx) => tx.agreements.version(partnershipId, 1))
      expect(found).toEqual(version(1, null))
      // What was asked before it came into force is no answer afterwards.
      await world().store.transaction(async (tx) => {
        expect((await tx.agreements.inForce(partnershipId))?.agreement.version).toBe(3)
        await tx.agreements.save(version(4, minutesAfter(4)))
        expect((await tx.agreements.inForce(partnershipId))?.agreement.version).toBe(4)
      })
    })
  })
}
