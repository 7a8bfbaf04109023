import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { AppError } from '../../errors.ts'
import type { BackupSummary } from '../../ports/index.ts'
import {
  BACKUP_FORMAT,
  type BackupHeader,
  createChecksum,
  type EndLine,
  type TableLine,
} from './backup-format.ts'
import { type BackupTable, backupTables, quoted } from './backup-tables.ts'
import type { BulkSession, Database } from './database.ts'
import { appliedMigrations } from './migrate.ts'

const ROWS_AT_ONCE = 500

export interface BackupRequest {
  readonly path: string
  readonly now: Date
  /** Version of Andon. */
  readonly andon: string
}

/**
 * Writes everything Andon knows, as of one instant, to a file only this user can read. The file appears under its name
 * only when it is whole. Rejects with `backup-exists` when there is a file already, `backup-unwritable` { path, code }.
 */
export async function writeBackup(database: Database, request: BackupRequest): Promise<BackupSummary> {
  const { path } = request
  if (await stat(path).catch(() => null)) throw new AppError('backup-exists', { path })
  const draft = `${path}.partial`
  try {
    const summary = await database.bulk(async (session) => {
      await session.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
      const out = openOutput(draft)
      try {
        return await writeEverything(session, database.description, request, out)
      } finally {
        await out.close()
      }
    })
    await rename(draft, path)
    return { ...summary, path, bytes: (await stat(path)).size }
  } catch (error) {
    await rm(draft, { force: true })
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === 'open' || syscall === 'write' || syscall === 'rename')
      throw new AppError('backup-unwritable', { path, code }, { cause: error })
    throw error
  }
}

interface Output {
  /** Resolves when there is room for more. */
  write(line: string): Promise<void>
  close(): Promise<void>
}

function openOutput(path: string): Output {
  const gzip = createGzip()
  const file = createWriteStream(path, { mode: 0o600 })
  const done = finished(gzip.pipe(file))
  // Heard at `close`; a failure must not end the process before.
  done.catch(() => {})
  return {
    async write(line) {
      if (!gzip.write(`${line}\n`)) await Promise.race([once(gzip, 'drain'), done])
    },
    async close() {
      gzip.end()
      await done
    },
  }
}

async function writeEverything(
  session: BulkSession,
  description: string,
  { now, andon }: BackupRequest,
  out: Output,
): Promise<Omit<BackupSummary, 'path' | 'bytes'>> {
  const checksum = createChecksum()
  const write = (line: string) => {
    checksum.add(line)
    return out.write(line)
  }
  const header: BackupHeader = {
    andonBackup: BACKUP_FORMAT,
    andon,
    takenAt: now.toISOString(),
    database: description,
    migrations: await appliedMigrations(session.query),
    heads: await headsOf(session),
  }
  await write(JSON.stringify(header))
  const tables: Record<string, number> = {}
  for (const table of await backupTables(session.query))
    tables[table.name] = await writeTable(session, table, write)
  const rows = Object.values(tables).reduce((sum, number) => sum + number, 0)
  await out.write(JSON.stringify({ end: true, rows, sha256: checksum.hex() } satisfies EndLine))
  return { tables, rows, heads: header.heads }
}

async function headsOf({ query }: BulkSession): Promise<BackupHeader['heads']> {
  const rows = await query('SELECT id, head_seq, head_hash FROM partnership ORDER BY id')
  return rows.map((row) => ({
    partnership: String(row.id),
    rows: Number(row.head_seq),
    head: String(row.head_hash),
  }))
}

async function writeTable(
  { query }: BulkSession,
  { name, columns, key }: BackupTable,
  write: (line: string) => Promise<void>,
): Promise<number> {
  const names = columns.map((column) => column.name)
  await write(JSON.stringify({ table: name, columns: names } satisfies TableLine))
  const texts = names.map((column) => `${quoted(column)}::text`).join(', ')
  const order = key.length > 0 ? `ORDER BY ${key.map(quoted).join(', ')}` : ''
  const cursor = quoted(`backup_${name}`)
  await query(
    `DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT to_json(ARRAY[${texts}])::text AS line FROM ${quoted(name)} ${order}`,
  )
  let written = 0
  for (;;) {
    const rows = await query(`FETCH ${ROWS_AT_ONCE} FROM ${cursor}`)
    for (const row of rows) await write(String(row.line))
    written += rows.length
    if (rows.length < ROWS_AT_ONCE) break
  }
  await query(`CLOSE ${cursor}`)
  return written
}
