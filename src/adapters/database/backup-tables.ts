import type { BulkSession } from './database.ts'

/** A table as a backup sees it: everything goes through PostgreSQL's own text of each value, so it comes back exactly. */
export interface BackupTable {
  readonly name: string
  readonly columns: readonly {
    readonly name: string
    readonly type: string
    readonly sequence: string | null
  }[]
  /** Columns of the primary key: the order of the rows. */
  readonly key: readonly string[]
}

/** Prisma's list is made by migrating; ticks say what this installation's processes did, not what Andon knows. */
const LEFT_OUT = ['_prisma_migrations', 'tick']

const COLUMNS = `
  SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS type,
    coalesce(a.attnum = ANY (k.conkey), false) AS key,
    pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS sequence
  FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
  WHERE c.relnamespace = current_schema()::text::regnamespace AND c.relkind = 'r'
  ORDER BY c.relname, a.attnum`

/** The tables a backup holds, as they are now, in the order of their names. There are no foreign keys among them. */
export async function backupTables(query: BulkSession['query']): Promise<readonly BackupTable[]> {
  const rows = await query(COLUMNS)
  const names = [...new Set(rows.map((row) => String(row.table)))].filter((name) => !LEFT_OUT.includes(name))
  return names.map((name) => {
    const columns = rows.filter((row) => row.table === name)
    return {
      name,
      columns: columns.map(({ column, type, sequence }) => ({
        name: String(column),
        type: String(type),
        sequence: sequence === null ? null : String(sequence),
      })),
      key: columns.filter((row) => row.key === true).map((row) => String(row.column)),
    }
  })
}

/** A name as it stands in a statement. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** True when no table a backup holds has a row. */
export async function isEmpty(query: BulkSession['query']): Promise<boolean> {
  for (const { name } of await backupTables(query)) {
    const [row] = await query(`SELECT EXISTS (SELECT FROM ${quoted(name)}) AS filled`)
    if (row?.filled === true) return false
  }
  return true
}
