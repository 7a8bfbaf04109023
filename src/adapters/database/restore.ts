import { AppError } from '../../errors.ts'
import type { Nudge, RestoreSummary, Scheduler } from '../../ports/index.ts'
import { DamagedBackup, readHeader, type TableLine } from './backup-format.ts'
import { firstLine, readParts } from './backup-lines.ts'
import { type BackupTable, backupTables, isEmpty, quoted } from './backup-tables.ts'
import type { BulkSession, Database } from './database.ts'
import { verifyChain } from './history-verify.ts'
import { readMigrations } from './migrate.ts'
import { dropTables, emptyTables, runScripts } from './restore-tables.ts'
import type { Sql } from './unit-of-work.ts'

export interface RestoreRequest {
  readonly path: string
  /** True when what the database holds may be thrown away. */
  readonly replace: boolean
  readonly nudges: Pick<Scheduler, 'enqueue'>
}

const NUDGES_AT_ONCE = 1000

/**
 * Puts a backup into the database in one transaction: all of it, or nothing has changed. One of an earlier version is
 * brought up to this one. Every timer gets a new nudge. The audit chains are verified at the end; one that was broken when
 * the backup was taken is restored as it was, and said.
 * Rejects with `restore-not-empty` unless `replace`, `backup-newer` { version }, DamagedBackup, `backup-unreadable`.
 */
export async function restoreBackup(database: Database, request: RestoreRequest): Promise<RestoreSummary> {
  const header = readHeader(await firstLine(request.path))
  const { migrationDirectories } = await readMigrations()
  const scripts = migrationDirectories.map(({ path, migrationFile: { content } }) => ({
    name: path,
    text: content.tag === 'ok' ? content.value : '',
  }))
  const unknown = header.migrations.find((name) => !scripts.some((script) => script.name === name))
  if (unknown !== undefined) throw new AppError('backup-newer', { version: header.andon })
  const missing = scripts.filter(({ name }) => !header.migrations.includes(name))

  return database.bulk(async (session) => {
    const present = await backupTables(session.query)
    const names = present.map(({ name }) => quoted(name)).join(', ')
    // Whoever works with the database waits until this is over.
    await session.query(`LOCK TABLE partnership, ${names} IN ACCESS EXCLUSIVE MODE`)
    if (!request.replace && !(await isEmpty(session.query))) throw new AppError('restore-not-empty')
    if (missing.length === 0) await emptyTables(session, present)
    else {
      await dropTables(session)
      await runScripts(
        session,
        scripts.filter((script) => !missing.includes(script)),
      )
    }
    const tables = await fillTables(session, request.path)
    await runScripts(session, missing)
    await setSequences(session)
    const nudges = await nudgeTimers(session, request.nudges)
    return { takenAt: header.takenAt, andon: header.andon, tables, nudges, chains: await chainsOf(session) }
  })
}

async function fillTables(session: BulkSession, path: string): Promise<Record<string, number>> {
  const known = await backupTables(session.query)
  const filled: Record<string, number> = {}
  let current: { readonly name: string; readonly statement: string } | null = null
  for await (const part of readParts(path)) {
    if (part.kind === 'table') {
      current = { name: part.table.table, statement: insertInto(part.table, known) }
      filled[current.name] = 0
    } else {
      if (!current) throw new DamagedBackup('unfit')
      await session.query(current.statement, [`[${part.lines.join(',')}]`])
      filled[current.name] = (filled[current.name] ?? 0) + part.lines.length
    }
  }
  return filled
}

/** Only names the database itself gave get into the statement. */
function insertInto({ table, columns }: TableLine, known: readonly BackupTable[]): string {
  const target = known.find(({ name }) => name === table)
  const found = columns.map((name) => target?.columns.find((column) => column.name === name))
  if (!target || found.some((column) => column === undefined)) throw new DamagedBackup('unfit')
  const present = found.filter((column) => column !== undefined)
  const names = present.map(({ name }) => quoted(name)).join(', ')
  const values = present.map(({ type }, index) => `(line->>${index})::${type}`).join(', ')
  return `INSERT INTO ${quoted(table)} (${names}) SELECT ${values} FROM json_array_elements($1::text::json) AS r(line)`
}

/** New rows get numbers after the restored ones. */
async function setSequences({ query }: BulkSession): Promise<void> {
  for (const { name, columns } of await backupTables(query))
    for (const column of columns) {
      if (column.sequence === null) continue
      const last = `(SELECT coalesce(max(${quoted(column.name)}), 0) + 1 FROM ${quoted(name)})`
      await query(`SELECT setval($1::text::regclass, ${last}, false)`, [column.sequence])
    }
}

async function nudgeTimers({ query }: BulkSession, nudges: RestoreRequest['nudges']): Promise<number> {
  const executor = { query: (text: string, values: readonly unknown[]) => query(text, values) }
  await query(
    'DECLARE timers NO SCROLL CURSOR FOR SELECT kind, subject, token, due_at FROM timer ORDER BY due_at',
  )
  let nudged = 0
  for (;;) {
    const rows = await query(`FETCH ${NUDGES_AT_ONCE} FROM timers`)
    await nudges.enqueue(executor, rows.map(toNudge))
    nudged += rows.length
    if (rows.length < NUDGES_AT_ONCE) break
  }
  await query('CLOSE timers')
  return nudged
}

const toNudge = (row: Record<string, unknown>): Nudge => ({
  kind: String(row.kind),
  subject: String(row.subject),
  token: String(row.token),
  at: row.due_at as Date,
})

async function chainsOf({ query }: BulkSession): Promise<RestoreSummary['chains']> {
  const sql: Sql = {
    rows: async <T>(text: string, ...values: readonly unknown[]) =>
      (await query(text, values)) as readonly T[],
    run: async () => {
      throw new Error('verifying writes nothing')
    },
  }
  const chains: RestoreSummary['chains'][number][] = []
  for (const row of await query('SELECT id, head_seq, head_hash FROM partnership ORDER BY id')) {
    const partnershipId = String(row.id)
    const problem = await verifyChain(sql, partnershipId)
    chains.push({ partnershipId, rows: Number(row.head_seq), head: String(row.head_hash), problem })
  }
  return chains
}
