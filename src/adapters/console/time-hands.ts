import type { TrialTime } from '../../ports/trial-time.ts'
import { Refusal } from './refusal.ts'

/** The buttons that move time. */
export interface TimeHands {
  /** Moves time on; resolves when all that fell due has come to rest. A request with a known key moves nothing. */
  move(by: 'hour' | 'deadline', eventKey: string): Promise<void>
  readonly moving: () => boolean
}

const HOUR_MS = 3_600_000
/** Enough for a page that sends a request again; older keys cannot come back. */
const REMEMBERED_KEYS = 50

export function createTimeHands(trial: TrialTime): TimeHands {
  const done: string[] = []
  let running: Promise<void> | null = null
  return {
    moving: () => running !== null,
    move: async (by, eventKey) => {
      if (!trial.canMove) throw new Refusal(409, 'time-fixed')
      if (done.includes(eventKey)) return running ?? undefined
      if (running) throw new Refusal(409, 'time-running')
      done.push(eventKey)
      if (done.length > REMEMBERED_KEYS) done.shift()
      running = target(trial, by).then((to) => trial.advance(to))
      try {
        await running
      } catch (error) {
        done.splice(done.indexOf(eventKey), 1)
        throw error
      } finally {
        running = null
      }
    },
  }
}

async function target(trial: TrialTime, by: 'hour' | 'deadline'): Promise<Date> {
  if (by === 'hour') return new Date(trial.now().getTime() + HOUR_MS)
  const deadline = await trial.nextDeadline()
  if (!deadline) throw new Refusal(409, 'no-deadline')
  return deadline
}
