import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { Database } from '../../src/adapters/database/database.ts'
import { migrate, readMigrations } from '../../src/adapters/database/migrate.ts'
import { openDatabase } from '../../src/adapters/database/open-database.ts'

/** The PostgreSQL server the contracts run on, e.g. `postgresql://postgres@127.0.0.1:5432/postgres`; else PGlite. */
const SERVER = process.env.TEST_DATABASE_URL?.trim() || null

export const onServer = SERVER !== null

/**
 * An empty, migrated database of its own: on the server of TEST_DATABASE_URL when that is set, else PGlite. `close`
 * removes it.
 */
export const openTestDatabase = (): Promise<Database> =>
  SERVER === null ? openEmbeddedTestDatabase() : createOnServer(SERVER)

/** The same, with no tables yet. */
export const openEmptyTestDatabase = (): Promise<Database> =>
  SERVER === null ? openDatabase({ url: null, folder: null }) : createEmptyOnServer(SERVER)

/**
 * The same, on PGlite in memory in any case. A new PGlite takes seconds to build its files, one that begins with an image
 * does not: the first test that needs one on this machine makes it.
 */
export async function openEmbeddedTestDatabase(): Promise<Database> {
  const image = new Blob([readFileSync(await imageFile())])
  return openDatabase({ url: null, folder: null, image })
}

async function imageFile(): Promise<string> {
  const finished = join(tmpdir(), `andon-image-${await imageName()}.tar`)
  if (existsSync(finished)) return finished
  const folder = mkdtempSync(join(tmpdir(), 'andon-image-draft-'))
  const database = await openDatabase({ url: null, folder })
  await migrate(database)
  await database.close()
  const lite = await PGlite.create(join(folder, 'database'))
  const image = await lite.dumpDataDir('none')
  await lite.close()
  const draft = join(folder, 'image.tar')
  writeFileSync(draft, Buffer.from(await image.arrayBuffer()))
  // Whole or not at all: another test file may be as far.
  renameSync(draft, finished)
  rmSync(folder, { recursive: true, force: true })
  return finished
}

/** Changes with the migrations and with PGlite, whose files are not for other versions. */
async function imageName(): Promise<string> {
  const manifest = createRequire(import.meta.url)
    .resolve('@electric-sql/pglite')
    .replace(/dist.*$/, 'package.json')
  const { migrationDirectories } = await readMigrations()
  return createHash('sha256')
    .update(JSON.stringify(migrationDirectories))
    .update(readFileSync(manifest))
    .digest('hex')
    .slice(0, 16)
}

async function createOnServer(server: string): Promise<Database> {
  const database = await createEmptyOnServer(server)
  await migrate(database)
  return database
}

async function createEmptyOnServer(server: string): Promise<Database> {
  const name = `andon_test_${randomUUID().replaceAll('-', '')}`
  await onMaintenance(server, `CREATE DATABASE ${name}`)
  // A server in another zone must not matter.
  await onMaintenance(server, `ALTER DATABASE ${name} SET timezone = 'Asia/Shanghai'`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const database = await openDatabase({ url: url.href, folder: null })
  return closingWith(database, () => onMaintenance(server, `DROP DATABASE ${name} WITH (FORCE)`))
}

async function onMaintenance(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(statement)
  await client.end()
}

function closingWith(database: Database, remove: () => Promise<void>): Database {
  return {
    ...database,
    async close() {
      await database.close()
      await remove()
    },
  }
}
