import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addCalendarRoutes } from './adapters/calendar/calendar-routes.ts'
import { createConsole } from './adapters/console/console.ts'
import { createChannelJoiner } from './adapters/console/join-channels.ts'
import { createControlServer } from './adapters/control/control-server.ts'
import { readAgreementFile } from './adapters/files/agreement-file.ts'
import { readPartnershipFile } from './adapters/files/partnership-file.ts'
import { createI18nextTexts, nearestLanguage } from './adapters/i18n/i18next-texts.ts'
import { createRhythm } from './adapters/jobs/cron.ts'
import { createEldLatin } from './adapters/language/eld-latin.ts'
import { createPinoLogger } from './adapters/logging/pino-logger.ts'
import { addPictureRoutes } from './adapters/pictures/picture-routes.ts'
import { createAboutPage } from './adapters/web/about-page.ts'
import { createWebServer, type WebServer } from './adapters/web/web-server.ts'
import { addWholePage } from './adapters/web/whole-page.ts'
import { runCli } from './cli/run-cli.ts'
import { type Config, loadConfig } from './config.ts'
import { AppError } from './errors.ts'
import { startClocks } from './features/agreement/agreement-card.ts'
import { planAll } from './features/check-in/plan.ts'
import { createConsoleDirectory } from './features/console-directory.ts'
import { applyRetention } from './features/operations/retention.ts'
import { createReactionMeanings } from './features/report/reaction-meanings.ts'
import { isExampleDatabase, seedExample } from './features/setup/example.ts'
import { createTrialTime, type MovableTime } from './features/trial-time.ts'
import type { Logger, Translate } from './ports/index.ts'
import { createReleasers, type Releasers } from './releasers.ts'
import { LOCALES, openRuntime, type Runtime } from './runtime.ts'
import type { SlackConfig } from './slack-settings.ts'
import type { TeamsConfig } from './teams-settings.ts'

const EXAMPLES = join(import.meta.dirname, '..', 'examples')
/** After this the process ends even if something does not let go. */
const STOP_LIMIT_MS = 10_000

/** Starts everything in order; resolves with what a person should know. */
async function start(config: Config, logger: Logger, releasers: Releasers): Promise<string[]> {
  const texts = createI18nextTexts(LOCALES)
  const t = texts.in(nearestLanguage(config.language ?? 'en', texts.languages))
  const runtime = await releasers.start(
    'database',
    () => openRuntime(config, logger, texts, createEldLatin(), readExample().agreement),
    (open) => open.close(),
  )
  const { app, store, clock } = runtime
  runtime.time.start()

  const web = createWebServer({
    ...{ host: config.host, port: config.port },
    ready: () => store.ping(),
    metrics: () => runtime.figures.render(),
  })
  web.app.get(
    '/about',
    createAboutPage({ texts, nearestLanguage: (wanted) => nearestLanguage(wanted, texts.languages) }),
  )
  addWholePage(web.app, {
    tickets: app.wholeTickets,
    texts,
    nearestLanguage: (wanted) => nearestLanguage(wanted, texts.languages),
  })
  addCalendarRoutes(web.app, { feeds: app.calendarFeeds, clock, logger })
  addPictureRoutes(web.app, { kept: app.keptPictures, pictures: runtime.pictures, logger })
  const connected: Connected[] = []
  if (config.slack) connected.push(await connectSlack(config.slack, { runtime, web, logger, t }))
  if (config.teams) connected.push(await connectTeams(config.teams, { runtime, web, logger, t }))
  // The console never runs beside a real platform: it lets everybody speak as anybody.
  const local = config.trial ? await connectConsole({ runtime, logger, t }) : null
  if (local) connected.push(local)
  const whileStill = <T>(work: () => Promise<T>): Promise<T> => (local ? local.whileStill(work) : work())

  await releasers.start(
    'control',
    () => startControl(runtime),
    (control) => control.stop(),
  )
  await releasers.start(
    'jobs',
    () => runtime.scheduler.start((nudge) => whileStill(() => app.runNudge(nudge))),
    () => undefined,
  )
  const rhythm = createRhythm({
    tasks: [
      { name: 'sweep', expression: '* * * * *', run: async () => void (await whileStill(app.sweep)) },
      { name: 'check-ins', expression: '*/10 * * * *', run: () => whileStill(() => planAll(app.features)) },
      { name: 'join', expression: '* * * * *', run: async () => local?.join() },
      {
        name: 'retention',
        expression: '17 3 * * *',
        run: async () => void (await applyRetention(app.features, { dryRun: false })),
      },
    ],
    clock,
    ticks: runtime.ticks,
    logger,
  })
  await releasers.start(
    'rhythm',
    () => rhythm.start(),
    () => rhythm.stop(),
  )
  const endpoints = await releasers.start(
    'web',
    () => web.start(),
    () => web.stop(),
  )
  const lines: string[] = []
  for (const { name, start, stop } of connected) lines.push(...(await releasers.start(name, start, stop)))
  return [
    ...(runtime.upgradeBackup ? [t('start:upgrade-backup', { file: runtime.upgradeBackup })] : []),
    ...lines,
    t('start:database', { database: store.description }),
    t('start:endpoints', { url: endpoints.url }),
    ...connected.flatMap(({ nextSteps }) => nextSteps),
  ]
}

