import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { MigrationList } from '@prisma/schema-engine-wasm'
import { AppError } from '../../errors.ts'
import type { Database, MigrationSession } from './database.ts'
import { loadSchemaEngine } from './schema-engine.ts'

const FOLDER = new URL('../../../prisma/migrations/', import.meta.url)

/** Tables that are not Prisma's to judge: none of ours, pg-boss has a schema of its own. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] }

/**
 * Brings the tables up to this version; resolves with the names of the migrations that were applied just now. One
 * process does it, the others wait. Rejects with `database-newer` when the database has a migration this version does
 * not know, and then changes nothing. A migration that failed before left nothing behind and is tried again.
 */
export async function migrate(database: Database, folder = FOLDER): Promise<readonly string[]> {
  const migrations = await readMigrations(folder)
  const known = migrations.migrationDirectories.map((directory) => directory.path)
  return database.migrating(async (session) => {
    const history = await readHistory(session)
    const unknown = history.applied.find((name) => !known.includes(name))
    if (unknown !== undefined) throw new AppError('database-newer', { migration: unknown })
    if (known.every((name) => history.applied.includes(name)) && history.failed.length === 0) return []
    const engine = await loadSchemaEngine(session.adapter, null)
    for (const migrationName of history.failed) await engine.markMigrationRolledBack({ migrationName })
    const done = await engine.applyMigrations({ migrationsList: migrations, filters: NO_FILTERS })
    return done.appliedMigrationNames
  })
}

/** The migrations of this version, oldest first, as the engine wants them. */
export async function readMigrations(folder = FOLDER): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const migrationDirectories = names.sort().map(async (name) => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: {
        tag: 'ok' as const,
        value: await readFile(new URL(`${name}/migration.sql`, folder), 'utf8'),
      },
    },
  }))
  return {
    baseDir: fileURLToPath(folder),
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(new URL('migration_lock.toml', folder), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(migrationDirectories),
  }
}

interface MigrationHistory {
  readonly applied: readonly string[]
  /** Begun, not finished, not marked as rolled back. */
  readonly failed: readonly string[]
}

/** The migrations the tables have gone through, oldest first; none for a database without tables. */
export async function appliedMigrations(query: MigrationSession['query']): Promise<readonly string[]> {
  return [...(await readHistory({ query })).applied].sort()
}

/** Reads Prisma's table without the engine, which takes a moment to load and is rarely needed. */
async function readHistory(session: Pick<MigrationSession, 'query'>): Promise<MigrationHistory> {
  const [table] = await session.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`)
  if (table?.present !== true) return { applied: [], failed: [] }
  const rows = await session.query(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM _prisma_migrations
     WHERE rolled_back_at IS NULL`,
  )
  const named = (finished: boolean) =>
    rows.filter((row) => row.finished === finished).map((row) => String(row.name))
  return { applied: named(true), failed: named(false) }
}
