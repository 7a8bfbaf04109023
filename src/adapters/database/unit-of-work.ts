import type { HistoryHead } from '../../ports/index.ts'
import type { Prisma } from './generated/client.ts'

/** A partnership row this transaction has locked: nobody else can change what is kept here. */
export interface LockedPartnership {
  readonly id: string
  revision: string
  /** Last number given out, by column. */
  readonly counters: Record<Counter, number>
  head: HistoryHead
  /** True when counters or head have to be written back. */
  changed: boolean
}

export const COUNTERS = ['defects', 'changes', 'factory_own', 'brand_own'] as const
export type Counter = (typeof COUNTERS)[number]

/** One open transaction, as the rows see it. What many small writes can wait for is written at its end, at once. */
export interface UnitOfWork {
  readonly sql: Sql
  readonly prisma: Prisma.TransactionClient
  readonly locked: Map<string, LockedPartnership>
  /** Tickets this transaction inserted: nothing about them is stored but what it stored itself. */
  readonly newTickets: Set<string>
}

/** Statements of this transaction. Their texts are constants, so that a server can keep them prepared. */
export interface Sql {
  rows<T>(text: string, ...values: readonly (string | number | boolean | null)[]): Promise<readonly T[]>
  /** Resolves with how many rows were touched. */
  run(text: string, ...values: readonly (string | number | boolean | null)[]): Promise<number>
}

export function createUnitOfWork(prisma: Prisma.TransactionClient): UnitOfWork {
  return {
    prisma,
    locked: new Map(),
    newTickets: new Set(),
    sql: {
      rows: (text, ...values) => prisma.$queryRawUnsafe(text, ...values),
      run: (text, ...values) => prisma.$executeRawUnsafe(text, ...values),
    },
  }
}

/** Throws when this transaction does not hold the partnership's lock: a mistake in the code, not of a person. */
export function requireLock(unit: UnitOfWork, partnershipId: string): LockedPartnership {
  const locked = unit.locked.get(partnershipId)
  if (!locked) throw new Error(`The lock of partnership ${partnershipId} is not held in this transaction`)
  return locked
}

interface LockRow extends Record<Counter, number> {
  readonly id: string
  readonly revision: string
  readonly head_seq: number
  readonly head_hash: string
}

/** Columns that make a LockedPartnership. */
export const LOCK_COLUMNS = 'id, revision, defects, changes, factory_own, brand_own, head_seq, head_hash'

/** Notes that this transaction holds the row. */
export function holdLock(unit: UnitOfWork, row: LockRow): LockedPartnership {
  const { id, revision, head_seq: seq, head_hash: hash, ...counters } = row
  const locked = { id, revision, counters, head: { seq, hash }, changed: false }
  unit.locked.set(id, locked)
  return locked
}

/** Takes the row's lock, waiting for whoever has it. Null when there is no such partnership. */
export async function lockPartnership(unit: UnitOfWork, id: string): Promise<LockedPartnership | null> {
  const held = unit.locked.get(id)
  if (held) return held
  const [row] = await unit.sql.rows<LockRow>(
    `SELECT ${LOCK_COLUMNS} FROM partnership WHERE id = $1 FOR UPDATE`,
    id,
  )
  return row ? holdLock(unit, row) : null
}
