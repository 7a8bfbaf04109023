import { describe, expect, test } from 'vitest'
import { type Andon, startAndon } from '../support/andon.ts'
import { aDelivery } from '../support/rows.ts'
import { call } from './terminal.ts'

const run = (andon: Andon, line: string, answer: boolean | null = null) =>
  call(line.split(' '), { features: andon.app.features, answer })

describe('andon for the operator', () => {
  test('tickets lists what is internal too, each once', async () => {
    const andon = await startAndon()
    await andon.at('f-liaison', 'shared').command('/defect Burrs on the hinge')
    await andon.at('f-liaison', 'factory').command('/defect Battery swelling')
    await andon.at('b-liaison', 'brand').command('/defect Complaint from a shop')
    const { out, code } = await run(andon, 'tickets --json')
    expect(code).toBe(0)
    const found = JSON.parse(out).map(({ key, audience }: { key: string; audience: string }) => [
      key,
      audience,
    ])
    expect(found.sort()).toEqual([
      ['B-1', 'brand'],
      ['D-1', 'both'],
      ['F-1', 'factory'],
    ])
    expect((await run(andon, 'tickets')).out).toMatch(
      /aurora +F-1 +factory only +open +2026-02-13 10:00 Fri UTC +Battery swelling/,
    )
    expect((await run(andon, 'tickets --state overdue')).out).toContain('no such tickets')
    expect((await run(andon, 'tickets --state late')).code).toBe(2)
  })

  test('deliveries lists those in trouble with reasons, without content', async () => {
    const andon = await startAndon()
    expect(await run(andon, 'deliveries')).toMatchObject({ code: 0, out: 'Nothing failed.\n' })
    await andon.store.transaction((tx) =>
      tx.deliveries.enqueue([
        aDelivery('aurora', { state: 'failed', reason: 'destination-refused', attempts: 2 }),
        aDelivery('aurora', { state: 'uncertain', reason: 'console-timeout' }),
        aDelivery('aurora', { state: 'queued' }),
      ]),
    )
    const all = await run(andon, 'deliveries --json')
    expect(all.code).toBe(1)
    expect(
      JSON.parse(all.out)
        .map(({ reason }: { reason: string }) => reason)
        .sort(),
    ).toEqual(['console-timeout', 'destination-refused'])
    const failed = await run(andon, 'deliveries --failed')
    expect(failed.out).toContain('destination-refused')
    expect(failed.out).not.toContain('console-timeout')
    expect(failed.err).toContain('Not shown: 1')
    expect(JSON.stringify(all)).not.toContain('variants')
  })

  test('audit verify finds an altered row, a missing tail and a foreign head', async () => {
    const andon = await startAndon()
    const whole = await run(andon, 'audit verify --json')
    expect(whole.code).toBe(0)
    const [{ rows, head }] = JSON.parse(whole.out)
    expect(rows).toBe(5)
    await andon.at('f-liaison', 'shared').command('/defect Burrs on the hinge')
    expect((await run(andon, `audit verify --head ${head}`)).code).toBe(0)
    const foreign = await run(andon, `audit verify --head ${'ab'.repeat(32)}`)
    expect(foreign.code).toBe(1)
    expect(foreign.out).toContain('the head you gave is not in it')

    await behindItsBack(andon, `UPDATE history SET what = 'agreement-refused' WHERE seq = 3`)
    const altered = await run(andon, 'audit verify')
    expect(altered).toMatchObject({ code: 1, out: expect.stringContaining('row 3 was altered') })
    await behindItsBack(andon, `UPDATE history SET what = 'agreement-accepted' WHERE seq = 3`)
    expect((await run(andon, 'audit verify')).code).toBe(0)
    await behindItsBack(andon, 'DELETE FROM history WHERE seq >= 5')
    expect((await run(andon, 'audit verify')).out).toContain('the end of the chain is missing, from row 5 on')
  })

  test('erase takes words and name, and the chain stays whole', async () => {
    const andon = await startAndon()
    await andon.at('f-liaison', 'factory').command('/defect Battery swelling in line 3')
    const words = () => andon.database.prisma.historyWords.findMany()
    expect(JSON.stringify(await words())).toContain('Battery swelling')
    const [{ head }] = JSON.parse((await run(andon, 'audit verify --json')).out)

    const { code, out } = await run(andon, 'erase --person f-liaison --yes')
    expect(code).toBe(0)
    expect(out).toContain('still lists Chen Jing')
    expect(JSON.stringify(await words())).not.toContain('Battery swelling')
    expect((await words()).map(({ personId }) => personId)).not.toContain('f-liaison')
    expect((await words()).map(({ personId }) => personId)).toContain('b-liaison')
    expect(await run(andon, `audit verify --head ${head}`)).toMatchObject({ code: 0 })
    const last = await andon.database.prisma.history.findFirst({ orderBy: { seq: 'desc' } })
    expect(last).toMatchObject({ what: 'person-erased', audience: 'factory' })
  })

  test('erase asks first; a no, and nobody to ask, erase nothing', async () => {
    const andon = await startAndon()
    const before = await andon.database.prisma.historyWords.findMany()
    const no = await run(andon, 'erase --person b-liaison', false)
    expect(no).toMatchObject({ code: 1, err: 'Nothing was erased.\n' })
    expect(no.questions[0]).toContain('b-liaison')
    expect(await run(andon, 'erase --person b-liaison')).toMatchObject({ code: 2 })
    const nobody = await run(andon, 'erase --person b-laison --yes')
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('Nobody is called b-laison') })
    expect(await andon.database.prisma.historyWords.findMany()).toEqual(before)
  })

  test('with several partnerships one has to be named where it matters', async () => {
    const andon = await startAndon()
    const { app, store } = andon
    const second = await import('../support/rows.ts').then(({ aPartnership }) =>
      aPartnership({ id: 'borealis' }),
    )
    await store.transaction((tx) => tx.partnerships.save(second))
    expect((await call(['audit', 'verify'], { features: app.features })).out.split('\n')).toHaveLength(3)
    const unnamed = await run(andon, 'erase --person x --yes')
    expect(unnamed).toMatchObject({ code: 2, err: expect.stringContaining('Allowed: aurora, borealis') })
  })
})

async function behindItsBack({ database }: Andon, statement: string): Promise<void> {
  await database.prisma.$transaction([
    database.prisma.$executeRawUnsafe('SET LOCAL session_replication_role = replica'),
    database.prisma.$executeRawUnsafe(statement),
  ])
}
