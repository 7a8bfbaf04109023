import { randomBytes } from 'node:crypto'
import type { Audience, Side } from '../../domain/partnership/partnership.ts'
import type { HistoryEntry, HistoryHead, HistoryRow, HistoryRows } from '../../ports/index.ts'
import { GENESIS, hashLink, hashWords } from './history-chain.ts'
import { verifyChain } from './history-verify.ts'
import { fromBody, type Json, toBody } from './json-body.ts'
import { COUNTERS, type LockedPartnership, requireLock, type UnitOfWork } from './unit-of-work.ts'

/** Rows, their words, and the partnership's new head and counters, in one statement. */
const WRITE = `
  WITH entry AS (
    SELECT * FROM json_to_recordset($1::text::json) AS r(partnership_id text, seq int, at timestamptz, ticket_id uuid,
      side text, audience text, what text, words_hash text, previous text, hash text, salt text, person_id text,
      person_name text, old json, new json)
  ), rows AS (
    INSERT INTO history (partnership_id, seq, at, ticket_id, side, audience, what, words_hash, previous, hash)
    SELECT partnership_id, seq, at, ticket_id, side, audience, what, words_hash, previous, hash FROM entry
  ), words AS (
    INSERT INTO history_words (partnership_id, seq, salt, person_id, person_name, old, new)
    SELECT partnership_id, seq, salt, person_id, person_name, old, new FROM entry
  )
  UPDATE partnership p SET defects = r.defects, changes = r.changes, factory_own = r.factory_own,
    brand_own = r.brand_own, head_seq = r.head_seq, head_hash = r.head_hash
  FROM json_to_recordset($2::text::json) AS r(id text, defects int, changes int, factory_own int, brand_own int,
    head_seq int, head_hash text)
  WHERE p.id = r.id`

const OF_TICKET = `
  SELECT h.partnership_id, h.seq, h.at, h.ticket_id, h.side, h.audience, h.what, w.salt, w.person_id, w.person_name,
    w.old, w.new
  FROM history h LEFT JOIN history_words w ON w.partnership_id = h.partnership_id AND w.seq = h.seq
  WHERE h.ticket_id = $1::uuid AND h.audience IN ('both', $2) ORDER BY h.seq`

type PendingRow = ReturnType<typeof chain>

/** Appended entries are hashed at once and written at the end of the transaction, or before a read. */
export function createHistoryRows(unit: UnitOfWork): HistoryRows & { flush(): Promise<void> } {
  const { prisma, sql } = unit
  let pending: PendingRow[] = []

  const flush = async () => {
    const changed = [...unit.locked.values()].filter((partnership) => partnership.changed)
    if (changed.length === 0) return
    const rows = pending
    pending = []
    await sql.run(WRITE, JSON.stringify(rows), JSON.stringify(changed.map(toPartnershipRow)))
    for (const partnership of changed) partnership.changed = false
  }

  const head = async (partnershipId: string): Promise<HistoryHead> => {
    const held = unit.locked.get(partnershipId)
    if (held) return held.head
    const row = await prisma.partnership.findUnique({
      where: { id: partnershipId },
      select: { headSeq: true, headHash: true },
    })
    return row ? { seq: row.headSeq, hash: row.headHash } : { seq: 0, hash: GENESIS }
  }

  return {
    flush,
    head,
    async append(entries) {
      for (const entry of entries) pending.push(chain(requireLock(unit, entry.partnershipId), entry))
    },
    async ofTicket(ticketId, reader) {
      await flush()
      const rows = await sql.rows<StoredEntry>(OF_TICKET, ticketId, reader)
      return rows.map(toHistoryRow)
    },
    async holds(partnershipId, hash) {
      await flush()
      return (await prisma.history.count({ where: { partnershipId, hash } })) > 0
    },
    async verify(partnershipId) {
      await flush()
      return verifyChain(sql, partnershipId)
    },
    async erasePerson(partnershipId, personId) {
      await flush()
      return sql.run(
        `UPDATE history_words SET salt = NULL, person_id = NULL, person_name = NULL, old = NULL, new = NULL
         WHERE partnership_id = $1 AND person_id = $2`,
        partnershipId,
        personId,
      )
    },
  }
}

/** Makes the next row of the chain and moves the head to it. */
function chain(partnership: LockedPartnership, entry: HistoryEntry) {
  const words = {
    personId: entry.personId,
    personName: entry.personName,
    old: toBody(entry.old ?? null),
    new: toBody(entry.new ?? null),
  }
  const salt = randomBytes(16).toString('hex')
  const { partnershipId, ticketId, side, audience, what } = entry
  const at = entry.at.toISOString()
  const previous = partnership.head.hash
  const seq = partnership.head.seq + 1
  const wordsHash = hashWords(salt, words)
  const hash = hashLink(previous, { partnershipId, seq, at, ticketId, side, audience, what, wordsHash })
  partnership.head = { seq, hash }
  partnership.changed = true
  return {
    ...{ partnership_id: partnershipId, seq, at, ticket_id: ticketId, side, audience, what },
    ...{ words_hash: wordsHash, previous, hash, salt },
    ...{ person_id: words.personId, person_name: words.personName, old: words.old, new: words.new },
  }
}

function toPartnershipRow({ id, counters, head }: LockedPartnership) {
  const numbers = Object.fromEntries(COUNTERS.map((counter) => [counter, counters[counter]]))
  return { id, ...numbers, head_seq: head.seq, head_hash: head.hash }
}

interface StoredEntry {
  readonly partnership_id: string
  readonly seq: number
  readonly at: Date
  readonly ticket_id: string | null
  readonly side: Side | null
  readonly audience: Audience
  readonly what: string
  readonly salt: string | null
  readonly person_id: string | null
  readonly person_name: string | null
  readonly old: Json
  readonly new: Json
}

const toHistoryRow = (row: StoredEntry): HistoryRow => ({
  partnershipId: row.partnership_id,
  seq: row.seq,
  at: row.at,
  ticketId: row.ticket_id,
  side: row.side,
  audience: row.audience,
  what: row.what,
  personId: row.person_id,
  personName: row.person_name,
  old: fromBody(row.old),
  new: fromBody(row.new),
  erased: row.salt === null,
})
