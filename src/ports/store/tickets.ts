import type { Side } from '../../domain/partnership/partnership.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'

/** `D` defects and `C` changes both sides see; `F` and `B` internal defects of the factory and of the brand. */
export type KeyPrefix = 'D' | 'C' | 'F' | 'B'

export interface TicketQuery {
  readonly partnershipId: string
  /** Only what this side may read is found, counted and paged. */
  readonly reader: Side
  /** `open`: not final; `overdue`: has a missed obligation still owed; `mine`: filed by `personId` or owed by their side's open clocks. */
  readonly filter: 'open' | 'overdue' | 'mine' | 'all'
  readonly personId: string
  readonly offset: number
  readonly limit: number
}

export interface TicketRows {
  /** The next key of the prefix, e.g. `D-12`: no gaps, no doubles. Requires the partnership's lock. */
  nextKey(partnershipId: string, prefix: KeyPrefix): Promise<string>
  insert(ticket: Ticket): Promise<void>
  update(ticket: Ticket): Promise<void>
  get(id: string): Promise<Ticket | null>
  /** By key (`D-12`) or internal key (`F-3`), upper case. The caller decides whether the reader may know it. */
  byKey(partnershipId: string, key: string): Promise<Ticket | null>
  /** Newest first, with the total the reader may know of. */
  list(query: TicketQuery): Promise<{ readonly tickets: readonly Ticket[]; readonly total: number }>
  /** Every ticket that is not final, whatever its audience; for work that shows nothing to anybody. */
  openIds(partnershipId: string): Promise<readonly string[]>
}
