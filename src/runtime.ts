import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type DatabaseTime, openDatabaseTime } from './adapters/clock/database-time.ts'
import { createMovingClock, type MovingClock } from './adapters/clock/moving-clock.ts'
import { createConsoleMessageRows } from './adapters/database/console-message-rows.ts'
import { migrate } from './adapters/database/migrate.ts'
import { openDatabase } from './adapters/database/open-database.ts'
import { createOperations } from './adapters/database/operations.ts'
import { createSlackInstallations } from './adapters/database/slack-installations.ts'
import { createStore } from './adapters/database/store.ts'
import { createTeamsDirectory } from './adapters/database/teams-directory.ts'
import { createTicks } from './adapters/database/ticks.ts'
import { backUpBeforeUpgrade } from './adapters/database/upgrade-backup.ts'
import { createPackageHolidays } from './adapters/holidays/package-holidays.ts'
import { createI18nextTexts } from './adapters/i18n/i18next-texts.ts'
import { createPgBossScheduler } from './adapters/jobs/pg-boss-scheduler.ts'
import { createPrometheusMetrics, type PrometheusMetrics } from './adapters/metrics/prometheus-metrics.ts'
import { timedStore } from './adapters/metrics/timed-store.ts'
import { createResvgPictures } from './adapters/pictures/resvg-pictures.ts'
import { createTranslator } from './adapters/translators/create-translator.ts'
import { ANDON_VERSION } from './andon-version.ts'
import { type App, createApp } from './app.ts'
import type { Config } from './config.ts'
import type { Agreement } from './domain/agreement/agreement.ts'
import type { PublicAddress } from './features/deps.ts'
import { storedOffsetMs } from './features/trial-time.ts'
import type {
  ConsoleMessages,
  Installation,
  Logger,
  Operations,
  Pictures,
  Scheduler,
  SlackInstallations,
  Store,
  TeamsDirectory,
  Texts,
  Ticks,
} from './ports/index.ts'

/** Everything that stands on the open database, not yet started. Used by the bot and by commands. */
export interface Runtime {
  readonly config: Config
  readonly store: Store
  readonly texts: Texts
  readonly clock: MovingClock
  /** What the clock goes by; a process that goes on running starts it. */
  readonly time: Pick<DatabaseTime, 'start'>
  readonly app: App
  readonly scheduler: Scheduler
  readonly ticks: Ticks
  readonly consoleMessages: ConsoleMessages
  readonly slackInstallations: SlackInstallations
  readonly teamsDirectory: TeamsDirectory
  readonly operations: Operations
  /** The file an embedded database was backed up to before it was brought up to this version; null when it was not. */
  readonly upgradeBackup: string | null
  readonly figures: PrometheusMetrics
  readonly pictures: Pictures
  /** Closes the database. */
  close(): Promise<void>
}

export const LOCALES = join(import.meta.dirname, '..', 'locales')

/**
 * Opens the database, brings it up to date and builds what stands on it. Rejects with an AppError that says what to do.
 * `latinLanguage` guesses the language of Latin text; a command that takes in no text does without its tables.
 * `agreementTemplate` is offered to who sets a partnership up in chat.
 */
export async function openRuntime(
  config: Config,
  logger: Logger,
  texts = createI18nextTexts(LOCALES),
  latinLanguage: (text: string) => string | null = () => null,
  agreementTemplate: Agreement | null = null,
): Promise<Runtime> {
  const folder = config.databaseUrl === null ? join(config.dataFolder, 'database') : null
  const database = await openDatabase({ url: config.databaseUrl, folder })
  try {
    const { dataFolder } = config
    const place = { dataFolder, now: new Date(), andon: ANDON_VERSION }
    const upgradeBackup = folder === null ? null : await backUpBeforeUpgrade(database, place)
    if (upgradeBackup) logger.warn({ file: upgradeBackup }, 'backed up before the upgrade')
    await migrate(database)
    const time = await openDatabaseTime({ ask: () => database.time(), logger })
    const clock = createMovingClock(time.read)
    const scheduler = await createPgBossScheduler({ database, clock, logger })
    const plain = createStore({ database, nudges: scheduler, newId: randomUUID })
    const figures = createPrometheusMetrics({
      census: () => plain.transaction((tx) => tx.census.take(clock.now())),
      parked: async () => (await scheduler.parked()).length,
    })
    const { metrics } = figures
    const store = timedStore(plain, metrics)
    // Beside a real platform time is what it is, whatever a trial on this database left behind.
    const offset = config.trial ? await storedOffsetMs(store, time.read()) : 0
    clock.moveTo(new Date(time.read() + offset))
    const holidays = createPackageHolidays()
    const translators = config.translators.map(({ provider, ...reached }) =>
      createTranslator(provider, { ...reached, timeoutMs: TRANSLATION_TIMEOUT_MS }),
    )
    const address = addressOf(config)
    const pictures = createResvgPictures()
    const app = createApp({
      ...{ store, texts, clock, logger, metrics, holidays, latinLanguage, translators, address },
      secretKey: config.secretKey,
      agreementTemplate,
      pictures,
    })
    const close = async () => {
      time.stop()
      await scheduler.stop(STOP_GRACE_MS)
      await store.close()
    }
    const consoleMessages = createConsoleMessageRows(database)
    return {
      config,
      store,
      texts,
      clock,
      time,
      app,
      scheduler,
      ticks: createTicks(database),
      consoleMessages,
      slackInstallations: createSlackInstallations(database),
      teamsDirectory: createTeamsDirectory(database),
      operations: createOperations({
        ...{ database, scheduler, clock, andon: ANDON_VERSION },
        installation: installationOf(config),
      }),
      upgradeBackup,
      figures,
      pictures,
      close,
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Without a public address, the one this machine itself can use. */
const addressOf = ({ publicUrl, port }: Config): PublicAddress => ({
  url: publicUrl ?? `http://127.0.0.1:${port}`,
  reachable: publicUrl !== null,
})

const installationOf = ({ host, loopbackOnly, databaseUrl, slack, teams, trial }: Config): Installation => ({
  host,
  loopbackOnly,
  embedded: databaseUrl === null,
  timeZoneData: process.versions.tz ?? '?',
  platforms: [
    ...(slack ? (['slack'] as const) : []),
    ...(teams ? (['teams'] as const) : []),
    ...(trial ? (['console'] as const) : []),
  ],
})

/** How long one call to a translation provider may take. A model on one's own machine is slow. */
const TRANSLATION_TIMEOUT_MS = 45_000

/** How long running work may take to end when the process is asked to stop. */
const STOP_GRACE_MS = 8_000
