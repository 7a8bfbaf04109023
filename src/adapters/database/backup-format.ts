import { createHash } from 'node:crypto'
import { AppError } from '../../errors.ts'

/**
 * A backup is gzipped JSON lines: the header; for each table a line with its name and columns, then each row as a list of
 * texts (PostgreSQL's text of the value, null for none); the last line with the SHA-256 of everything before it.
 */
export const BACKUP_FORMAT = 1

export interface BackupHeader {
  readonly andonBackup: number
  /** Version of Andon that wrote it. */
  readonly andon: string
  readonly takenAt: string
  readonly database: string
  /** What the tables had gone through, oldest first. */
  readonly migrations: readonly string[]
  /** Ends of the audit chains at that instant: give one to `andon audit verify --head`. */
  readonly heads: readonly { readonly partnership: string; readonly rows: number; readonly head: string }[]
}

export interface TableLine {
  readonly table: string
  readonly columns: readonly string[]
}

export interface EndLine {
  readonly end: true
  readonly rows: number
  readonly sha256: string
}

/** The file is not a backup, or not a whole one. `reason` is a locale key under `operations:damage`. */
export class DamagedBackup extends AppError {
  constructor(reason: 'not-a-backup' | 'cut-off' | 'checksum' | 'unfit', options?: ErrorOptions) {
    super('backup-damaged', { reason }, options)
  }
}

/** SHA-256 over lines, each with its line end. */
export function createChecksum() {
  const hash = createHash('sha256')
  return {
    add: (line: string): void => {
      hash.update(line).update('\n')
    },
    hex: (): string => hash.digest('hex'),
  }
}

/** Throws DamagedBackup for what is not the header of a backup, `backup-newer` for one of a later format. */
export function readHeader(line: string | undefined): BackupHeader {
  const header = parseLine(line ?? '') as Partial<BackupHeader> | null
  if (typeof header?.andonBackup !== 'number' || !Array.isArray(header.migrations))
    throw new DamagedBackup('not-a-backup')
  if (header.andonBackup > BACKUP_FORMAT) throw new AppError('backup-newer', { version: header.andon })
  return header as BackupHeader
}

/** What a line that is no row says. */
export function readMark(line: string): TableLine | EndLine {
  const mark = parseLine(line)
  if (typeof mark === 'object' && mark !== null) {
    if ('table' in mark && 'columns' in mark && Array.isArray(mark.columns)) return mark as TableLine
    if ('end' in mark && 'sha256' in mark) return mark as EndLine
  }
  throw new DamagedBackup('unfit')
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new DamagedBackup('not-a-backup', { cause: error })
  }
}
