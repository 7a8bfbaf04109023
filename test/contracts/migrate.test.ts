import { afterEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/database/database.ts'
import { migrate, readMigrations } from '../../src/adapters/database/migrate.ts'
import { onServer, openEmptyTestDatabase } from '../support/test-database.ts'

/** Prisma's table, as `prisma migrate deploy` makes it. */
const PRISMA_TABLE = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`

describe(`migrating ${onServer ? 'PostgreSQL' : 'PGlite'}`, () => {
  let database: Database
  afterEach(() => database.close())
  const run = (text: string) => database.prisma.$executeRawUnsafe(text)
  const tables = async () => {
    const rows = await database.prisma.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`
    return rows.map((row) => row.name)
  }
  const names = async () => (await readMigrations()).migrationDirectories.map((directory) => directory.path)

  test('applies everything once, whoever else does so at the same time', async () => {
    database = await openEmptyTestDatabase()
    const applied = await Promise.all([migrate(database), migrate(database)])
    expect(applied.flat()).toEqual(await names())
    expect(await tables()).toEqual(expect.arrayContaining(['ticket', 'history', '_prisma_migrations']))
    expect(await migrate(database)).toEqual([])
  })

  test('refuses a database of a newer version, and changes nothing in it', async () => {
    database = await openEmptyTestDatabase()
    await run(PRISMA_TABLE)
    await run(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
       VALUES ('1', 'x', '29990101000000_of_the_future', now())`,
    )
    const attempt = migrate(database)
    await expect(attempt).rejects.toMatchObject({
      code: 'database-newer',
      params: { migration: '29990101000000_of_the_future' },
    })
    expect(await tables()).toEqual(['_prisma_migrations'])
  })

  test('tries again what failed before', async () => {
    database = await openEmptyTestDatabase()
    await run(PRISMA_TABLE)
    const [first] = await names()
    await run(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', 'x', '${first}')`)
    expect(await migrate(database)).toEqual(await names())
    expect(await migrate(database)).toEqual([])
    expect(await tables()).toContain('ticket')
  })

  test('leaves nothing of a script that fails in its middle', async () => {
    database = await openEmptyTestDatabase()
    const attempt = database.migrating(async ({ adapter }) => {
      const connection = await adapter.connect()
      await connection.executeScript(`CREATE TABLE half_done (); SELECT 'a;b' WHERE 1 / 0 = 1; SELECT 1`)
    })
    await expect(attempt).rejects.toThrow('division by zero')
    expect(await tables()).toEqual([])
    await database.ping()
  })
})
