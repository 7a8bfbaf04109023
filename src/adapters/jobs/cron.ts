import { type Logger as CronLogger, createTask, type ScheduledTask } from 'node-cron'
import type { Clock, Logger, Ticks } from '../../ports/index.ts'

/** Periodic work: a function of the present instant. The rhythm only calls it. */
export interface RhythmTask {
  /** kebab-case; the same in every process. */
  readonly name: string
  /** Cron expression with five fields, or six beginning with seconds, read in UTC. */
  readonly expression: string
  run(now: Date): Promise<void>
}

export interface Rhythm {
  start(): Promise<void>
  /** Calls nothing any more, and resolves when what is running has ended. */
  stop(): Promise<void>
}

interface RhythmDeps {
  readonly tasks: readonly RhythmTask[]
  readonly clock: Clock
  readonly ticks: Ticks
  readonly logger: Logger
}

/** node-cron names a tick `<task>:<instant>`, with an instant of this length. */
const SLOT_LENGTH = '2026-01-01T00:00:00.000Z'.length

/**
 * Calls each task at the instants of its expression (the machine's time) with `clock.now()`. Of all processes on the
 * database one runs each tick, and in one process a task never overlaps itself: a tick that comes too soon is left out.
 */
export function createRhythm({ tasks, clock, ticks, logger }: RhythmDeps): Rhythm {
  const running = new Set<Promise<void>>()

  const call = async (task: RhythmTask): Promise<void> => {
    const done = task
      .run(clock.now())
      .catch((error) => logger.error({ task: task.name, error }, 'periodic work failed'))
    running.add(done)
    await done
    running.delete(done)
  }

  const scheduled = tasks.map((task) =>
    createTask(task.expression, () => call(task), {
      name: task.name,
      timezone: 'UTC',
      noOverlap: true,
      distributed: true,
      runCoordinator: { shouldRun: (key) => ticks.claim(task.name, new Date(key.slice(-SLOT_LENGTH))) },
      logger: cronLogger(logger),
    }),
  )

  const each = (act: (task: ScheduledTask) => void | Promise<void>) => Promise.all(scheduled.map(act))
  return {
    async start() {
      await each((task) => task.start())
    },
    async stop() {
      await each((task) => task.destroy())
      await Promise.all(running)
    },
  }
}

function cronLogger(logger: Logger): CronLogger {
  const fields = (error: unknown) => (error === undefined ? {} : { error })
  return {
    debug: (message) => logger.debug({}, String(message)),
    info: (message) => logger.debug({}, message),
    warn: (message) => logger.warn({}, message),
    error: (message, error) => logger.error(fields(error ?? message), 'rhythm'),
  }
}
