import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Database } from '../../src/adapters/database/database.ts'

/** A session as both `pg` and PGlite give one. */
export interface Session {
  /** `name` keeps the statement prepared where that is possible. */
  query(text: string, values?: readonly unknown[], name?: string): Promise<{ rows: Row[] }>
}
type Row = Record<string, string | null>

/** Runs work in one transaction. */
export type InTransaction = <T>(work: (session: Session) => Promise<T>) => Promise<T>

/** Every table a new ticket leaves rows in, and which of them are one event's. */
const TABLES = {
  inbound_event: `event_key = $1`,
  ticket: `id = $2::uuid`,
  obligation: `ticket_id = $2::uuid`,
  delivery: `ticket_id = $2::uuid`,
  history: `ticket_id = $2::uuid`,
  history_words: `(partnership_id, seq) IN (SELECT partnership_id, seq FROM history WHERE ticket_id = $2::uuid)`,
  timer: `subject IN (SELECT id::text FROM obligation WHERE ticket_id = $2::uuid)`,
  'pgboss.job': `data->>'subject' IN (SELECT id::text FROM obligation WHERE ticket_id = $2::uuid)`,
} as const
type Table = keyof typeof TABLES
const NAMES = Object.keys(TABLES) as Table[]

/** Reads them back. Which columns a table has, and of what type, is the database's to say. */
export async function takeSample(session: Session, eventKey: string, ticketId: string) {
  const sample = {} as Record<Table, Row[]>
  const types = {} as Record<Table, Record<string, string>>
  for (const table of NAMES) {
    const { rows: columns } = await session.query(
      `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
         AND attname <> 'position' AND attgenerated = ''`,
      [table],
    )
    types[table] = Object.fromEntries(columns.map(({ name, type }) => [name, type])) as Record<string, string>
    const list = Object.keys(types[table]).map((name) => `${name}::text AS ${name}`)
    // Both parameters are named so that each statement may take both.
    const where = `($1::text IS NOT NULL AND $2::text IS NOT NULL) AND ${TABLES[table]}`
    const { rows } = await session.query(
      `SELECT ${list.join(', ')} FROM ${table} WHERE ${where.replaceAll('$2::uuid', '$2::text::uuid')}`,
      [eventKey, ticketId],
    )
    sample[table] = rows
  }
  return { sample, types }
}

interface Insert {
  readonly table: Table
  readonly text: string
  readonly rows: readonly Row[]
}

/** One INSERT for each table, with as many rows as Andon wrote. */
function inserts({ sample, types }: Awaited<ReturnType<typeof takeSample>>): Insert[] {
  return NAMES.map((table) => {
    const columns = Object.keys(types[table])
    const rows = sample[table]
    let parameter = 0
    const values = rows.map(
      () => `(${columns.map((name) => `$${++parameter}::text::${types[table][name]}`).join(', ')})`,
    )
    return { table, rows, text: `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${values.join(', ')}` }
  })
}

const UUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/**
 * Writes the rows of one more ticket as somebody would who knows them all beforehand: new ids, the next key and the next
 * numbers of the history under the partnership's lock, one statement for each table, nothing computed, nothing read but
 * the locked row.
 */
export function createHandWriter(
  taken: Awaited<ReturnType<typeof takeSample>>,
  inTransaction: InTransaction,
) {
  const statements = inserts(taken)
  const sampleIds = new Set(JSON.stringify(taken.sample).match(UUIDS))
  const entries = taken.sample.history.length

  return (partnershipId: string): Promise<void> =>
    inTransaction(async (session) => {
      const ids = new Map([...sampleIds].map((id) => [id, randomUUID()]))
      let locked: Row = {}
      const fresh = (row: Row, index: number): (string | null)[] =>
        Object.entries(row).map(([column, value]) => {
          if (value === null) return null
          if (column === 'event_key') return randomUUID()
          if (column === 'partnership_id') return partnershipId
          if (column === 'seq') return String(Number(locked.head_seq) + 1 + index)
          if (column === 'key') return `D-${Number(locked.defects) + 1}`
          return value.replace(UUIDS, (id) => ids.get(id) ?? id)
        })
      for (const { table, text, rows } of statements) {
        await session.query(text, rows.flatMap(fresh), `hand_${table}`)
        if (table === 'inbound_event') locked = await lock(session, partnershipId)
      }
      await session.query(
        'UPDATE partnership SET defects = defects + 1, head_seq = head_seq + $2, head_hash = $3 WHERE id = $1',
        [partnershipId, entries, locked.head_hash],
        'hand_head',
      )
    })
}

async function lock(session: Session, partnershipId: string): Promise<Row> {
  const { rows } = await session.query(
    'SELECT defects, head_seq, head_hash FROM partnership WHERE id = $1 FOR UPDATE',
    [partnershipId],
    'hand_lock',
  )
  return rows[0] ?? {}
}

/** The same server and as many connections as Andon has. */
export function onServerByHand(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  const inTransaction: InTransaction = async (work) => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      const result = await work({
        query: (text, values, name) =>
          client.query({ text, values: [...(values ?? [])], ...(name && { name }) }),
      })
      await client.query('COMMIT')
      return result
    } finally {
      client.release()
    }
  }
  return { inTransaction, pool, close: () => pool.end() }
}

/** The embedded database itself, without Prisma. */
export const embeddedByHand =
  (database: Database): InTransaction =>
  (work) =>
    database.bulk((session) =>
      work({ query: async (text, values) => ({ rows: [...(await session.query(text, values))] as Row[] }) }),
    )
