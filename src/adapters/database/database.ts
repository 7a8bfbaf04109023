import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { ConstructorOptions } from 'pg-boss'
import type { PrismaClient } from './generated/client.ts'

/** One open database, as the adapters of this folder and the jobs use it. */
export interface Database {
  readonly prisma: PrismaClient
  /** Which database this is, for people: no secret in it. */
  readonly description: string
  /** How pg-boss reaches the same database. */
  readonly jobs: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString' | 'max'>
  /**
   * Runs `work` with one session of its own, while nobody else is in here, in any process. Nothing else may use the database
   * meanwhile in this process.
   */
  migrating<T>(work: (session: MigrationSession) => Promise<T>): Promise<T>
  /**
   * Runs `work` in one transaction in a session of its own, however long it takes: for reading or replacing everything.
   * Commits when it resolves. On the embedded database everybody else waits meanwhile. Rejects with Unavailable.
   */
  bulk<T>(work: (session: BulkSession) => Promise<T>): Promise<T>
  /** The clock of the machine the database is on, epoch milliseconds. Rejects with Unavailable. */
  time(): Promise<number>
  /** Resolves when a trivial statement succeeds; rejects with Unavailable. */
  ping(): Promise<void>
  /** Closes the connections, or the embedded database with its folder's lock. */
  close(): Promise<void>
}

export interface MigrationSession {
  query(text: string): Promise<readonly Record<string, unknown>[]>
  /** For the schema engine. A script is run whole: all of it or nothing. */
  readonly adapter: SqlMigrationAwareDriverAdapterFactory
}

export interface BulkSession {
  query(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  /** Runs several statements of one text. */
  script(text: string): Promise<void>
}

/**
 * Limits of one transaction: wait at most 15 s to begin (on the embedded database transactions stand in line), and be
 * done in 30 s, so that a hanging one frees the partnership it locked.
 */
export const TRANSACTION_LIMITS = { maxWait: 15_000, timeout: 30_000 } as const
