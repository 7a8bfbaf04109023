import { openDatabase } from '../../src/adapters/database/open-database.ts'
import { openBot, seedPartnerships } from './bot.ts'
import { type BotProcess, startBot } from './bots.ts'
import { type Figure, line } from './figure.ts'
import { ratePerSecond } from './measure.ts'
import { addDueClocks, makePattern } from './open-clocks.ts'

const PARTNERSHIPS = 20
const AT_ONCE = 32
const PATIENCE_MS = 120_000

interface Given {
  readonly seconds: number
  /** How many clocks are due at one instant; each makes a private notice and a card. */
  readonly due: number
}

/** 4. Two whole bots on one database beside one: what they take in and what they send, everything running. */
export async function twoFigure(
  onScratch: <T>(work: (url: string) => Promise<T>) => Promise<T>,
  given: Given,
): Promise<Figure> {
  const one = await onScratch((url) => withBots(url, 1, given))
  const two = await onScratch((url) => withBots(url, 2, given))
  return {
    name: '4. Two processes on one PostgreSQL',
    baseline: 'one process',
    lines: [
      line(`tickets, ${AT_ONCE} at once, ${PARTNERSHIPS} partnerships`, two.tickets, '/s', one.tickets),
      line(`messages out, ${given.due} clocks due at once`, two.messages, '/s', one.messages),
    ],
  }
}

async function withBots(url: string, count: number, { seconds, due }: Given) {
  const bot = await openBot(await openDatabase({ url, folder: null }))
  const partnerships = await seedPartnerships(bot.app.features, PARTNERSHIPS)
  const pattern = await makePattern(bot, partnerships[0] ?? '')
  const bots = await Promise.all(Array.from({ length: count }, () => startBot(url)))
  try {
    // Due messages first: the cards of the tickets would be among them.
    const at = new Date(Date.now() + 3000 + due * 20)
    await addDueClocks(
      bot.store,
      partnerships,
      Array.from({ length: due }, () => at),
      pattern,
    )
    if (Date.now() > at.getTime()) throw new Error('the clocks were not stored before they fell due')
    const last = await lastOf(bots, 1 + 2 * due)
    const timings = await Promise.all(
      bots.map((one) => one.ask('tickets', { partnerships, atOnce: AT_ONCE / count, seconds })),
    )
    const tickets = timings.reduce((total, timing) => total + ratePerSecond([timing]), 0)
    return { tickets, messages: (2 * due * 1000) / (last - at.getTime()) }
  } finally {
    for (const one of bots) await one.stop()
    await bot.close()
  }
}

/** When the last of so many messages was posted, whoever posted it. */
async function lastOf(bots: readonly BotProcess[], count: number): Promise<number> {
  for (const limit = Date.now() + PATIENCE_MS; ; ) {
    const posted = (await Promise.all(bots.map((one) => one.ask('posted', null)))).flat()
    if (posted.length >= count) return Math.max(...posted.map(({ at }) => at))
    if (Date.now() > limit) throw new Error(`only ${posted.length} of ${count} messages left in time`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
