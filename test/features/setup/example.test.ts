import { describe, expect, test } from 'vitest'
import { isExampleDatabase, seedExample } from '../../../src/features/setup/example.ts'
import { setUpPartnership } from '../../../src/features/setup/set-up-partnership.ts'
import { type Andon, exampleAgreement, examplePartnership, startAndon } from '../../support/andon.ts'
import { aPartnership } from '../../support/rows.ts'

const example = () => ({ partnership: examplePartnership(), agreement: exampleAgreement() })
const isExample = ({ store }: Andon) => store.transaction(isExampleDatabase)
const setUp = ({ app, store }: Andon, id: string) =>
  store.transaction((tx) => setUpPartnership(app.features, tx, aPartnership({ id }), 'test'))

describe('the shipped example', () => {
  test('fills an empty database, accepted by both sides and recorded as shipped', async () => {
    const andon = await startAndon({ seed: false })
    expect(await isExample(andon)).toBe(false)
    expect(await seedExample(andon.app.features, example())).toBe(true)
    expect(await isExample(andon)).toBe(true)
    const inForce = await andon.store.transaction((tx) => tx.agreements.inForce('aurora'))
    expect(inForce?.accepted.brand?.personId).toBe('b-liaison')
    expect(inForce?.accepted.factory?.personId).toBe('f-quality')
    const words = await andon.database.prisma.historyWords.findMany({ where: { personId: { not: null } } })
    expect(words.map((row) => row.new)).toEqual([
      { version: 1, byOperator: true, shippedExample: true },
      { version: 1, byOperator: true, shippedExample: true },
    ])
  })

  test('is put there once, however many processes start', async () => {
    const andon = await startAndon({ seed: false })
    const seeded = await Promise.all([1, 2, 3].map(() => seedExample(andon.app.features, example())))
    expect(seeded.filter(Boolean)).toHaveLength(1)
    expect(await andon.database.prisma.history.count()).toBe(5)
  })

  test('does not come back to a database with a partnership of its own', async () => {
    const andon = await startAndon({ seed: false })
    await setUp(andon, 'borealis')
    expect(await seedExample(andon.app.features, example())).toBe(false)
    expect(await isExample(andon)).toBe(false)
  })

  test('beside a real partnership it is no example database any more', async () => {
    const andon = await startAndon()
    await setUp(andon, 'borealis')
    expect(await isExample(andon)).toBe(false)
  })

  test('takes no real partnership in once its time was moved', async () => {
    const andon = await startAndon()
    await andon.store.transaction((tx) => tx.settings.set('trial-offset-ms', '3600000'))
    await expect(setUp(andon, 'borealis')).rejects.toMatchObject({ code: 'setup-time-moved' })
    expect(await isExample(andon)).toBe(true)
  })
})
