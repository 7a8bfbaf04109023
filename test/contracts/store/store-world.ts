import { randomUUID } from 'node:crypto'
import type { Database } from '../../../src/adapters/database/database.ts'
import type { Partnership } from '../../../src/domain/partnership/partnership.ts'
import type { Store } from '../../../src/ports/index.ts'
import { aPartnership } from '../../support/rows.ts'

/** What the store's contract needs of an adapter: the store, and a way to look at the database behind its back. */
export interface StoreWorld {
  readonly store: Store
  /** Another store on the same database, as a second process would have. */
  readonly other: Store
  readonly database: Database
  /** Nudges handed to the scheduler for a subject and committed, by token. */
  nudgesFor(subject: string): Promise<readonly string[]>
  /** A statement of the job queue's own that fails inside its own transaction; resolves with its error. */
  failJobsStatement(): Promise<unknown>
  close(): Promise<void>
}

/** Gives the world, once it is open. */
export type GetWorld = () => StoreWorld

/** Runs a statement outside the store. */
export const run = ({ database }: StoreWorld, text: string): Promise<number> =>
  database.prisma.$executeRawUnsafe(text)

/** A saved partnership of its own, so that tests do not meet. */
export async function newPartnership(
  { store }: StoreWorld,
  changes: Partial<Partnership> = {},
): Promise<string> {
  const partnership = aPartnership(changes)
  await store.transaction((tx) => tx.partnerships.save(partnership))
  return partnership.id
}

export const newId = randomUUID
