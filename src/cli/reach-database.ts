import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../errors.ts'
import type { CommandIo } from '../ports/command-io.ts'
import type { DatabaseAccess, ExitCode } from './command.ts'
import type { CliDeps } from './run-cli.ts'

/** A database this process opened itself. */
export interface OpenedDatabase extends DatabaseAccess {
  close(): Promise<void>
}

export interface ReachDeps {
  /** PostgreSQL: every process may use it. Null: the embedded database, which only one process may open. */
  readonly databaseUrl: string | null
  readonly dataFolder: string
  /** Rejects with `folder-locked` while another process has the embedded database. */
  readonly open: () => Promise<OpenedDatabase>
  /** Has the call carried out by the process that has the embedded database; null when none answers. */
  readonly callHost: (
    folder: string,
    call: { readonly words: readonly string[]; readonly language: string },
    io: CommandIo,
  ) => Promise<ExitCode | null>
  /** How long to wait for a process that has the database but does not answer yet. */
  readonly patienceMs: number
}

const PAUSE_MS = 150

/**
 * Carries out a command where the database is: on PostgreSQL here; on the embedded one in the running bot, or here when
 * no bot runs. A holder that does not answer may be a bot about to start or another command about to end, so it is asked
 * again for a moment; then this refuses and names it.
 */
export function createDatabaseReach(deps: ReachDeps): CliDeps['withDatabase'] {
  return async (command, args, context, call) => {
    const here = async (): Promise<ExitCode> => {
      const database = await deps.open()
      try {
        return await command.run(args, context, database)
      } finally {
        await database.close()
      }
    }
    if (deps.databaseUrl !== null) return here()
    const giveUp = performance.now() + deps.patienceMs
    for (;;) {
      const code = await deps.callHost(deps.dataFolder, call, call.io)
      if (code !== null) return code
      try {
        return await here()
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'folder-locked' || performance.now() > giveUp)
          throw error
        await delay(PAUSE_MS)
      }
    }
  }
}