/** A connected platform, not yet started; `start` resolves with what a person should know about it. */
interface Connected {
  readonly name: string
  readonly start: () => Promise<string[]>
  readonly stop: () => Promise<void>
  readonly nextSteps: readonly string[]
}

interface LocalConsole extends Connected, Pick<MovableTime, 'whileStill'> {
  /** Says what Andon does in the channels of partnerships that are new. */
  readonly join: () => Promise<void>
}

interface Connecting {
  readonly runtime: Runtime
  readonly logger: Logger
  readonly t: Translate
}

/** The local console, on the example when the database is empty. */
async function connectConsole({ runtime, logger, t }: Connecting): Promise<LocalConsole> {
  const { app, store, clock, config, texts } = runtime
  const seeded = await seedExample(app.features, readExample())
  const canMove = await store.transaction(isExampleDatabase)
  const trial = createTrialTime({
    deps: app.features,
    canMove,
    mayMove: () => store.transaction(isExampleDatabase),
    moveTo: clock.moveTo,
    offsetMs: clock.offsetMs,
  })
  const directory = createConsoleDirectory(app.features)
  const join = createChannelJoiner({ directory, inbound: app.inbound, clock })
  const localConsole = createConsole({
    port: config.consolePort,
    inbound: app.inbound,
    messages: runtime.consoleMessages,
    directory,
    texts,
    clock,
    trial,
    logger,
    newId: randomUUID,
  })
  app.connect(localConsole.platform)
  return {
    whileStill: trial.whileStill,
    join,
    name: 'console',
    start: async () => {
      const page = await localConsole.start()
      await join()
      return [t('start:console', { url: page.url })]
    },
    stop: () => localConsole.stop(),
    nextSteps: [
      t(config.teams ? 'start:beside-playground' : 'start:not-connected'),
      seeded ? t('start:seeded') : t('start:kept'),
      t('start:next'),
    ],
  }
}

async function connectSlack(
  settings: SlackConfig,
  { runtime, web, logger, t }: Connecting & { readonly web: WebServer },
): Promise<Connected> {
  // Loaded only when it is used: Slack's libraries take their time.
  const { createSlack } = await import('./adapters/slack/slack.ts')
  const { app, clock, slackInstallations: installations } = runtime
  const slack = createSlack({
    settings,
    inbound: app.inbound,
    web: web.app,
    clock,
    logger,
    t,
    installations,
    reactions: createReactionMeanings(app.features),
  })
  app.connect(slack.platform)
  return {
    name: 'slack',
    start: async () => {
      await slack.start()
      return [t(settings.appToken ? 'slack:start.socket' : 'slack:start.http')]
    },
    stop: () => slack.stop(),
    nextSteps: [t(settings.oauth ? 'slack:start.install' : 'slack:start.next')],
  }
}

async function connectTeams(
  settings: TeamsConfig,
  { runtime, web, logger, t }: Connecting & { readonly web: WebServer },
): Promise<Connected> {
  // Loaded only when it is used, as with Slack.
  const { createTeams } = await import('./adapters/teams/teams.ts')
  const { app, clock, texts, teamsDirectory: directory } = runtime
  const { inbound, cards } = app
  const teams = createTeams({ settings, inbound, cards, web: web.app, clock, logger, texts, directory })
  app.connect(teams.platform)
  return {
    name: 'teams',
    start: async () => {
      await teams.start()
      return [t(settings.allowAnonymous ? 'teams:start.anonymous' : 'teams:start.listening')]
    },
    stop: async () => undefined,
    nextSteps: [t('teams:start.next')],
  }
}

function readExample() {
  const read = (name: string) => readFileSync(join(EXAMPLES, name), 'utf8')
  const { partnership } = readPartnershipFile(read('partnership.yaml'), 'examples/partnership.yaml')
  return { partnership, agreement: readAgreementFile(read('agreement.yaml'), 'examples/agreement.yaml') }
}

/** Lets the `andon` command work on the database this process alone may use. */
async function startControl({ app, config, texts, operations }: Runtime) {
  const access = { features: app.features, onInForce: startClocks, operations }
  const control = createControlServer({
    folder: config.dataFolder,
    runCommand: (call) =>
      runCli(call, {
        texts,
        onUnexpected: (error) => app.features.logger.error({ error }, 'command failed'),
        withDatabase: (command, args, context) => command.run(args, context, access),
      }),
  })
  await control.start()
  return control
}

async function main(): Promise<void> {
  const config = loadConfig()
  const logger = createPinoLogger(config.logLevel)
  const releasers = createReleasers((name, error) => logger.error({ name, error }, 'could not be released'))
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref()
    await releasers.releaseAll()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  for (const line of await start(config, logger, releasers)) process.stdout.write(`${line}\n`)
}

try {
  await main()
} catch (error) {
  const known = error instanceof AppError
  const t = createI18nextTexts(LOCALES).in('en')
  process.stderr.write(
    `${known ? t(`errors:${error.code}`, error.params) : String((error as Error).stack ?? error)}\n`,
  )
  process.exit(known ? 2 : 1)
}
