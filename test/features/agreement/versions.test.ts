import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Agreement } from '../../../src/domain/agreement/agreement.ts'
import { acceptAgreement } from '../../../src/features/agreement/accept-agreement.ts'
import { proposeAgreement } from '../../../src/features/agreement/propose-agreement.ts'
import { type Context, openContext } from '../../../src/features/context.ts'
import { type Andon, exampleAgreement, startAndon } from '../../support/andon.ts'

describe('versions of an agreement', () => {
  let andon: Andon
  beforeEach(async () => {
    // Version 1 is in force.
    andon = await startAndon()
  })

  const within = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
    andon.store.transaction(async (tx) => {
      const context = await openContext(andon.app.features, tx, 'aurora', 'test')
      if (!context) throw new Error('aurora is missing')
      return work(context)
    })
  const version = (number: number, changes: Partial<Agreement> = {}): Agreement => ({
    ...exampleAgreement(),
    version: number,
    ...changes,
  })
  const propose = (agreement: Agreement) => within((context) => proposeAgreement(context, agreement))
  const onInForce = vi.fn(async () => undefined)
  const accept = (personId: string, wanted: number | null = null) =>
    within((context) => acceptAgreement(context, { version: wanted, personId, byOperator: false }, onInForce))
  const numbers = () =>
    within(async ({ tx }) => ({
      inForce: (await tx.agreements.inForce('aurora'))?.agreement.version ?? null,
      waiting: (await tx.agreements.proposed('aurora'))?.agreement.version ?? null,
    }))
  const whats = async () =>
    (await andon.database.prisma.history.findMany({ orderBy: { seq: 'asc' } })).map(({ what }) => what)

  test('a proposal changes nothing before both sides accept it', async () => {
    expect(await propose(version(2))).toEqual({
      kind: 'proposed',
      version: 2,
      inForce: false,
      inForceVersion: 1,
    })
    expect(await numbers()).toEqual({ inForce: 1, waiting: 2 })
    onInForce.mockClear()
    expect(await accept('f-quality')).toEqual({
      kind: 'accepted',
      version: 2,
      side: 'factory',
      cameIntoForce: false,
      waitingFor: 'brand',
    })
    expect(await numbers()).toEqual({ inForce: 1, waiting: 2 })
    expect(onInForce).not.toHaveBeenCalled()
    expect(await accept('b-liaison', 2)).toMatchObject({ cameIntoForce: true, waitingFor: null })
    expect(onInForce).toHaveBeenCalledTimes(1)
    expect(await numbers()).toEqual({ inForce: 2, waiting: null })
    expect((await whats()).slice(-4)).toEqual([
      'agreement-proposed',
      'agreement-accepted',
      'agreement-accepted',
      'agreement-in-force',
    ])
  })

  test('it is in force from the second acceptance on', async () => {
    await propose(version(2))
    await accept('f-quality')
    await andon.advance('2026-02-14T09:30:00Z')
    await accept('b-liaison')
    const row = await within(({ tx }) => tx.agreements.inForce('aurora'))
    expect(row?.inForceSince).toEqual(new Date('2026-02-14T09:30:00Z'))
    expect(row?.accepted.factory?.at).toEqual(new Date('2026-02-13T10:00:00Z'))
  })

  test('the same once more is nothing new', async () => {
    const before = await whats()
    expect(await propose(version(1))).toEqual({
      kind: 'unchanged',
      version: 1,
      inForce: true,
      inForceVersion: 1,
    })
    expect(await whats()).toEqual(before)
    await propose(version(2))
    expect(await propose(version(2))).toMatchObject({ kind: 'unchanged', inForce: false })
    // The file of the version in force is still the truth, even while another one waits.
    expect(await propose(version(1))).toMatchObject({ kind: 'unchanged', inForce: true })
    await accept('b-liaison')
    const rows = await whats()
    expect(await accept('b-liaison')).toMatchObject({ kind: 'already', waitingFor: 'factory' })
    expect(await accept('b-liaison', 1)).toMatchObject({ kind: 'already', waitingFor: null })
    expect(await whats()).toEqual(rows)
  })

  test('other content under a known version is refused', async () => {
    const other = { changes: { assess: 'both', decide: 'brand' } } as const
    await expect(propose(version(1, other))).rejects.toMatchObject({
      code: 'agreement-content-differs',
      params: { version: 1, next: 2 },
    })
    await propose(version(3))
    await expect(propose(version(3, other))).rejects.toMatchObject({ params: { version: 3, next: 4 } })
    await expect(propose(version(1, other))).rejects.toMatchObject({ params: { version: 1, next: 4 } })
  })

  test('an older version cannot come after a newer one', async () => {
    await propose(version(3))
    await expect(propose(version(2))).rejects.toMatchObject({ code: 'agreement-version-not-newer' })
  })

  test('a newer proposal takes the place of one that waits', async () => {
    await propose(version(2))
    await accept('b-liaison')
    await propose(version(3))
    expect(await numbers()).toEqual({ inForce: 1, waiting: 3 })
    await expect(accept('f-quality', 2)).rejects.toMatchObject({ code: 'agreement-superseded' })
    await expect(propose(version(2))).rejects.toMatchObject({ code: 'agreement-version-not-newer' })
    // The acceptance of version 2 says nothing about version 3.
    expect(await accept('f-quality')).toMatchObject({ version: 3, cameIntoForce: false, waitingFor: 'brand' })
  })

  test.each([
    ['f-liaison', null, 'agreement-not-approver'],
    ['b-manager', null, 'agreement-not-approver'],
    ['nobody', null, 'agreement-person-unknown'],
    ['b-liaison', 9, 'agreement-version-unknown'],
  ])('%s accepting %s is refused: %s', async (personId, wanted, code) => {
    await propose(version(2))
    await expect(accept(personId, wanted)).rejects.toMatchObject({ code })
    expect(await numbers()).toEqual({ inForce: 1, waiting: 2 })
  })

  test('when what follows fails, the acceptance is undone too', async () => {
    await propose(version(2))
    await accept('b-liaison')
    onInForce.mockRejectedValueOnce(new Error('no clock'))
    await expect(accept('f-quality')).rejects.toThrow('no clock')
    expect(await numbers()).toEqual({ inForce: 1, waiting: 2 })
  })
})
