import type { Audience, Side } from '../../domain/partnership/partnership.ts'
import type { TicketKind } from '../../domain/ticket/fields.ts'
import type { Ticket, TicketStatus } from '../../domain/ticket/ticket.ts'
import type { KeyPrefix, TicketRows } from '../../ports/index.ts'
import type { Prisma, Ticket as TicketRow } from './generated/client.ts'
import { readBody, toBody } from './json-body.ts'
import { listTickets } from './ticket-list.ts'
import { type Counter, requireLock, type UnitOfWork } from './unit-of-work.ts'

const COUNTER_OF: Readonly<Record<KeyPrefix, Counter>> = {
  D: 'defects',
  C: 'changes',
  F: 'factory_own',
  B: 'brand_own',
}

const INSERT = `
  INSERT INTO ticket (id, partnership_id, kind, raiser, filed_by, audience, key, internal_key, status, reported_at,
    first_awareness, body)
  VALUES ($1::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10::timestamptz, $11::timestamptz, $12::text::json)`

const GET = `
  SELECT id, partnership_id AS "partnershipId", kind, raiser, filed_by AS "filedBy", audience, key,
    internal_key AS "internalKey", status, reported_at AS "reportedAt", first_awareness AS "firstAwareness", body
  FROM ticket WHERE id = $1::uuid`

export function createTicketRows(unit: UnitOfWork): TicketRows {
  const { prisma } = unit
  return {
    async nextKey(partnershipId, prefix) {
      const partnership = requireLock(unit, partnershipId)
      partnership.changed = true
      partnership.counters[COUNTER_OF[prefix]] += 1
      return `${prefix}-${partnership.counters[COUNTER_OF[prefix]]}`
    },
    async insert(ticket) {
      const { reportedAt, firstAwareness, body, ...row } = toRow(ticket)
      await unit.sql.run(
        INSERT,
        ...[row.id, row.partnershipId, row.kind, row.raiser, row.filedBy, row.audience],
        ...[row.key, row.internalKey, row.status, reportedAt.toISOString(), firstAwareness.toISOString()],
        JSON.stringify(body),
      )
      unit.newTickets.add(ticket.id)
    },
    async update(ticket) {
      const { id, ...data } = toRow(ticket)
      const { count } = await prisma.ticket.updateMany({ where: { id }, data })
      if (count !== 1) throw new Error(`There is no ticket ${id}`)
    },
    async get(id) {
      const [row] = await unit.sql.rows<TicketRow>(GET, id)
      return row ? toTicket(row) : null
    },
    async byKey(partnershipId, key) {
      const row = await prisma.ticket.findFirst({
        where: { partnershipId, OR: [{ key }, { internalKey: key }] },
      })
      return row && toTicket(row)
    },
    async list(query) {
      const { ids, total } = await listTickets(unit.sql, query)
      const rows = await prisma.ticket.findMany({ where: { id: { in: [...ids] } } })
      const byId = new Map(rows.map((row) => [row.id, toTicket(row)]))
      return { tickets: ids.flatMap((id) => byId.get(id) ?? []), total }
    },
    async openIds(partnershipId) {
      const rows = await unit.sql.rows<{ id: string }>(
        `SELECT id FROM ticket WHERE partnership_id = $1 AND status IN ('open', 'disputed')
         ORDER BY reported_at, id`,
        partnershipId,
      )
      return rows.map((row) => row.id)
    },
  }
}

function toRow(ticket: Ticket) {
  const { id, partnershipId, kind, raiser, filedBy, audience, key, internalKey, status, ...rest } = ticket
  const { reportedAt, firstAwareness, ...body } = rest
  const columns = { id, partnershipId, kind, raiser, filedBy, audience, key, internalKey, status }
  return { ...columns, reportedAt, firstAwareness, body: toBody(body) as Prisma.InputJsonValue }
}

function toTicket({ body, ...row }: TicketRow): Ticket {
  return {
    ...readBody<Omit<Ticket, keyof TicketRow>>(body),
    ...row,
    kind: row.kind as TicketKind,
    raiser: row.raiser as Side,
    audience: row.audience as Audience,
    status: row.status as TicketStatus,
  }
}
