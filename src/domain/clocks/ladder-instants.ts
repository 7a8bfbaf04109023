import type { Rung, TellTarget } from '../agreement/agreement.ts'
import { elapsedMilliseconds, parseDuration } from './duration.ts'

export interface RungInstant {
  readonly at: Date
  /** As written in the agreement. */
  readonly tell: readonly TellTarget[]
}

/** When each rung of a ladder runs, `after` being elapsed time since `from` (due, or the creation of a late clock). */
export const ladderInstants = (ladder: readonly Rung[], from: Date): RungInstant[] =>
  ladder.map(({ after, tell }) => ({
    at: new Date(from.getTime() + (after === null ? 0 : elapsedMilliseconds(parseDuration(after)))),
    tell,
  }))
