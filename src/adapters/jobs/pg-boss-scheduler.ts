import { setTimeout as delay } from 'node:timers/promises'
import { type ConstructorOptions, type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Clock, Logger, Nudge, ParkedNudge, Scheduler, SqlExecutor } from '../../ports/index.ts'

/**
 * One queue for every kind: a nudge only says that somebody should look at a timer, so kinds need no different
 * treatment, features may add kinds without telling the queue, and one queue is polled instead of many.
 */
const NUDGES = 'andon-nudges'
/** Nudges whose run failed too often. */
const PARKED = 'andon-parked'
const PARKED_SHOWN = 1000
/** "ready" as a number. */
const READY_INDEX_LOCK = '491260437881'
/** A nudge that comes early by less than this is held in hand; by more, it is put back. */
const HOLD_MS = 1000
const DAY_SECONDS = 86_400

/** How often a failed run is tried again, and how long it waits: `delaySeconds`, doubled each time up to the maximum. */
interface RetryPolicy {
  readonly limit: number
  readonly delaySeconds: number
  readonly maxDelaySeconds: number
}

const RETRIES: RetryPolicy = { limit: 6, delaySeconds: 2, maxDelaySeconds: 300 }

/** What the scheduler needs of the open database. */
interface JobsDatabase {
  readonly jobs: ConstructorOptions
}

interface SchedulerDeps {
  readonly database: JobsDatabase
  readonly clock: Clock
  readonly logger?: Logger
  readonly retries?: RetryPolicy
}

interface NudgeData {
  readonly kind: string
  readonly subject: string
  readonly token: string
  readonly at: string
}

/**
 * The scheduler over pg-boss, which lives in the same database as everything else. Resolves once its tables are there:
 * from then on nudges can be stored; they are delivered after `start`.
 */
export async function createPgBossScheduler(deps: SchedulerDeps): Promise<Scheduler> {
  const { clock, logger } = deps
  const boss = createBoss(deps)
  await boss.start()
  await createQueues(boss, deps.retries ?? RETRIES)
  await createReadyIndex(boss)

  const toJob = (nudge: Nudge) => ({
    data: { ...nudge, at: nudge.at.toISOString() } satisfies NudgeData,
    // A span and not an instant: our clock may be ahead of the database's.
    startAfter: Math.max(0, nudge.at.getTime() - clock.now().getTime()) / 1000,
  })

  const deliver = async (nudge: Nudge, run: (nudge: Nudge) => Promise<void>): Promise<void> => {
    const early = nudge.at.getTime() - clock.now().getTime()
    if (early > 0 && early <= HOLD_MS) await delay(early)
    if (nudge.at > clock.now()) await boss.insert(NUDGES, [toJob(nudge)])
    else await run(nudge)
  }

  const settle = async (
    job: JobWithMetadata<NudgeData>,
    run: (nudge: Nudge) => Promise<void>,
  ): Promise<JobResult> => {
    const nudge = fromData(job.data)
    try {
      await deliver(nudge, run)
      return { id: job.id, status: 'completed' }
    } catch (error) {
      const { kind, subject } = nudge
      logger?.error({ kind, subject, attempt: job.retryCount + 1, error }, 'nudge failed')
      return { id: job.id, status: 'failed', output: { error: String(error) } }
    }
  }

  return {
    async enqueue(transaction, nudges) {
      if (nudges.length > 0)
        await boss.insert(NUDGES, nudges.map(toJob), { db: toJobsConnection(transaction) })
    },
    async start(run) {
      await boss.work(
        NUDGES,
        { ...WORK, perJobResults: true, includeMetadata: true },
        (jobs: JobWithMetadata<NudgeData>[]) => Promise.all(jobs.map((job) => settle(job, run))),
      )
    },
    async parked() {
      const jobs = await boss.findJobs<NudgeData>(PARKED, { limit: PARKED_SHOWN })
      return jobs.map(toParked).sort((a, b) => b.failedAt.getTime() - a.failedAt.getTime())
    },
    stop: (graceMs) => boss.stop({ graceful: true, timeout: graceMs }),
  }
}

/**
 * A nudge that is due at once wakes a worker through LISTEN/NOTIFY; one of the future is found by polling. Two workers
 * that take five at a time: a slow destination does not hold up everything else.
 */
const WORK = {
  localConcurrency: 2,
  batchSize: 5,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 0.5,
} as const

function createBoss({ database, logger }: SchedulerDeps): PgBoss {
  const boss = new PgBoss({
    ...database.jobs,
    useListenNotify: true,
    // The rhythm is node-cron's; nobody looks at the registry or at statistics.
    schedule: false,
    registerInstance: false,
    monitorVacuum: false,
    reindex: false,
    openTelemetry: { enabled: false },
  })
  boss.on('error', (error) => logger?.error({ error }, 'job queue'))
  boss.on('warning', ({ message, data }) => logger?.warn({ data }, `job queue: ${message}`))
  return boss
}

/** Creates the queues, or brings those of an earlier version up to these settings. */
async function createQueues(
  boss: PgBoss,
  { limit, delaySeconds, maxDelaySeconds }: RetryPolicy,
): Promise<void> {
  const parked = { retentionSeconds: 365 * DAY_SECONDS }
  const nudges = {
    notify: true,
    retryLimit: limit,
    retryDelay: delaySeconds,
    retryBackoff: true,
    retryDelayMax: maxDelaySeconds,
    deadLetter: PARKED,
    expireInSeconds: 300,
    retentionSeconds: 30 * DAY_SECONDS,
    deleteAfterSeconds: 3600,
  }
  await boss.createQueue(PARKED, parked)
  await boss.updateQueue(PARKED, parked)
  await boss.createQueue(NUDGES, nudges)
  await boss.updateQueue(NUDGES, nudges)
}

/**
 * pg-boss finds what is ready by an index in the order of creation, so every look reads all that still rest: a quarter
 * of a second with a million. This one begins with what is due. Under a lock, as processes may start together.
 */
const CREATE_READY_INDEX = `
  BEGIN;
  SELECT pg_advisory_xact_lock(${READY_INDEX_LOCK});
  CREATE INDEX IF NOT EXISTS andon_ready_jobs ON pgboss.job_common (name, start_after)
    WHERE state < 'active' AND NOT blocked;
  COMMIT`

async function createReadyIndex(boss: PgBoss): Promise<void> {
  const database = boss.getDb()
  const { rows } = await database.executeSql(`SELECT to_regclass('pgboss.andon_ready_jobs') AS present`)
  if (rows[0]?.present === null) await database.executeSql(CREATE_READY_INDEX)
}

const toJobsConnection = (transaction: SqlExecutor) => ({
  executeSql: async (text: string, values: unknown[] = []) => ({
    rows: [...(await transaction.query(text, values))],
  }),
})

const fromData = ({ kind, subject, token, at }: NudgeData): Nudge => ({
  kind,
  subject,
  token,
  at: new Date(at),
})

const toParked = (job: JobWithMetadata<NudgeData>): ParkedNudge => ({
  nudge: fromData(job.data),
  failedAt: job.createdOn,
  error: (job.sourceOutput as { error?: string } | null)?.error ?? 'unknown',
})
