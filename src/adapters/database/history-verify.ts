import type { ChainProblem } from '../../ports/index.ts'
import { GENESIS, hashLink, hashWords } from './history-chain.ts'
import type { Json } from './json-body.ts'
import type { Sql } from './unit-of-work.ts'

const PAGE = 500

const READ_PAGE = `
  SELECT h.seq, h.at, h.ticket_id, h.side, h.audience, h.what, h.words_hash, h.previous, h.hash,
    w.seq IS NOT NULL AS kept, w.salt, w.person_id, w.person_name, w.old, w.new
  FROM history h LEFT JOIN history_words w ON w.partnership_id = h.partnership_id AND w.seq = h.seq
  WHERE h.partnership_id = $1 AND h.seq > $2 AND h.seq <= $3 ORDER BY h.seq LIMIT $4`

/** Head and last row of one instant: rows are appended while this reads. */
const READ_END = `
  SELECT p.head_seq, p.head_hash,
    (SELECT coalesce(max(seq), 0) FROM history h WHERE h.partnership_id = p.id) AS last_seq
  FROM partnership p WHERE p.id = $1`

interface EndRow {
  readonly head_seq: number
  readonly head_hash: string
  readonly last_seq: number
}

interface StoredLink {
  readonly seq: number
  readonly at: Date
  readonly ticket_id: string | null
  readonly side: string | null
  readonly audience: string
  readonly what: string
  readonly words_hash: string
  readonly previous: string
  readonly hash: string
  /** False when the row of the words is gone altogether; erasing only empties it. */
  readonly kept: boolean
  readonly salt: string | null
  readonly person_id: string | null
  readonly person_name: string | null
  readonly old: Json
  readonly new: Json
}

/** Recomputes the chain of a partnership page by page, up to the head as it stands now. */
export async function verifyChain(sql: Sql, partnershipId: string): Promise<ChainProblem | null> {
  const [end] = await sql.rows<EndRow>(READ_END, partnershipId)
  if (!end) return null
  let seq = 0
  let hash = GENESIS
  while (seq < end.head_seq) {
    const page = await sql.rows<StoredLink>(READ_PAGE, partnershipId, seq, end.head_seq, PAGE)
    if (page.length === 0) return { kind: 'tail-missing', seq: seq + 1 }
    for (const row of page) {
      const problem = problemOf(partnershipId, row, seq + 1, hash)
      if (problem) return problem
      seq = row.seq
      hash = row.hash
    }
  }
  if (hash !== end.head_hash) return { kind: 'altered', seq }
  return end.last_seq > end.head_seq ? { kind: 'altered', seq: end.head_seq + 1 } : null
}

function problemOf(
  partnershipId: string,
  row: StoredLink,
  seq: number,
  previous: string,
): ChainProblem | null {
  if (row.seq !== seq || !row.kept) return { kind: 'missing', seq }
  const { ticket_id: ticketId, side, audience, what, words_hash: wordsHash } = row
  const at = row.at.toISOString()
  const hash = hashLink(previous, { partnershipId, seq, at, ticketId, side, audience, what, wordsHash })
  const intact = row.previous === previous && row.hash === hash && wordsMatch(row)
  return intact ? null : { kind: 'altered', seq }
}

/** Erased words cannot be compared, but nothing may be left of them. */
function wordsMatch({
  salt,
  person_id: personId,
  person_name: personName,
  old,
  new: news,
  words_hash,
}: StoredLink) {
  if (salt === null) return personId === null && personName === null && old === null && news === null
  return hashWords(salt, { personId, personName, old, new: news }) === words_hash
}
