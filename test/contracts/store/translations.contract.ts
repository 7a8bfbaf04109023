import { describe, expect, test } from 'vitest'
import { aTranslation, minutesAfter, NOON } from '../../support/rows.ts'
import { type GetWorld, newPartnership } from './store-world.ts'

/** Translation memory: one row for each key, found by text and reader, waiting rows earliest first. */
export function translationsContract(get: GetWorld): void {
  describe('translations', () => {
    test('come back exactly, with whatever people write', async () => {
      const { store } = get()
      const p = await newPartnership(get())
      const row = aTranslation(p, {
        source: 'a\u0000b "毛刺" \ud800 $1',
        text: 'ü',
        problems: [{ kind: 'number', source: '23億', target: '', severity: 'hard' }],
        ticketIds: ['t1', 't2'],
        correctedBy: 'f-liaison',
        dueAt: minutesAfter(3),
      })
      await store.transaction((tx) => tx.translations.put(row))
      const found = await store.transaction((tx) => tx.translations.ofTexts(p, [row.sourceHash], ['both']))
      expect(found).toEqual([row])
    })

    test('one of the same key is replaced and keeps its id', async () => {
      const { store } = get()
      const p = await newPartnership(get())
      const before = aTranslation(p)
      const after = aTranslation(p, { text: 'better', state: 'withheld' })
      await store.transaction((tx) => tx.translations.put(before))
      await store.transaction((tx) => tx.translations.put(after))
      const found = await store.transaction((tx) => tx.translations.ofTexts(p, ['h1'], ['both']))
      expect(found).toEqual([{ ...after, id: before.id }])
    })

    test('only what the readers may know is found, of this partnership alone', async () => {
      const { store } = get()
      const [p, other] = [await newPartnership(get()), await newPartnership(get())]
      const rows = [
        aTranslation(p, { audience: 'factory', text: 'own' }),
        aTranslation(p, { audience: 'both', text: 'shared' }),
        aTranslation(other, { text: 'theirs' }),
        aTranslation(p, { sourceHash: 'h2', text: 'another' }),
      ]
      for (const row of rows) await store.transaction((tx) => tx.translations.put(row))
      const texts = async (...audiences: ('both' | 'factory' | 'brand')[]) =>
        (await store.transaction((tx) => tx.translations.ofTexts(p, ['h1'], audiences))).map(
          ({ text }) => text,
        )
      expect(await texts('both')).toEqual(['shared'])
      expect(await texts('brand', 'both')).toEqual(['shared'])
      expect(await texts('factory', 'both')).toEqual(['own', 'shared'])
    })

    test('wanted rows of a pair, earliest due first, and no others', async () => {
      const { store } = get()
      const p = await newPartnership(get())
      const rows = [
        aTranslation(p, { sourceHash: 'late', state: 'wanted', dueAt: minutesAfter(9) }),
        aTranslation(p, { sourceHash: 'soon', state: 'wanted', dueAt: minutesAfter(1) }),
        aTranslation(p, { sourceHash: 'done', state: 'done' }),
        aTranslation(p, { sourceHash: 'other', state: 'wanted', to: 'ja' }),
      ]
      for (const row of rows) await store.transaction((tx) => tx.translations.put(row))
      const wanted = (limit: number) =>
        store.transaction((tx) => tx.translations.wanted(p, 'zh-Hans', 'en', limit))
      expect((await wanted(9)).map(({ sourceHash }) => sourceHash)).toEqual(['soon', 'late'])
      expect(await wanted(1)).toHaveLength(1)
    })

    test('what is still shown is noted, and what is not is forgotten, but for a person’s own', async () => {
      const { store } = get()
      const p = await newPartnership(get())
      const rows = [
        aTranslation(p, { sourceHash: 'shown' }),
        aTranslation(p, { sourceHash: 'old' }),
        aTranslation(p, { sourceHash: 'withheld', state: 'withheld' }),
        aTranslation(p, { sourceHash: 'waits', state: 'wanted' }),
        aTranslation(p, { sourceHash: 'corrected', correctedBy: 'f-liaison' }),
      ]
      const left = async () =>
        (
          await store.transaction((tx) =>
            tx.translations.ofTexts(
              p,
              rows.map(({ sourceHash }) => sourceHash),
              ['both'],
            ),
          )
        ).map(({ sourceHash }) => sourceHash)
      for (const row of rows) await store.transaction((tx) => tx.translations.put(row))
      await store.transaction((tx) => tx.translations.used([rows[0]?.id ?? ''], minutesAfter(2)))
      const long = new Date(0)
      const limits = {
        ...{
          eventsBefore: long,
          repliesBefore: long,
          contentsBefore: long,
          draftsBefore: long,
          heardBefore: long,
        },
        translationsBefore: minutesAfter(1),
      }
      const counted = await store.transaction((tx) => tx.retention.count(limits))
      expect(counted.translations).toBeGreaterThanOrEqual(2)
      expect((await store.transaction((tx) => tx.retention.forget(limits))).translations).toBe(
        counted.translations,
      )
      expect(await left()).toEqual(['shown', 'waits', 'corrected'])
    })

    test('erasing a person takes what they wrote, what they corrected, their tickets and their name', async () => {
      const { store } = get()
      const p = await newPartnership(get())
      const rows = [
        aTranslation(p, { sourceHash: 'written', writerId: 'b-1' }),
        aTranslation(p, { sourceHash: 'corrected', correctedBy: 'b-1' }),
        aTranslation(p, { sourceHash: 'ticket', ticketIds: ['t9', 't1'] }),
        aTranslation(p, { sourceHash: 'named', text: 'ask Ann "A" 李 about it' }),
        aTranslation(p, { sourceHash: 'stays', text: 'nothing of the kind' }),
      ]
      for (const row of rows) await store.transaction((tx) => tx.translations.put(row))
      const whose = { personId: 'b-1', names: ['Ann "A" 李'], ticketIds: ['t1'] }
      expect(await store.transaction((tx) => tx.erasure.forgetTranslations(p, whose))).toBe(4)
      const all = rows.map(({ sourceHash }) => sourceHash)
      const left = await store.transaction((tx) => tx.translations.ofTexts(p, all, ['both']))
      expect(left.map(({ sourceHash }) => sourceHash)).toEqual(['stays'])
      expect(left[0]?.usedAt).toEqual(NOON)
    })
  })
}
