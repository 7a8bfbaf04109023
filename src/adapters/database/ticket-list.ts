import type { TicketQuery } from '../../ports/index.ts'
import type { Sql } from './unit-of-work.ts'

/** Still owed: running, or missed and not stopped. */
const OWED = `o.stopped_at IS NULL AND o.state IN ('open', 'missed')`

/** What each filter asks of a ticket; `$2` is the reader's side, `$3` the person. */
const FILTERS: Readonly<Record<TicketQuery['filter'], string>> = {
  all: 'true',
  open: `t.status IN ('open', 'disputed')`,
  overdue: `EXISTS (SELECT FROM obligation o WHERE o.ticket_id = t.id AND o.state = 'missed' AND ${OWED})`,
  mine: `(t.filed_by = $3 OR EXISTS (
    SELECT FROM obligation o WHERE o.ticket_id = t.id AND o.owed_by = $2 AND ${OWED}))`,
}

/** The page's ticket ids, newest first, and how many there are in all. The other side's internal tickets do not exist. */
export async function listTickets(
  sql: Sql,
  { partnershipId, reader, filter, personId, offset, limit }: TicketQuery,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const found = `FROM ticket t WHERE t.partnership_id = $1 AND t.audience IN ('both', $2)
    AND $3::text IS NOT NULL AND ${FILTERS[filter]}`
  const rows = await sql.rows<{ ids: readonly string[]; total: number }>(
    `SELECT (SELECT count(*)::int ${found}) AS total, ARRAY(
       SELECT t.id::text ${found} ORDER BY t.reported_at DESC, t.id DESC OFFSET $4 LIMIT $5) AS ids`,
    partnershipId,
    reader,
    personId,
    offset,
    limit,
  )
  return rows[0] ?? { ids: [], total: 0 }
}
