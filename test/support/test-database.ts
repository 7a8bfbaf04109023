import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  SERVER === null ? openCopy() : createOnServer(SERVER)

/** The same, with no tables yet. */
export const openEmptyTestDatabase = (): Promise<Database> =>
  SERVER === null ? openDatabase({ url: null, folder: null }) : createEmptyOnServer(SERVER)

/**
 * A new PGlite takes seconds to build its files, a copied one does not: the first test that needs one on this machine
 * makes the template.
 */
async function openCopy(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'andon-test-'))
  cpSync(await template(), folder, { recursive: true })
  return closingWith(await openDatabase({ url: null, folder }), async () => removeFolder(folder))
}

async function template(): Promise<string> {
  const finished = join(tmpdir(), `andon-template-${await templateName()}`)
  if (existsSync(finished)) return finished
  const draft = mkdtempSync(join(tmpdir(), 'andon-template-draft-'))
  const database = await openDatabase({ url: null, folder: draft })
  await migrate(database)
  await database.close()
  try {
    renameSync(draft, finished)
  } catch (error) {
    // Another test file was quicker.
    if (!existsSync(finished)) throw error
    removeFolder(draft)
  }
  return finished
}

/** Changes with the migrations and with PGlite, whose files are not for other versions. */
async function templateName(): Promise<string> {
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

const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })
