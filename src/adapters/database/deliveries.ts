import type { Audience } from '../../domain/partnership/partnership.ts'
import type { Delivery, DeliveryRows, DeliveryState } from '../../ports/index.ts'
import type { Delivery as DeliveryRow } from './generated/client.ts'
import { readBody, toBody } from './json-body.ts'
import type { UnitOfWork } from './unit-of-work.ts'

const UPSERT = `
  INSERT INTO delivery
    (id, partnership_id, audience, lane, slot, topic, ticket_id, state, not_before, lease_until, created_at, body)
  SELECT id, partnership_id, audience, lane, slot, topic, ticket_id, state, not_before, lease_until, created_at, body
  FROM json_to_recordset($1::text::json) AS r(n int, id uuid, partnership_id text, audience text, lane text, slot text,
    topic text, ticket_id uuid, state text, not_before timestamptz, lease_until timestamptz, created_at timestamptz,
    body json) ORDER BY n
  ON CONFLICT (id) DO UPDATE SET audience = excluded.audience, lane = excluded.lane, slot = excluded.slot,
    topic = excluded.topic, ticket_id = excluded.ticket_id, state = excluded.state, not_before = excluded.not_before,
    lease_until = excluded.lease_until, body = excluded.body`

const COLUMNS = `id, partnership_id AS "partnershipId", audience, lane, slot, topic, ticket_id AS "ticketId", state,
  not_before AS "notBefore", lease_until AS "leaseUntil", created_at AS "createdAt", body`

/**
 * The row is taken until the transaction ends, so that nobody replaces what is about to be sent. 'sending' comes before
 * 'queued': an attempt under way comes first, and a held message holds up no other.
 */
const NEXT_OF_LANE = `
  SELECT ${COLUMNS} FROM delivery WHERE lane = $1 AND state IN ('queued', 'sending')
  ORDER BY state DESC, not_before, position LIMIT 1 FOR UPDATE`

/** Rows are taken too; one that is being claimed for sending at this moment is as good as sent. */
const QUEUED_ON_TOPIC = `
  SELECT ${COLUMNS} FROM delivery WHERE topic = $1 AND state = 'queued' ORDER BY position FOR UPDATE SKIP LOCKED`
const QUEUED_OF_SLOT = `
  SELECT ${COLUMNS} FROM delivery WHERE slot = $1 AND state = 'queued'
  ORDER BY position DESC LIMIT 1 FOR UPDATE SKIP LOCKED`

/** Not one that was certainly not taken, and not one that changes a message in place. */
const MAY_HAVE_ARRIVED = `
  SELECT id FROM delivery d WHERE lane = $1 AND state = 'sending' AND body->>'reason' IS DISTINCT FROM 'rate-limited'
    AND NOT EXISTS (SELECT FROM delivery e WHERE e.slot = d.slot AND e.state = 'sent') LIMIT 1`

const LANES_AHEAD = `
  SELECT DISTINCT lane FROM delivery WHERE state IN ('queued', 'sending')
    AND ((body->>'attempts')::int > 0 AND greatest(not_before, lease_until) > $2::timestamptz
      OR created_at > $1::timestamptz
        AND (not_before > $3::timestamptz OR not_before <= created_at + interval '20 minutes')) ORDER BY lane`

/** Later states of a message share its slot; an update that is still to be sent carries no reference yet. */
const CARD_AT = `
  SELECT ${COLUMNS} FROM delivery WHERE state IN ('queued', 'sending', 'sent') AND slot IN (
    SELECT slot FROM delivery WHERE ticket_id = $1::uuid AND state = 'sent'
      AND body->'sent'->>'channelId' = $2 AND body->'sent'->>'messageId' = $3)
  ORDER BY position DESC LIMIT 1`

/**
 * Written deliveries wait for the end of the transaction, or for a read that could concern them. `wake` is told of every
 * lane that has something new and when.
 */
