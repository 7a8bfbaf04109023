import { randomUUID } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeBackup } from '../../src/adapters/database/backup.ts'
import { createConsoleMessageRows } from '../../src/adapters/database/console-message-rows.ts'
import type { Database } from '../../src/adapters/database/database.ts'
import { migrate, readMigrations } from '../../src/adapters/database/migrate.ts'
import { restoreBackup } from '../../src/adapters/database/restore.ts'
import { createStore } from '../../src/adapters/database/store.ts'
import { backUpBeforeUpgrade } from '../../src/adapters/database/upgrade-backup.ts'
import type { Nudge } from '../../src/ports/index.ts'
import {
  aDelivery,
  anEntry,
  anObligation,
  aPartnership,
  aTicket,
  minutesAfter,
  NOON,
} from '../support/rows.ts'
import {
  onServer,
  openEmbeddedTestDatabase,
  openEmptyTestDatabase,
  openTestDatabase,
} from '../support/test-database.ts'

/** Words that are hard on formats: quotes, line ends, line separators, emoji, right to left. */
const ODD = 'a"b\\c\n\r\t\u2028\u2029 \\u0000 🛑 \u202eabc 铰链 {"$date":"x"} [1] %s $1'

describe(`backup and restore on ${onServer ? 'PostgreSQL' : 'PGlite'}`, () => {
  let folder: string
  let open: Database[]
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'andon-backup-'))
    open = []
  })
  afterEach(async () => {
    for (const database of open) await database.close()
    rmSync(folder, { recursive: true })
  })

  const kept = async (opening: Promise<Database>) => {
    const database = await opening
    open.push(database)
    return database
  }
  const file = (name = 'andon.gz') => join(folder, name)
  const request = (path: string) => ({ path, now: NOON, andon: '9.8.7' })
  const noNudges = { enqueue: async () => undefined }
  const restore = (database: Database, path: string, replace = false) =>
    restoreBackup(database, { path, replace, nudges: noNudges })

  test('brings back every row of every table exactly', async () => {
    const from = await kept(openTestDatabase())
    await fill(from)
    const before = await contentOf(from)
    const summary = await writeBackup(from, request(file()))
    expect(Object.keys(before).filter((table) => before[table]?.length === 0)).not.toContain('history')
    expect(summary.tables).toMatchObject({
      ticket: 3,
      obligation: 3,
      history: 4,
      delivery: 2,
      console_message: 1,
    })
    expect(statSync(file()).mode & 0o777).toBe(0o600)

    const to = await kept(openTestDatabase())
    const nudged: Nudge[] = []
    const restored = await restoreBackup(to, {
      path: file(),
      replace: false,
      nudges: { enqueue: async (_, nudges) => void nudged.push(...nudges) },
    })
    expect(await contentOf(to)).toEqual(before)
    expect(restored).toMatchObject({ andon: '9.8.7', takenAt: NOON.toISOString(), tables: summary.tables })
    expect(restored.chains).toEqual([
      { partnershipId: 'aurora', rows: 4, head: summary.heads[0]?.head, problem: null },
    ])
    const timers = before.timer as { kind: string; subject: string; token: string }[]
    expect(timers.length).toBeGreaterThan(1)
    expect(nudged.map(({ token }) => token).sort()).toEqual(timers.map(({ token }) => token).sort())
    expect(nudged.find(({ kind }) => kind === 'obligation')?.at).toEqual(minutesAfter(600))
  })

  test('crosses from the embedded database to this one', async () => {
    const from = await kept(openEmbeddedTestDatabase())
    await fill(from)
    await writeBackup(from, request(file()))
    const to = await kept(openTestDatabase())
    await restore(to, file())
    expect(await contentOf(to)).toEqual(await contentOf(from))
    await writeBackup(to, request(file('back.gz')))
    const back = await kept(openEmbeddedTestDatabase())
    await restore(back, file('back.gz'))
    expect(await contentOf(back)).toEqual(await contentOf(from))
  })

  test('a restored database goes on where it stood: numbers, chain, guarded history', async () => {
    const from = await kept(openTestDatabase())
    await fill(from)
    await writeBackup(from, request(file()))
    const to = await kept(openTestDatabase())
    await restore(to, file())
    const store = storeOf(to)
    await store.transaction(async (tx) => {
      await tx.partnerships.lock('aurora')
      expect(await tx.tickets.nextKey('aurora', 'D')).toBe('D-4')
      await tx.deliveries.enqueue([aDelivery('aurora')])
      await tx.history.append([anEntry('aurora')])
    })
    expect(await store.transaction((tx) => tx.history.verify('aurora'))).toBeNull()
    const positions = await to.prisma.delivery.findMany({ orderBy: { position: 'asc' } })
    expect(positions.map(({ position }) => Number(position))).toEqual([1, 2, 3])
    await expect(to.prisma.$executeRaw`DELETE FROM history`).rejects.toThrow('append-only')
    await expect(to.prisma.$executeRaw`TRUNCATE history_words`).rejects.toThrow('append-only')
  })

  test('goes into an empty database only, unless told to replace', async () => {
    const from = await kept(openTestDatabase())
    await fill(from)
    const content = await contentOf(from)
    await writeBackup(from, request(file()))
    await storeOf(from).transaction((tx) => tx.settings.set('later', 'yes'))
    await expect(restore(from, file())).rejects.toMatchObject({ code: 'restore-not-empty' })
    expect(await storeOf(from).transaction((tx) => tx.settings.get('later'))).toBe('yes')
    await restore(from, file(), true)
    expect(await contentOf(from)).toEqual(content)
    await expect(from.prisma.$executeRaw`DELETE FROM history`).rejects.toThrow('append-only')
  })

  test('what is damaged, cut off or newer is refused and changes nothing', async () => {
    const from = await kept(openTestDatabase())
    await fill(from)
    await writeBackup(from, request(file()))
    const before = await contentOf(from)
    const whole = gunzipSync(readFileSync(file())).toString('utf8')
    const refused = async (name: string, content: Buffer | string, expected: object) => {
      writeFileSync(file(name), typeof content === 'string' ? gzipSync(content) : content)
      await expect(restore(from, file(name), true)).rejects.toMatchObject(expected)
      expect(await contentOf(from)).toEqual(before)
    }
    const damaged = (reason: string) => ({ code: 'backup-damaged', params: { reason } })
    await refused('cut', readFileSync(file()).subarray(0, -200), damaged('cut-off'))
    await refused('cut-lines', whole.split('\n').slice(0, -2).join('\n').concat('\n'), damaged('cut-off'))
    await refused('flipped', whole.replace('Loose hinge', 'Loose hinges'), damaged('checksum'))
    await refused('shorter', whole.replace(/\n\["[^\n]*aurora[^\n]*D-1[^\n]*\n/, '\n'), damaged('checksum'))
    await refused('text', 'Dear all,\n', damaged('not-a-backup'))
    await refused('plain', Buffer.from('Dear all'), damaged('not-a-backup'))
    await refused('foreign', whole.replace('{"table":"ticket"', '{"table":"tickets"'), damaged('unfit'))
    const [header = '', ...lines] = whole.split('\n')
    const changed = (change: object) =>
      [JSON.stringify({ ...JSON.parse(header), ...change }), ...lines].join('\n')
    await refused('format', changed({ andonBackup: 2 }), {
      code: 'backup-newer',
      params: { version: '9.8.7' },
    })
    await refused('newer', changed({ migrations: ['29990101000000_x'] }), { code: 'backup-newer' })
    await expect(restore(from, file('nowhere'), true)).rejects.toMatchObject({
      code: 'backup-unreadable',
      params: { code: 'ENOENT' },
    })
  })

  test('a chain that was broken already is restored as it was, and said', async () => {
    const from = await kept(openTestDatabase())
    await fill(from)
    await from.bulk(async ({ query }) => {
      await query('ALTER TABLE history DISABLE TRIGGER USER')
      await query(`UPDATE history SET what = 'forged' WHERE seq = 2`)
      await query('ALTER TABLE history ENABLE TRIGGER USER')
    })
    await writeBackup(from, request(file()))
    const to = await kept(openTestDatabase())
    expect((await restore(to, file())).chains[0]?.problem).toEqual({ kind: 'altered', seq: 2 })
  })

  test('no file is overwritten, and none is left of a failed backup', async () => {
    const from = await kept(openTestDatabase())
    writeFileSync(file(), 'mine')
    await expect(writeBackup(from, request(file()))).rejects.toMatchObject({ code: 'backup-exists' })
    expect(readFileSync(file(), 'utf8')).toBe('mine')
    const nowhere = join(folder, 'no', 'such', 'folder')
    await expect(writeBackup(from, request(nowhere))).rejects.toMatchObject({
      code: 'backup-unwritable',
      params: { path: nowhere, code: 'ENOENT' },
    })
    expect(readdirSync(folder)).toEqual(['andon.gz'])
  })

  test('holds one instant although rows are written meanwhile', async () => {
    const from = await kept(openTestDatabase())
    await fill(from)
    const content = await contentOf(from)
    const writing = writeBackup(from, request(file()))
    await Promise.all([writing, addTicketsSlowly(from)])
    const to = await kept(openTestDatabase())
    await restore(to, file())
    const restored = (await contentOf(to)) as Record<string, unknown[]>
    const added = (restored.ticket?.length ?? 0) - (content.ticket?.length ?? 0)
    expect(restored.history?.length).toBe((content.history?.length ?? 0) + added)
    expect(await storeOf(to).transaction((tx) => tx.history.verify('aurora'))).toBeNull()
  })

  /** This version's migrations and one more, in a folder of their own. */
  async function laterVersion(): Promise<URL> {
    const later = file('migrations')
    cpSync(join(import.meta.dirname, '..', '..', 'prisma', 'migrations'), later, { recursive: true })
    cpSync(join(later, '20261122160000_first'), join(later, '29990101000000_later'), { recursive: true })
    writeFileSync(
      join(later, '29990101000000_later', 'migration.sql'),
      `ALTER TABLE "setting" ADD COLUMN "note" TEXT;\nUPDATE "setting" SET "note" = "value" || '!';`,
    )
    return pathToFileURL(`${later}/`)
  }

  test('an upgrade of a database that holds something backs up first; one of nothing does not', async () => {
    const database = await kept(openTestDatabase())
    const later = await laterVersion()
    const place = { dataFolder: folder, now: NOON, andon: '9.8.7' }
    expect(await backUpBeforeUpgrade(database, place, later)).toBeNull()
    await fill(database)
    const content = await contentOf(database)
    expect(await backUpBeforeUpgrade(database, place)).toBeNull()
    const path = await backUpBeforeUpgrade(database, place, later)
    expect(path).toBe(join(folder, 'backups', 'before-upgrade-2026-02-13T120000000Z.andon.gz'))
    await migrate(database, later)
    const to = await kept(openTestDatabase())
    await restore(to, path ?? '')
    expect(await contentOf(to)).toEqual(content)
    expect(await backUpBeforeUpgrade(database, place, later)).toBeNull()
  })

  test('a backup of an earlier version is brought up to this one', async () => {
    const names = (await readMigrations()).migrationDirectories.map(({ path }) => path)
    const earlier = file('earlier')
    const [first = ''] = names
    cpSync(join(import.meta.dirname, '..', '..', 'prisma', 'migrations'), earlier, {
      recursive: true,
      filter: (path) => !names.slice(1).some((name) => path.includes(name)),
    })
    expect(existsSync(join(earlier, first))).toBe(true)
    const from = await kept(openEmptyTestDatabase())
    await migrate(from, pathToFileURL(`${earlier}/`))
    await fill(from)
    await writeBackup(from, request(file()))
    const to = await kept(openTestDatabase())
    await storeOf(to).transaction((tx) => tx.settings.set('mine', 'gone'))
    await restore(to, file(), true)
    expect(await contentOf(to)).toMatchObject(await contentOf(from))
    const columns = await to.prisma.$queryRaw<unknown[]>`
      SELECT table_name, column_name, data_type, column_default FROM information_schema.columns
      WHERE table_schema = 'public' ORDER BY table_name, column_name`
    const fresh = await kept(openTestDatabase())
    expect(columns).toEqual(
      await fresh.prisma.$queryRaw<unknown[]>`
        SELECT table_name, column_name, data_type, column_default FROM information_schema.columns
        WHERE table_schema = 'public' ORDER BY table_name, column_name`,
    )
    await expect(to.prisma.$executeRaw`DELETE FROM history`).rejects.toThrow('append-only')
    expect(await migrate(to)).toEqual([])
  })
})

const storeOf = (database: Database) =>
  createStore({ database, nudges: { enqueue: async () => undefined }, newId: randomUUID })

async function fill(database: Database): Promise<void> {
  const store = storeOf(database)
  await store.transaction(async (tx) => {
    await tx.partnerships.save(aPartnership({ id: 'aurora', name: ODD }))
    for (const number of [1, 2, 3]) {
      const key = await tx.tickets.nextKey('aurora', 'D')
      const ticket = aTicket('aurora', { key, fields: { ...aTicket('').fields, text: `${ODD} ${number}` } })
      await tx.tickets.insert(ticket)
      const obligation = anObligation(ticket)
      await tx.obligations.save([obligation])
      await tx.timers.set('obligation', obligation.id, obligation.due)
      await tx.history.append([anEntry('aurora', { ticketId: ticket.id, new: { text: ODD, at: NOON } })])
    }
    await tx.history.append([anEntry('aurora')])
    await tx.history.erasePerson('aurora', 'nobody')
    await tx.deliveries.enqueue([aDelivery('aurora'), aDelivery('aurora', { state: 'sent' })])
    await tx.events.claim('console', ODD, NOON)
    await tx.settings.set('a', '')
  })
  await createConsoleMessageRows(database).append({
    id: randomUUID(),
    channelId: 'aurora/shared',
    threadId: null,
    author: 'b-liaison',
    text: ODD,
    variants: null,
    deliveryId: null,
    postedAt: NOON,
  })
}

async function addTicketsSlowly(database: Database): Promise<void> {
  const store = storeOf(database)
  for (let number = 0; number < 5; number++)
    await store.transaction(async (tx) => {
      await tx.partnerships.lock('aurora')
      const ticket = aTicket('aurora', { key: await tx.tickets.nextKey('aurora', 'D') })
      await tx.tickets.insert(ticket)
      await tx.history.append([anEntry('aurora', { ticketId: ticket.id })])
    })
}

/** Everything in every table, read by another way than the backup's. */
async function contentOf({ prisma }: Database): Promise<Record<string, unknown[]>> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('_prisma_migrations', 'tick')`
  const content: Record<string, unknown[]> = {}
  for (const { name } of tables)
    content[name] = await prisma.$queryRawUnsafe<unknown[]>(`SELECT * FROM "${name}" t ORDER BY t::text`)
  return content
}
