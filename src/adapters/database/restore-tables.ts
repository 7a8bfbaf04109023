import { type BackupTable, quoted } from './backup-tables.ts'
import type { BulkSession } from './database.ts'

/** Tables whose triggers refuse to be emptied, whoever asks. */
const GUARDED = ['history', 'history_words']

/** Empties the tables and leaves everything else about them as it is. The owner of the tables may; no superuser is needed. */
export async function emptyTables(session: BulkSession, tables: readonly BackupTable[]): Promise<void> {
  const guarded = tables.filter(({ name }) => GUARDED.includes(name)).map(({ name }) => quoted(name))
  for (const name of guarded) await session.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
  await session.query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(', ')}`)
  for (const name of guarded) await session.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`)
}

/** Takes everything away that migrations make, but for the list of migrations. */
export async function dropTables(session: BulkSession): Promise<void> {
  const tables = await session.query(
    `SELECT quote_ident(relname) AS name FROM pg_class
     WHERE relnamespace = current_schema()::text::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'`,
  )
  for (const { name } of tables) await session.query(`DROP TABLE ${name} CASCADE`)
  const functions = await session.query(
    `SELECT oid::regprocedure::text AS name FROM pg_proc p
     WHERE pronamespace = current_schema()::text::regnamespace
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  )
  for (const { name } of functions) await session.query(`DROP FUNCTION ${name} CASCADE`)
}

/** Runs migrations in this transaction; Prisma's list of them is not touched. */
export async function runScripts(
  session: BulkSession,
  scripts: readonly { readonly text: string }[],
): Promise<void> {
  for (const { text } of scripts) await session.script(text)
}
