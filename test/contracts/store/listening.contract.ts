import { describe, expect, test } from 'vitest'
import { settle } from '../../../src/domain/listening/proposal.ts'
import { aProposal, minutesAfter, NOON } from '../../support/rows.ts'
import { type GetWorld, newId, newPartnership } from './store-world.ts'

const WORDS = { ...aProposal('x').words!, cues: [] }

export function listeningContract(world: GetWorld): void {
  const inTx = <T>(work: Parameters<ReturnType<GetWorld>['store']['transaction']>[0]) =>
    world().store.transaction(work) as Promise<T>

  describe('proposals', () => {
    test('come back exactly, as they were last saved, by id and by message', async () => {
      const proposal = aProposal(await newPartnership(world()), {
        like: { kind: 'ticket', id: newId() },
        threadId: 'm0',
        words: {
          ...WORDS,
          cues: ['lone \ud83d\ude42 $date'],
          further: [
            {
              ref: { platform: 'slack', channelId: 'C1', messageId: '2' },
              personId: 'b-quality',
              side: 'brand',
              postedAt: minutesAfter(1),
              text: 'again',
              files: [],
            },
          ],
        },
      })
      await inTx((tx) => tx.proposals.insert(proposal))
      expect(await inTx((tx) => tx.proposals.get(proposal.id))).toEqual(proposal)
      const created = settle(proposal, 'created', 'b-quality', minutesAfter(5), { ticketId: newId() })
      await inTx((tx) => tx.proposals.update(created))
      expect(await inTx((tx) => tx.proposals.byRef(proposal.ref))).toEqual(created)
      expect(await inTx((tx) => tx.proposals.get(newId()))).toBeNull()
      expect(await inTx((tx) => tx.proposals.byRef({ ...proposal.ref, platform: 'teams' }))).toBeNull()
    })

    test('are one a message, and an unknown one cannot be updated', async () => {
      const proposal = aProposal(await newPartnership(world()))
      await inTx((tx) => tx.proposals.insert(proposal))
      await expect(inTx((tx) => tx.proposals.insert({ ...proposal, id: newId() }))).rejects.toThrow()
      await expect(inTx((tx) => tx.proposals.update(aProposal(proposal.partnershipId)))).rejects.toThrow()
    })

    test('of a partnership come newest first, from an instant on', async () => {
      const id = await newPartnership(world())
      const [old, first, second] = [-1, 0, 1].map((minute) =>
        aProposal(id, { postedAt: minutesAfter(minute) }),
      )
      const other = aProposal(await newPartnership(world()))
      await inTx(async (tx) => {
        for (const one of [first, second, old, other]) if (one) await tx.proposals.insert(one)
      })
      expect(await inTx((tx) => tx.proposals.recent(id, NOON))).toEqual([second, first])
    })

    test('are counted by signal, language, weightiest rule and end', async () => {
      const id = await newPartnership(world())
      await inTx(async (tx) => {
        for (const state of ['created', 'created', 'rejected'] as const)
          await tx.proposals.insert(settle(aProposal(id), state, 'f-quality', NOON))
        await tx.proposals.insert(settle(aProposal(id, { way: 'auto' }), 'created', null, NOON))
      })
      const group = { signal: 'defect', lang: 'zh-Hans', rule: 'zh-Hans.surface' }
      expect(await inTx((tx) => tx.proposals.ends(id))).toEqual([
        { ...group, state: 'created', byPerson: false, number: 1 },
        { ...group, state: 'created', byPerson: true, number: 2 },
        { ...group, state: 'rejected', byPerson: true, number: 1 },
      ])
      const all = await inTx<readonly { readonly number: number }[]>((tx) => tx.proposals.ends(null))
      expect(all.reduce((sum, { number }) => sum + number, 0)).toBeGreaterThanOrEqual(4)
    })

    test('lose the words nobody settled, with time and with their writer', async () => {
      const id = await newPartnership(world())
      const [old, fresh, theirs] = [
        aProposal(id, { postedAt: minutesAfter(-9) }),
        aProposal(id),
        aProposal(id, { personId: 'b-quality' }),
      ]
      const further = {
        ref: { platform: 'slack' as const, channelId: 'C1', messageId: 'x' },
        personId: 'f-quality',
        side: 'factory' as const,
        postedAt: NOON,
        text: 'more',
        files: [],
      }
      const joined = { ...theirs, words: { ...WORDS, further: [further] } }
      const [never, past] = [new Date(0), minutesAfter(-5)]
      const limits = {
        ...{ eventsBefore: never, repliesBefore: never, contentsBefore: never, draftsBefore: never },
        heardBefore: past,
        translationsBefore: never,
      }
      await inTx(async (tx) => {
        for (const one of [old, fresh, joined]) await tx.proposals.insert(one)
        expect((await tx.retention.count(limits)).heard).toBe(1)
        expect((await tx.retention.forget(limits)).heard).toBe(1)
        expect(await tx.proposals.get(old.id)).toEqual({ ...old, words: null })
        await tx.listening.hush(id, 'phrase/f-quality/差不多', minutesAfter(9))
        await tx.listening.hush(id, 'phrase/f-quality-2/差不多', minutesAfter(9))
        expect(await tx.erasure.emptyProposals(id, 'f-quality')).toBe(2)
        expect((await tx.proposals.get(fresh.id))?.words).toBeNull()
        expect((await tx.proposals.get(theirs.id))?.words).toEqual(WORDS)
        const left = ['phrase/f-quality/差不多', 'phrase/f-quality-2/差不多']
        expect([...(await tx.listening.hushed(id, left, NOON))]).toEqual([left[1]])
      })
    })
  })

  describe('listening', () => {
    test('keeps what was said last about a conversation', async () => {
      const channel = newId()
      const set = (mode: 'off' | 'quiet') =>
        inTx((tx) => tx.listening.setMode('slack', channel, { mode, by: 'b-liaison', at: NOON }))
      expect(await inTx((tx) => tx.listening.modeOf('slack', channel))).toBeNull()
      await set('off')
      await set('quiet')
      expect(await inTx((tx) => tx.listening.modeOf('slack', channel))).toBe('quiet')
      expect(await inTx((tx) => tx.listening.modeOf('teams', channel))).toBeNull()
    })

    test('a hush holds until its instant, for its partnership', async () => {
      const [id, other] = [await newPartnership(world()), await newPartnership(world())]
      const hushed = (partnershipId: string, minute: number) =>
        inTx<ReadonlySet<string>>((tx) =>
          tx.listening.hushed(partnershipId, ['a', 'b'], minutesAfter(minute)),
        )
      await inTx((tx) => tx.listening.hush(id, 'a', minutesAfter(5)))
      expect([...(await hushed(id, 4))]).toEqual(['a'])
      expect([...(await hushed(id, 5))]).toEqual([])
      expect([...(await hushed(other, 4))]).toEqual([])
      await inTx((tx) => tx.listening.hush(id, 'a', minutesAfter(1)))
      expect([...(await hushed(id, 4))]).toEqual([])
    })
  })
}
