import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { HistoryEntry } from '../../../src/ports/index.ts'
import { anEntry, minutesAfter } from '../../support/rows.ts'
import { type GetWorld, newId, newPartnership, run } from './store-world.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export function historyContract(world: GetWorld): void {
  const append = (id: string, entries: readonly HistoryEntry[]) =>
    world().store.transaction(async (tx) => {
      await tx.partnerships.lock(id)
      await tx.history.append(entries)
    })
  const verify = (id: string) => world().store.transaction((tx) => tx.history.verify(id))
  /** A partnership with so many rows, by two people in turn. */
  const chainOf = async (length: number) => {
    const id = await newPartnership(world())
    const entries = Array.from({ length }, (_, index) =>
      anEntry(id, { personId: index % 2 ? 'b' : 'f', new: { index, at: minutesAfter(index) } }),
    )
    await append(id, entries)
    return id
  }
  const behind = async (table: 'history' | 'history_words', statement: string) => {
    await run(world(), `ALTER TABLE ${table} DISABLE TRIGGER USER`)
    await run(world(), statement)
    await run(world(), `ALTER TABLE ${table} ENABLE TRIGGER USER`)
  }

  describe('history', () => {
    test('is read by those who may, oldest first, words and dates as they were', async () => {
      const id = await newPartnership(world())
      const ticketId = newId()
      const entry = (changes: Partial<HistoryEntry>) => anEntry(id, { ticketId, ...changes })
      const first = entry({
        audience: 'factory',
        what: 'reported',
        new: { due: minutesAfter(1), text: '裂纹' },
      })
      const second = entry({ what: 'disclosed', old: 'a', new: ['b', null, 1.5] })
      const third = entry({
        audience: 'brand',
        side: null,
        personId: null,
        personName: null,
        old: false,
        new: null,
      })
      await append(id, [first, second])
      await append(id, [third, anEntry(id, { ticketId: newId() })])
      const of = (reader: 'brand' | 'factory') =>
        world().store.transaction((tx) => tx.history.ofTicket(ticketId, reader))
      expect(await of('factory')).toEqual([
        { ...first, seq: 1, erased: false },
        { ...second, seq: 2, erased: false },
      ])
      expect(await of('brand')).toEqual([
        { ...second, seq: 2, erased: false },
        { ...third, seq: 3, erased: false },
      ])
    })

    test('is chained by the documented hashes', async () => {
      const id = await newPartnership(world(), { id: `chain-${newId()}` })
      await append(id, [anEntry(id, { old: { b: 1, a: ['x'] }, new: minutesAfter(1) })])
      const [row] = await world().database.prisma.$queryRawUnsafe<
        { salt: string; hash: string; words_hash: string }[]
      >(
        `SELECT salt, hash, words_hash FROM history JOIN history_words USING (partnership_id, seq)
         WHERE partnership_id = '${id}'`,
      )
      const words =
        '{"new":{"$date":"2026-02-13T12:01:00.000Z"},"old":{"a":["x"],"b":1},"personId":"f-liaison","personName":"李雷"}'
      const wordsHash = sha256(`${row?.salt}${words}`)
      expect(row?.words_hash).toBe(wordsHash)
      expect(row?.salt).toMatch(/^[0-9a-f]{32}$/)
      const link = `{"at":"2026-02-13T12:00:00.000Z","audience":"both","partnershipId":"${id}","seq":1,"side":"factory","ticketId":null,"what":"reported","wordsHash":"${wordsHash}"}`
      expect(row?.hash).toBe(sha256('0'.repeat(64) + link))
      const head = await world().store.transaction((tx) => tx.history.head(id))
      expect(head).toEqual({ seq: 1, hash: row?.hash })
      const holds = (hash: string) => world().store.transaction((tx) => tx.history.holds(id, hash))
      await append(id, [anEntry(id)])
      expect(await holds(head.hash)).toBe(true)
      expect(await holds(wordsHash)).toBe(false)
    })

    test('needs the lock, and numbers rows without gaps under concurrency', async () => {
      const id = await newPartnership(world())
      const without = world().store.transaction((tx) => tx.history.append([anEntry(id)]))
      await expect(without).rejects.toThrow('is not held')
      await Promise.all(Array.from({ length: 12 }, () => append(id, [anEntry(id), anEntry(id)])))
      expect((await world().store.transaction((tx) => tx.history.head(id))).seq).toBe(24)
      expect(await verify(id)).toBeNull()
    })

    test.each([
      ['UPDATE history SET what = what', /append-only: UPDATE/],
      ['DELETE FROM history', /append-only: DELETE/],
      ['TRUNCATE history', /append-only: TRUNCATE/],
      ['DELETE FROM history_words', /append-only: DELETE/],
      ['TRUNCATE history_words', /append-only: TRUNCATE/],
      [`UPDATE history_words SET new = '1'`, /append-only: UPDATE/],
      ['UPDATE history_words SET person_name = NULL', /append-only: UPDATE/],
      [
        'UPDATE history_words SET seq = seq + 1000, salt = NULL, person_id = NULL, person_name = NULL, old = NULL, new = NULL',
        /append-only: UPDATE/,
      ],
    ])('is defended by the database itself: %s', async (statement, message) => {
      const id = await chainOf(2)
      await expect(run(world(), statement)).rejects.toThrow(message)
      expect(await verify(id)).toBeNull()
    })
  })

  describe('verifying', () => {
    test('finds nothing wrong in an empty chain, in an unknown one and in one of several pages', async () => {
      expect(await verify(await newPartnership(world()))).toBeNull()
      expect(await verify('nobody')).toBeNull()
      expect(await verify(await chainOf(1203))).toBeNull()
    })

    test.each([
      ['a changed row', `UPDATE history SET what = 'closed' WHERE seq = 2`, { kind: 'altered', seq: 2 }],
      [
        'a changed instant',
        `UPDATE history SET at = at + interval '1 ms' WHERE seq = 3`,
        { kind: 'altered', seq: 3 },
      ],
      ['a missing first', 'DELETE FROM history WHERE seq = 1', { kind: 'missing', seq: 1 }],
      ['a missing middle', 'DELETE FROM history WHERE seq = 3', { kind: 'missing', seq: 3 }],
      ['a missing tail', 'DELETE FROM history WHERE seq > 3', { kind: 'tail-missing', seq: 4 }],
      ['everything missing', 'DELETE FROM history WHERE true', { kind: 'tail-missing', seq: 1 }],
      [
        'a row behind the head',
        `INSERT INTO history SELECT partnership_id, 6, at, ticket_id, side, audience, what, words_hash, previous, hash
         FROM history WHERE seq = 5`,
        { kind: 'altered', seq: 6 },
      ],
    ])('finds %s', async (_, statement, problem) => {
      const id = await chainOf(5)
      await behind(
        'history',
        statement.includes('INSERT')
          ? `${statement} AND partnership_id = '${id}'`
          : `${statement} AND partnership_id = '${id}'`,
      )
      expect(await verify(id)).toEqual(problem)
    })

    test.each([
      [
        'changed words',
        `UPDATE history_words SET new = '{"index":9}' WHERE seq = 4`,
        { kind: 'altered', seq: 4 },
      ],
      [
        'a changed name',
        `UPDATE history_words SET person_name = 'x' WHERE seq = 4`,
        { kind: 'altered', seq: 4 },
      ],
      [
        'half-erased words',
        'UPDATE history_words SET salt = NULL WHERE seq = 4',
        { kind: 'altered', seq: 4 },
      ],
      ['a removed row of words', 'DELETE FROM history_words WHERE seq = 4', { kind: 'missing', seq: 4 }],
    ])('finds %s', async (_, statement, problem) => {
      const id = await chainOf(5)
      await behind('history_words', `${statement} AND partnership_id = '${id}'`)
      expect(await verify(id)).toEqual(problem)
    })

    test('finds a head that does not fit the last row', async () => {
      const id = await chainOf(5)
      await run(world(), `UPDATE partnership SET head_hash = '${'a'.repeat(64)}' WHERE id = '${id}'`)
      expect(await verify(id)).toEqual({ kind: 'altered', seq: 5 })
    })
  })

  describe('erasing a person', () => {
    test('empties their words and names, and the chain still verifies', async () => {
      const id = await newPartnership(world())
      const ticketId = newId()
      const of = (personId: string) => anEntry(id, { ticketId, personId })
      await append(id, [of('f'), of('b'), of('f')])
      const erase = () => world().store.transaction((tx) => tx.history.erasePerson(id, 'f'))
      expect(await erase()).toBe(2)
      expect(await erase()).toBe(0)
      const rows = await world().store.transaction((tx) => tx.history.ofTicket(ticketId, 'brand'))
      const empty = { personId: null, personName: null, old: null, new: null, erased: true }
      expect(rows).toEqual([
        { ...of('f'), ...empty, seq: 1 },
        { ...of('b'), seq: 2, erased: false },
        { ...of('f'), ...empty, seq: 3 },
      ])
      expect(await verify(id)).toBeNull()
      await append(id, [of('b')])
      expect(await verify(id)).toBeNull()
    })
  })
}
