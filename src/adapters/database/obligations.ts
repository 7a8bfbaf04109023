import type { Obligation, ObligationState } from '../../domain/obligation/obligation.ts'
import type { Side } from '../../domain/partnership/partnership.ts'
import type { ObligationRows } from '../../ports/index.ts'
import type { Obligation as ObligationRow } from './generated/client.ts'
import { readBody, toBody } from './json-body.ts'
import type { UnitOfWork } from './unit-of-work.ts'

const UPSERT = `
  INSERT INTO obligation (id, partnership_id, ticket_id, rule_id, owed_by, state, due, stopped_at, body)
  SELECT id, partnership_id, ticket_id, rule_id, owed_by, state, due, stopped_at, body
  FROM json_to_recordset($1::text::json) AS r(n int, id uuid, partnership_id text, ticket_id uuid, rule_id text,
    owed_by text, state text, due timestamptz, stopped_at timestamptz, body json) ORDER BY n
  ON CONFLICT (id) DO UPDATE SET rule_id = excluded.rule_id, owed_by = excluded.owed_by, state = excluded.state,
    due = excluded.due, stopped_at = excluded.stopped_at, body = excluded.body`

const COLUMNS = `id, position, partnership_id AS "partnershipId", ticket_id AS "ticketId", rule_id AS "ruleId",
  owed_by AS "owedBy", state, due, stopped_at AS "stoppedAt", body`

const OF_TICKETS = `
  SELECT ${COLUMNS} FROM obligation
  WHERE ticket_id IN (SELECT value::uuid FROM json_array_elements_text($1::text::json)) ORDER BY position`
const GET = `SELECT ${COLUMNS} FROM obligation WHERE id = $1::uuid`

/** Saved obligations wait for the end of the transaction; reads see them laid over what the database has. */
export function createObligationRows({
  prisma,
  sql,
  newTickets,
}: UnitOfWork): ObligationRows & { flush(): Promise<void> } {
  const pending = new Map<string, Obligation>()
  let written = false

  const flush = async () => {
    if (pending.size === 0) return
    const rows = [...pending.values()].map(toRow)
    pending.clear()
    written = true
    await sql.run(UPSERT, JSON.stringify(rows))
  }

  /** Asked for a ticket that is new in this transaction, the database has nothing to tell. */
  const stored = async (ticketIds: readonly string[]): Promise<readonly ObligationRow[]> =>
    !written && ticketIds.every((id) => newTickets.has(id))
      ? []
      : sql.rows<ObligationRow>(OF_TICKETS, JSON.stringify(ticketIds))

  const ofTickets = async (ticketIds: readonly string[]): Promise<readonly Obligation[]> => {
    const rows = await stored(ticketIds)
    const read = rows.map((row) => pending.get(row.id) ?? toObligation(row))
    const known = new Set(rows.map((row) => row.id))
    const fresh = [...pending.values()].filter(
      (one) => ticketIds.includes(one.ticketId) && !known.has(one.id),
    )
    return [...read, ...fresh]
  }

  return {
    ofTicket: (ticketId) => ofTickets([ticketId]),
    ofTickets,
    async get(id) {
      const saved = pending.get(id)
      if (saved) return saved
      const [row] = await sql.rows<ObligationRow>(GET, id)
      return row ? toObligation(row) : null
    },
    async nextDue(after) {
      await flush()
      const row = await prisma.obligation.findFirst({
        where: { state: 'open', due: { gt: after } },
        orderBy: { due: 'asc' },
        select: { due: true },
      })
      return row?.due ?? null
    },
    async save(obligations) {
      for (const obligation of obligations) pending.set(obligation.id, obligation)
    },
    flush,
  }
}

function toRow(obligation: Obligation, n: number) {
  const { id, partnershipId, ticketId, owedBy, state, due, stoppedAt, ...body } = obligation
  return {
    n,
    id,
    partnership_id: partnershipId,
    ticket_id: ticketId,
    rule_id: obligation.rule.id,
    owed_by: owedBy,
    state,
    due,
    stopped_at: stoppedAt,
    body: toBody(body),
  }
}

function toObligation({ body, position: _, ruleId: __, ...row }: ObligationRow): Obligation {
  return {
    ...readBody<Omit<Obligation, keyof ObligationRow>>(body),
    ...row,
    owedBy: row.owedBy as Side,
    state: row.state as ObligationState,
  }
}
