import { performance } from 'node:perf_hooks'
import type { Logger } from '../../ports/index.ts'

/** The instant as every process on one database reads it, so that leases and deadlines mean the same to all of them. */
export interface DatabaseTime {
  /** Epoch milliseconds. Between two looks at the database it goes by a clock nobody can put forward or back. */
  read(): number
  /** Looks at the database's clock again; a look that fails or takes long changes nothing. */
  adjust(): Promise<void>
  /** Adjusts every so often until `stop`. */
  start(): void
  stop(): void
}

interface DatabaseTimeDeps {
  /** The database's clock, epoch milliseconds. */
  readonly ask: () => Promise<number>
  /** Milliseconds from anywhere, at a steady rate. */
  readonly steady?: () => number
  readonly logger?: Logger
}

/** The answer lies somewhere between asking and hearing: what took longer says too little. */
const LONGEST_ASKING_MS = 2_000
const ADJUST_EVERY_MS = 30_000
/** A change worth a line in the log: somebody put a clock right, or wrong. */
const LEAP_MS = 5_000

/** Rejects when the database does not answer at all: without it there is no time to go by. */
export async function openDatabaseTime({
  ask,
  steady = () => performance.now(),
  logger,
}: DatabaseTimeDeps): Promise<DatabaseTime> {
  const look = async () => {
    const asked = steady()
    const answer = await ask()
    const heard = steady()
    return { ahead: answer - (asked + heard) / 2, took: heard - asked }
  }
  let { ahead } = await look()
  let timer: NodeJS.Timeout | undefined

  const adjust = async () => {
    const seen = await look().catch(() => null)
    if (!seen || seen.took > LONGEST_ASKING_MS) return
    const leapMs = Math.round(seen.ahead - ahead)
    if (Math.abs(leapMs) >= LEAP_MS) logger?.warn({ leapMs }, 'the clock of the database was moved')
    ahead = seen.ahead
  }
  return {
    read: () => Math.round(steady() + ahead),
    adjust,
    start: () => {
      timer ??= setInterval(adjust, ADJUST_EVERY_MS).unref()
    },
    stop: () => clearInterval(timer),
  }
}
