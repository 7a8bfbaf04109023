import { setTimeout as delay } from 'node:timers/promises'
import type { BotOrders, Without } from './bot-process.ts'
import { type Bot, startBot } from './bots.ts'
import { findFaults, type Remains, readRemains } from './checks.ts'
import { type CutLine, openCutLine } from './cut-line.ts'
import { type EventClient, startEventClient } from './event-client.ts'
import { type FakeChat, startFakeChat } from './fake-chat.ts'
import { countKill, noPhases, type Phases } from './phases.ts'
import { makeScratchDatabase } from './scratch-database.ts'
import { type Chance, createChance } from './seeded.ts'
import { STORY_START } from './story.ts'

export interface RunOptions {
  readonly seed: number
  readonly kills: number
  /** Address of a PostgreSQL server; null for the embedded database. */
  readonly server: string | null
  readonly processes: number
  /** How far the clock of each further process is ahead of the one before, in seconds of the story. */
  readonly skewSeconds: number
  /** After the kills the database cannot be reached for so long; 0 for never. Needs a server. */
  readonly outageSeconds: number
  readonly without: Without
  readonly eventsPerSecond: number
  /** A bot is killed at most so long after it is ready, and what the kill waits for. */
  readonly longestLifeMs: number
  readonly verbose: boolean
  readonly log: (line: string) => void
}

export interface RunResult {
  readonly faults: readonly string[]
  readonly phases: Phases
  readonly events: number
  readonly resent: number
  readonly chat: FakeChat['counts']
  readonly remains: Remains
}

/** A minute of the story is three seconds: so long a lease lasts. */
const SPEED = 20
const REST_LIMIT_MS = 180_000

/** One run: bots that are killed again and again, a client that insists, and what is left at the end. */
export async function killRun(options: RunOptions): Promise<RunResult> {
  const chance = createChance(options.seed)
  const place = await makeScratchDatabase(options.server)
  const chat = await startFakeChat(createChance(options.seed + 1))
  const line = place.url === null ? null : await openCutLine(place.url)
  const realStart = Date.now()
  const ordersOf = (index: number): BotOrders => ({
    url: line?.url ?? null,
    folder: place.folder,
    chatUrl: chat.url,
    without: options.without,
    verbose: options.verbose,
    time: { realStart, storyStart: STORY_START, speed: SPEED, skew: index * options.skewSeconds * 1000 },
  })
  const bots: Bot[] = []
  try {
    for (let index = 0; index < options.processes; index++) bots.push(await startBot(ordersOf(index)))
    const client = startEventClient({
      chance: createChance(options.seed + 2),
      targets: () => bots.filter(({ alive }) => alive).map(({ url }) => url),
      eventsPerSecond: options.eventsPerSecond,
    })
    const phases = noPhases()
    let doubtful: readonly string[] = []
    for (let kill = 1; kill <= options.kills; kill++) {
      const index = chance.below(options.processes)
      const trigger = await fatalMoment(chance, options.longestLifeMs, chat, client)
      const outstanding = client.sent.filter((one) => !one.acknowledged)
      const arrived = new Set(chat.arrived)
      await bots[index]?.kill()
      const next = await startBot(ordersOf(index))
      bots[index] = next
      countKill(phases, { outstanding, arrived, doubtful }, next.ready)
      doubtful = next.ready.sending
      options.log(
        `kill ${kill}: ${trigger}; ${outstanding.length} events under way, ${chat.posted.length} messages`,
      )
    }
    if (line && options.outageSeconds > 0) await outage(line, options, client)
    await client.finish()
    await comeToRest(bots)
    for (const bot of bots) await bot.stop()
    const remains = await readRemains(place)
    return {
      faults: findFaults(remains, client.sent, chat.posted),
      phases,
      events: client.sent.length,
      resent: client.sent.reduce((sum, one) => sum + one.attempts - 1, 0),
      chat: chat.counts,
      remains,
    }
  } finally {
    for (const bot of bots) await bot.kill()
    chat.close()
    await line?.close()
    await place.remove()
  }
}

/** Waits for a random moment: at any time, or shortly after something that leaves a gap open. Resolves with which. */
async function fatalMoment(
  chance: Chance,
  longestLifeMs: number,
  chat: FakeChat,
  client: EventClient,
): Promise<string> {
  const kind = chance.pick(['any time', 'after a message', 'after an event'] as const)
  await delay(chance.below(longestLifeMs))
  if (kind === 'after a message') {
    await next((call) => {
      chat.onPost = call
    })
    await delay(chance.below(12))
  }
  if (kind === 'after an event') {
    await next((call) => {
      client.onSend = call
    })
    await delay(chance.next() * 1.1 * client.usualAnswerMs)
  }
  return kind
}

const PATIENCE_MS = 3_000

/** Resolves when the call is made, or when it does not come: then any moment will do. */
const next = (listen: (call: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      listen(() => {})
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, PATIENCE_MS)
    listen(done)
  })

const BEFORE_MS = 5_000

/** The database goes away for a while; the bots stay. */
async function outage(line: CutLine, options: RunOptions, client: EventClient): Promise<void> {
  await delay(BEFORE_MS)
  const told = () => JSON.stringify(Object.fromEntries(client.refusals))
  options.log(`the database goes away; refusals so far: ${told()}`)
  await line.cut()
  await delay(options.outageSeconds * 1000)
  options.log(`the database comes back; refusals so far: ${told()}`)
  client.onRecovered(() => options.log(`the first event was acknowledged again; refusals: ${told()}`))
  await line.mend()
  await delay(BEFORE_MS)
}

/** Until nothing is unsent and nothing falls due within the next hour. */
async function comeToRest(bots: readonly Bot[]): Promise<void> {
  const limit = Date.now() + REST_LIMIT_MS
  for (;;) {
    const rest = await bots[0]?.rest()
    if (rest && rest.unsent === 0 && rest.dueSoon === 0) return
    if (Date.now() > limit) throw new Error(`not at rest: ${JSON.stringify(rest)}`)
    await delay(300)
  }
}
