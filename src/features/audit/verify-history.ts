import type { ChainProblem, Tx } from '../../ports/index.ts'

export interface HistoryReport {
  readonly partnershipId: string
  readonly rows: number
  /** Hex SHA-256 of the last row. Kept outside, it proves later that nothing before it was cut off. */
  readonly head: string
  /** `head-unknown`: the chain is whole, but the head somebody kept is not in it: rows were cut off or rewritten. */
  readonly problem: ChainProblem | { readonly kind: 'head-unknown' } | null
}

/** Recomputes the history of a partnership; `kept` is a head noted earlier, null for none. Changes nothing. */
export async function verifyHistory(
  tx: Tx,
  partnershipId: string,
  kept: string | null,
): Promise<HistoryReport> {
  const problem = await tx.history.verify(partnershipId)
  const { seq, hash } = await tx.history.head(partnershipId)
  const report = { partnershipId, rows: seq, head: hash }
  if (problem || kept === null) return { ...report, problem }
  const known = kept === NOTHING || (await tx.history.holds(partnershipId, kept))
  return { ...report, problem: known ? null : { kind: 'head-unknown' } }
}

/** The head of a chain without rows. */
const NOTHING = '0'.repeat(64)
