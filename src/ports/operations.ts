import type { Platform } from '../domain/partnership/partnership.ts'
import type { ParkedNudge } from './scheduler.ts'
import type { ChainProblem } from './store/history.ts'

export interface BackupSummary {
  readonly path: string
  readonly bytes: number
  /** Rows by table. */
  readonly tables: Readonly<Record<string, number>>
  readonly rows: number
  /** The ends of the audit chains at that instant. */
  readonly heads: readonly { readonly partnership: string; readonly rows: number; readonly head: string }[]
}

export interface RestoreSummary {
  /** ISO 8601 instant the backup is of. */
  readonly takenAt: string
  /** Version of Andon that wrote it. */
  readonly andon: string
  readonly tables: Readonly<Record<string, number>>
  /** How many timers were nudged anew. */
  readonly nudges: number
  readonly chains: readonly {
    readonly partnershipId: string
    readonly rows: number
    readonly head: string
    /** Null when the chain is whole. */
    readonly problem: ChainProblem | null
  }[]
}

/** How this installation is set up, as far as its operator may want to know. */
export interface Installation {
  /** Address the endpoints listen on. */
  readonly host: string
  readonly loopbackOnly: boolean
  /** True for the database inside the process. */
  readonly embedded: boolean
  /** Version of the time zone data deadlines are computed with, such as `2026a`. */
  readonly timeZoneData: string
  /** The platforms the settings connect. */
  readonly platforms: readonly Platform[]
}

/** What the host's operator does to, or asks about, the whole database. */
export interface Operations {
  readonly installation: Installation
  /**
   * Writes everything, as of one instant, to a new file (absolute path). Rejects with AppError `backup-exists`,
   * `backup-unwritable`.
   */
  backup(path: string): Promise<BackupSummary>
  /**
   * Puts a backup (absolute path) into the database, all or nothing. Rejects with AppError `restore-not-empty` unless
   * `replace`, `backup-newer`, `backup-damaged`, `backup-unreadable`.
   */
  restore(path: string, replace: boolean): Promise<RestoreSummary>
  /** True when there is nothing a restore would throw away. */
  isEmpty(): Promise<boolean>
  /** Work that failed too often, newest first. */
  parked(): Promise<readonly ParkedNudge[]>
}
