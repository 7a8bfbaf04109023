import type { Audience, Side } from '../../domain/partnership/partnership.ts'

/** One change, as it is handed in. `old` and `new` are JSON and may hold words: they go to the erasable table. */
export interface HistoryEntry {
  readonly partnershipId: string
  readonly ticketId: string | null
  readonly at: Date
  /** Person id, null when Andon itself did it. */
  readonly personId: string | null
  readonly personName: string | null
  readonly side: Side | null
  /** Who may ever read this row. */
  readonly audience: Audience
  /** kebab-case name of the change, a locale key under `history`. */
  readonly what: string
  readonly old: unknown
  readonly new: unknown
}

/** As it is read back; the words are null once they were erased. */
export interface HistoryRow extends HistoryEntry {
  /** Position in the partnership's chain, from 1. Never shown: it would count what the other side does internally. */
  readonly seq: number
  readonly erased: boolean
}

export interface HistoryHead {
  readonly seq: number
  /** Hex SHA-256 of the last row, 64 zeros for an empty chain. */
  readonly hash: string
}

export type ChainProblem =
  | { readonly kind: 'altered'; readonly seq: number }
  | { readonly kind: 'missing'; readonly seq: number }
  | { readonly kind: 'tail-missing'; readonly seq: number }

export interface HistoryRows {
  /** Appends to the chain of each entry's partnership, in order. Requires the partnership's lock. */
  append(entries: readonly HistoryEntry[]): Promise<void>
  /** Rows of a ticket the reader may see, oldest first. */
  ofTicket(ticketId: string, reader: Side): Promise<readonly HistoryRow[]>
  head(partnershipId: string): Promise<HistoryHead>
  /** True when some row of the chain has this hash (hex): it was the head once. */
  holds(partnershipId: string, hash: string): Promise<boolean>
  /** Recomputes the whole chain; the first problem, or null. */
  verify(partnershipId: string): Promise<ChainProblem | null>
  /** Erases the words and the name of every row a person wrote; resolves with how many rows it emptied. */
  erasePerson(partnershipId: string, personId: string): Promise<number>
}
