import { LANE_TIMER, type Timer } from '../ports/index.ts'
import { runClockChange } from './check-in/clock-changes.ts'
import { runPlan } from './check-in/plan.ts'
import { PROMISE_TIMER, runPromise } from './check-in/promises.ts'
import { runCheckIn } from './check-in/run-check-in.ts'
import { CHECK_IN_TIMER, CLOCK_CHANGE_TIMER, PLAN_TIMER } from './check-in/timer-names.ts'
import { runObligation } from './clocks/run-obligation.ts'
import { OBLIGATION_TIMER } from './clocks/timer-name.ts'
import type { FeatureDeps } from './deps.ts'
import { runProposal } from './listening/proposal-timers.ts'
import { PROPOSAL_TIMER } from './listening/subjects.ts'
import { lanesAhead, sendLane } from './outbox/send-lane.ts'
import { TRANSLATION_TIMER, translateLane } from './translation/translate-lane.ts'

/** What a timer of each kind does. `token` is null when the sweeper found the timer due by itself. */
type TimerRun = (deps: FeatureDeps, subject: string, token: string | null) => Promise<void>

const TIMERS: Readonly<Record<string, TimerRun>> = {
  [OBLIGATION_TIMER]: runObligation,
  [PLAN_TIMER]: runPlan,
  [CLOCK_CHANGE_TIMER]: runClockChange,
  [CHECK_IN_TIMER]: runCheckIn,
  [PROPOSAL_TIMER]: runProposal,
  [PROMISE_TIMER]: runPromise,
  [LANE_TIMER]: (deps, lane) => sendLane(deps, lane),
  [TRANSLATION_TIMER]: (deps, lane) => translateLane(deps, lane),
}

/** How many due timers are looked up at once. */
const BATCH = 200

/** Runs one timer; a kind nobody knows (from a newer version) is left alone. */
export async function runTimer(
  deps: FeatureDeps,
  timer: Pick<Timer, 'kind' | 'subject'> & { readonly token: string | null },
): Promise<void> {
  await TIMERS[timer.kind]?.(deps, timer.subject, timer.token)
}

type Due = Pick<Timer, 'kind' | 'subject'>

/**
 * Runs everything that is due, earliest first, until nothing is left: the watchdog behind the nudges, and the engine of
 * virtual time. One failing timer holds up no other; it is tried again with the next sweep. Resolves with how many ran.
 */
export async function sweep(deps: FeatureDeps): Promise<number> {
  const failed = new Set<string>()
  const run = async (timer: Due & { readonly token: string | null }): Promise<boolean> => {
    try {
      await runTimer(deps, timer)
      return true
    } catch (error) {
      failed.add(nameOf(timer))
      deps.logger.error({ kind: timer.kind, subject: timer.subject, error }, 'timer failed')
      return false
    }
  }
  let ran = 0
  for (let first = true; ; first = false) {
    const { due, ahead } = await deps.store.transaction(async (tx) => {
      const now = deps.clock.now()
      return {
        due: await tx.timers.due(now, BATCH + failed.size),
        ahead: first ? await lanesAhead(tx, now) : [],
      }
    })
    for (const subject of ahead) await run({ kind: LANE_TIMER, subject, token: null })
    const todo = due.filter((timer) => TIMERS[timer.kind] && !failed.has(nameOf(timer)))
    if (todo.length === 0) return ran
    for (const timer of todo) if (await run(timer)) ran++
  }
}

const nameOf = (timer: Due): string => `${timer.kind}/${timer.subject}`
