import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { openDatabaseTime } from '../../src/adapters/clock/database-time.ts'
import { migrate } from '../../src/adapters/database/migrate.ts'
import { openDatabase } from '../../src/adapters/database/open-database.ts'
import { createStore } from '../../src/adapters/database/store.ts'
import { createTicks } from '../../src/adapters/database/ticks.ts'
import { createPackageHolidays } from '../../src/adapters/holidays/package-holidays.ts'
import { createRhythm } from '../../src/adapters/jobs/cron.ts'
import { createPgBossScheduler } from '../../src/adapters/jobs/pg-boss-scheduler.ts'
import { createApp } from '../../src/app.ts'
import type { IncomingEvent } from '../../src/chat/index.ts'
import { seedExample } from '../../src/features/setup/example.ts'
import type { Logger, Scheduler, Store, Tx } from '../../src/ports/index.ts'
import { texts } from '../support/andon.ts'
import { createChatOverHttp } from './chat-over-http.ts'
import { readJson } from './fake-chat.ts'
import { createFastClock, type FastTime, realInstant, skewMachine } from './fast-clock.ts'
import { crashAgreement, crashPartnership } from './story.ts'

/** A safeguard left out. */
export type Without = 'nothing' | 'claim' | 'find'

/** What a bot of a crash run is told when it is started. */
export interface BotOrders {
  readonly url: string | null
  readonly folder: string | null
  readonly chatUrl: string
  readonly time: FastTime
  /** Runs without one of the safeguards, to show that the checks notice. */
  readonly without: Without
  /** Writes what failed to standard error. */
  readonly verbose: boolean
}

/** What a bot says when it is ready: what it found, before it touched anything. */
export interface BotReady {
  readonly port: number
  /** Keys of the events that were committed. */
  readonly claimed: readonly string[]
  /** Deliveries whose attempt was cut off. */
  readonly sending: readonly string[]
}

/** How much there is still to do. */
export interface AtRest {
  readonly unsent: number
  readonly dueSoon: number
}

/** An acknowledgement takes its time on the way. */
const LONGEST_WAY_MS = 30
const SOON_MS = 3_600_000

const orders: BotOrders = JSON.parse(process.argv[2] ?? '')
const logger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: ({ error, ...fields }, message) => {
    if (orders.verbose) console.error(message, fields, error)
  },
}

/** The scheduler lives in the machine's time, everything else in the story's. */
const nudgesInRealTime = (scheduler: Scheduler): Pick<Scheduler, 'enqueue'> => ({
  enqueue: (transaction, nudges) =>
    scheduler.enqueue(
      transaction,
      nudges.map((nudge) => ({ ...nudge, at: realInstant(orders.time, nudge.at) })),
    ),
})

/** A store whose events are all taken for new ones. */
const forgetting = (store: Store): Store => ({
  ...store,
  transaction: (work) =>
    store.transaction((tx) => {
      const claim: Tx['events']['claim'] = async (platform, key, at) => {
        await tx.events.claim(platform, key, at)
        return null
      }
      return work({ ...tx, events: { ...tx.events, claim } })
    }),
})

skewMachine(orders.time.skew / orders.time.speed)
const database = await openDatabase({ url: orders.url, folder: orders.folder })
await migrate(database)
const time = await openDatabaseTime({ ask: () => database.time() })
time.start()
const clock = createFastClock(orders.time, time.read)
const scheduler = await createPgBossScheduler({
  database,
  clock: { now: () => new Date(time.read()) },
  logger,
})
const whole = createStore({ database, nudges: nudgesInRealTime(scheduler), newId: randomUUID })
const store = orders.without === 'claim' ? forgetting(whole) : whole
const app = createApp({ store, texts, clock, logger, holidays: createPackageHolidays() })
app.connect(createChatOverHttp(orders.chatUrl, orders.without === 'find'))

const found = await database.prisma.$transaction([
  database.prisma.inboundEvent.findMany({ select: { eventKey: true } }),
  database.prisma.delivery.findMany({ select: { id: true, body: true }, where: { state: 'sending' } }),
])
await seedExample(app.features, { partnership: crashPartnership(), agreement: crashAgreement() })
await scheduler.start((nudge) => app.runNudge(nudge))
const rhythm = createRhythm({
  tasks: [{ name: 'sweep', expression: '* * * * * *', run: async () => void (await app.sweep()) }],
  clock: { now: () => new Date() },
  ticks: createTicks(database),
  logger,
})
await rhythm.start()

const atRest = async (): Promise<AtRest> => {
  const soon = new Date(clock.now().getTime() + SOON_MS)
  const unsent = await database.prisma.delivery.count({ where: { state: { in: ['queued', 'sending'] } } })
  const dueSoon = await database.prisma.timer.count({ where: { dueAt: { lte: soon } } })
  return { unsent, dueSoon }
}

const handle = async (event: IncomingEvent) => {
  const at = clock.now()
  const reply = await app.inbound.handle(
    event.type === 'message'
      ? { ...event, at, message: { ...event.message, postedAt: at } }
      : { ...event, at },
  )
  await delay(Math.random() * LONGEST_WAY_MS)
  return reply
}

const server = createServer(async (request, response) => {
  const work = request.url === '/rest' ? atRest() : readJson<IncomingEvent>(request).then(handle)
  await work.then(
    (body) => response.writeHead(200).end(JSON.stringify(body)),
    (error) => response.writeHead(503).end(JSON.stringify({ code: error?.code ?? String(error) })),
  )
})
process.once('SIGTERM', async () => {
  await rhythm.stop()
  await scheduler.stop(8_000)
  await store.close()
  process.exit(0)
})
server.listen(0, '127.0.0.1', () => {
  const ready: BotReady = {
    port: (server.address() as AddressInfo).port,
    claimed: found[0].map(({ eventKey }) => eventKey),
    sending: found[1].flatMap(({ id, body }) => ((body as { reason?: unknown }).reason === null ? [id] : [])),
  }
  process.stdout.write(`${JSON.stringify(ready)}\n`)
})
// The parent is gone: nobody would end this process.
process.stdin.resume().once('end', () => process.exit(1))
