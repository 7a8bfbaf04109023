import { describe, expect, test } from 'vitest'
import { Forbidden, RateLimited, Unavailable } from '../../src/errors.ts'
import { settleDoubt } from '../../src/features/outbox/settle-doubt.ts'
import { type Andon, startAndon } from '../support/andon.ts'
import { createMemoryPlatform } from '../support/memory-platform.ts'

/** A private notice whose answer is lost; `find` answers what the test says, in turn. */
async function lost(...answers: readonly (Error | null)[]): Promise<Andon> {
  const platform = createMemoryPlatform()
  const find = platform.find
  const waiting = [...answers]
  platform.find = async (message, since, until) => {
    const answer = waiting.shift()
    if (answer) throw answer
    return answer === null ? null : find(message, since, until)
  }
  platform.lose = () => {
    platform.lose = () => undefined
    throw new Unavailable('gone')
  }
  const andon = await startAndon({ platform })
  await andon.at('b-quality', 'shared').command('/defect hinge cracks')
  return andon
}
const posts = ({ platform }: Andon) => platform.shown.length
const all = ({ database }: Andon) => database.prisma.delivery.findMany()

describe('a message that may have arrived', () => {
  test('is not posted again because the look-up was asked to wait, however often', async () => {
    const andon = await lost(
      ...[1, 2, 3, 4].map(() => new RateLimited(60_000)),
      new Unavailable('down'),
      new RateLimited(null),
    )
    await andon.advance('2026-02-13T12:00:00Z')
    expect(posts(andon)).toBe(1)
    expect((await all(andon)).map(({ state }) => state)).toEqual(['sent'])
  })

  test('is uncertain, not failed, when nobody was able to look in all the attempts there are', async () => {
    const andon = await lost(...Array.from({ length: 30 }, () => new RateLimited(60_000)))
    await andon.advance('2026-02-13T13:00:00Z')
    expect(posts(andon)).toBe(1)
    const [row] = await all(andon)
    expect(row?.state).toBe('uncertain')
    expect(row?.body).toMatchObject({ reason: 'search-limited' })
  })

  test('is uncertain at once when it may not be looked for', async () => {
    const andon = await lost(new Forbidden('no-history'))
    await andon.advance('2026-02-13T10:10:00Z')
    expect(posts(andon)).toBe(1)
    expect((await all(andon))[0]?.state).toBe('uncertain')
  })
})

describe('who may decide about it', () => {
  test('anybody of a side that reads it, and the operator; nobody else learns that it is there', async () => {
    const andon = await startAndon()
    andon.platform.fail = () => {
      throw new Forbidden('no')
    }
    await andon.at('f-liaison', 'factory').command('/defect 电池鼓包')
    andon.platform.fail = () => undefined
    const [row] = await all(andon)
    const id = row?.id ?? ''
    const people = (await andon.store.transaction((tx) => tx.partnerships.get('aurora')))?.people ?? []
    const decide = (personId: string | null, what: string, decision: 'again' | 'let-go' = 'again') =>
      andon.store.transaction((tx) =>
        settleDoubt(
          andon.app.features,
          tx,
          what,
          decision,
          people.find((one) => one.id === personId) ?? null,
        ),
      )
    await expect(decide('b-liaison', id)).rejects.toMatchObject({ code: 'delivery-unknown' })
    await expect(decide('f-quality', 'x')).rejects.toMatchObject({ code: 'delivery-unknown' })
    await decide('f-quality', id)
    await andon.advance('2026-02-13T10:01:00Z')
    expect(andon.platform.shown.map(({ place }) => place)).toEqual(['aurora/factory'])
    await expect(decide(null, id, 'let-go')).rejects.toMatchObject({ code: 'delivery-settled' })
  })
})