export function createDeliveryRows(
  { prisma, sql }: UnitOfWork,
  wake: (lane: string, at: Date) => void,
): DeliveryRows & { flush(): Promise<void> } {
  const pending = new Map<string, Delivery>()

  const flush = async () => {
    if (pending.size === 0) return
    const rows = [...pending.values()].map(toRow)
    pending.clear()
    await sql.run(UPSERT, JSON.stringify(rows))
  }
  const flushIf = async (concerned: (delivery: Delivery) => boolean) => {
    if ([...pending.values()].some(concerned)) await flush()
  }
  const read = async (statement: string, key: string) =>
    (await sql.rows<ReadRow>(statement, key)).map(toDelivery)

  return {
    flush,
    async enqueue(deliveries) {
      for (const delivery of deliveries) {
        pending.set(delivery.id, delivery)
        wake(delivery.lane, delivery.notBefore)
      }
    },
    async update(delivery) {
      pending.set(delivery.id, delivery)
    },
    async get(id) {
      const written = pending.get(id)
      if (written) return written
      const row = await prisma.delivery.findUnique({ where: { id } })
      return row && toDelivery(row)
    },
    async nextOfLane(lane) {
      await flushIf((delivery) => delivery.lane === lane)
      const [next] = await read(NEXT_OF_LANE, lane)
      return next ?? null
    },
    async queuedOnTopic(topic) {
      await flushIf((delivery) => delivery.topic === topic)
      return read(QUEUED_ON_TOPIC, topic)
    },
    async queuedOfSlot(slot) {
      await flushIf((delivery) => delivery.slot === slot)
      const [waiting] = await read(QUEUED_OF_SLOT, slot)
      return waiting ?? null
    },
    async sentOfSlot(slot) {
      await flushIf((delivery) => delivery.slot === slot)
      const row = await prisma.delivery.findFirst({
        where: { slot, state: 'sent' },
        orderBy: { position: 'desc' },
      })
      return row && toDelivery(row).sent
    },
    async lanesAhead({ stored, tried, held }) {
      await flush()
      const limits = [stored, tried, held].map((at) => at.toISOString())
      const rows = await sql.rows<{ lane: string }>(LANES_AHEAD, ...limits)
      return rows.map(({ lane }) => lane)
    },
    async mayHaveArrived(lane) {
      await flushIf((delivery) => delivery.lane === lane)
      return (await sql.rows(MAY_HAVE_ARRIVED, lane)).length > 0
    },
    async cardAt(ticketId, { channelId, messageId }) {
      await flushIf((delivery) => delivery.ticketId === ticketId)
      const [row] = await sql.rows<ReadRow>(CARD_AT, ticketId, channelId, messageId)
      return row ? toDelivery(row) : null
    },
    async troubled(limit) {
      await flush()
      const rows = await prisma.delivery.findMany({
        where: { state: { in: ['failed', 'uncertain'] } },
        orderBy: [{ createdAt: 'desc' }, { position: 'desc' }],
        take: limit,
      })
      return rows.map(toDelivery)
    },
  }
}

function toRow(delivery: Delivery, n: number) {
  const { id, partnershipId, audience, lane, slot, topic, ticketId, state, ...rest } = delivery
  const { notBefore, leaseUntil, createdAt, ...body } = rest
  return {
    n,
    id,
    partnership_id: partnershipId,
    audience,
    lane,
    slot,
    topic,
    ticket_id: ticketId,
    state,
    not_before: notBefore,
    lease_until: leaseUntil,
    created_at: createdAt,
    body: toBody(body),
  }
}

type ReadRow = Omit<DeliveryRow, 'position'> & Partial<Pick<DeliveryRow, 'position'>>

function toDelivery({ body, position: _, ...row }: ReadRow): Delivery {
  return {
    ...readBody<Omit<Delivery, keyof DeliveryRow>>(body),
    ...row,
    audience: row.audience as Audience,
    state: row.state as DeliveryState,
  }
}
