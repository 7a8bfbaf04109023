import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createConsoleMessageRows } from '../../src/adapters/database/console-message-rows.ts'
import { setUpPartnership } from '../../src/features/setup/set-up-partnership.ts'
import { type Andon, examplePartnership, startAndon } from '../support/andon.ts'
import { aDelivery } from '../support/rows.ts'
import { call } from './terminal.ts'

/** Every row of every table as one text, without the titles of tickets. */
async function everything({ database }: Andon): Promise<string> {
  const tables = await database.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`
  const texts: string[] = []
  for (const { name } of tables)
    for (const row of await database.prisma.$queryRawUnsafe<{ line: string }[]>(
      `SELECT t::text AS line FROM "${name}" t`,
    ))
      texts.push(`${name} ${row.line}`)
  return texts.join('\n')
}

describe('andon erase', () => {
  test('of somebody the file no longer lists nothing is left but the id', async () => {
    const andon = await startAndon()
    const { features } = andon.app
    const quality = andon.at('f-quality', 'shared')
    await quality.command('/defect Burrs on the hinge')
    await andon.at('b-liaison', 'shared').command('/ticket D-1 acknowledge')
    await quality.command('/ticket D-1 contained Sorted by hand all night')
    await quality.command('/ticket D-1 comment Secret remark')
    await createConsoleMessageRows(andon.database).append({
      ...{ id: randomUUID(), channelId: 'aurora/shared', threadId: null, author: 'f-quality' },
      ...{ text: 'Typed in the console', variants: null, deliveryId: null, postedAt: andon.clock.now() },
    })
    const words = /Wang Jianguo|王建国|Sorted by hand|Secret remark|Typed in the console/
    expect(await everything(andon)).toMatch(words)
    const [{ head }] = JSON.parse((await call(['audit', 'verify', '--json'], { features })).out)

    const waiting = aDelivery('aurora', {
      target: { kind: 'person', platform: 'console', personId: 'b-liaison' },
      lane: 'console/aurora/@b-liaison',
      variants: { brand: { title: 'Wang Jianguo 王建国 asks', tone: 'normal', elements: [], summary: '' } },
      notBefore: new Date(andon.clock.now().getTime() + 3_600_000),
      createdAt: andon.clock.now(),
      state: 'queued',
    })
    await andon.store.transaction((tx) => tx.deliveries.enqueue([waiting]))

    const partnership = examplePartnership()
    const without = {
      ...partnership,
      people: partnership.people
        .filter(({ id }) => id !== 'f-quality')
        .map((person) =>
          person.id === 'f-liaison' ? { ...person, roles: [...person.roles, 'approver' as const] } : person,
        ),
    }
    await andon.store.transaction((tx) => setUpPartnership(features, tx, without, 'test'))
    const done = await call(['erase', '--person', 'f-quality', '--yes', '--json'], { features })
    expect(done).toMatchObject({ code: 0, unexpected: [] })
    expect(JSON.parse(done.out)).toMatchObject({
      tickets: 1,
      consoleMessages: 1,
      profile: true,
      stillNamed: false,
    })
    expect(done.err).toContain('Erased too: name, e-mail address and accounts. Only the id f-quality stays.')
    await andon.app.sweep()
    const kept = await andon.store.transaction((tx) => tx.deliveries.get(waiting.id))
    expect(kept).toMatchObject({ variants: { brand: { title: 'f-quality asks' } } })
    const left = (await everything(andon)).split('\n').filter((line) => words.test(line))
    expect(left).toEqual([])
    const [ticket] = await andon.database.prisma.ticket.findMany()
    expect(ticket).toMatchObject({ filedBy: 'f-quality', key: 'D-1' })
    expect(JSON.stringify(andon.platform.shown.map(({ variants }) => variants))).not.toMatch(/Sorted by hand/)
    expect(await call(['audit', 'verify', '--head', head], { features })).toMatchObject({ code: 0 })
    // Once more finds the id, and nothing to erase.
    const again = await call(['erase', '--person', 'f-quality', '--yes', '--json'], { features })
    expect(JSON.parse(again.out)).toMatchObject({ rows: 0, tickets: 0, messages: 0, consoleMessages: 0 })
  })
})
