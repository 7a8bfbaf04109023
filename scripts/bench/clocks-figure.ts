import pg from 'pg'
import { openDatabase } from '../../src/adapters/database/open-database.ts'
import { openBot, type Posted, seedPartnerships } from './bot.ts'
import { type BotProcess, startBot } from './bots.ts'
import { type Figure, line } from './figure.ts'
import { percentile } from './measure.ts'
import { addDueClocks, addRestingClocks, makePattern } from './open-clocks.ts'

const PARTNERSHIPS = 20
/** Clocks that are due are stored in this time before the first falls due. */
const AHEAD_MS = 30_000
const PATIENCE_MS = 120_000
const SWEEP_SECONDS = 3

export interface Due {
  readonly count: number
  readonly withinMs: number
}

interface Rest {
  /** How late each private notice left, in milliseconds. */
  readonly lateness: readonly number[]
  /** One sweep that finds nothing due, in milliseconds. */
  readonly sweep: number
}

/** 3. Open clocks at rest, and what falls due in a minute: beside the same with a hundredth of the clocks. */
export async function clocksFigure(
  onScratch: <T>(work: (url: string) => Promise<T>) => Promise<T>,
  [few, many]: readonly [number, number],
  due: Due,
): Promise<Figure> {
  const less = await onScratch((url) => atRest(url, few, due))
  const more = await onScratch((url) => atRest(url, many, due))
  const inTime = { text: 'under 2 s', met: (value: number) => value < 2000 }
  const twice = { text: 'at most twice', met: (_: number, ratio: number) => ratio <= 2 }
  const [p50, p99] = [0.5, 0.99].map((share) => (rest: Rest) => percentile(rest.lateness, share))
  if (!p50 || !p99) throw new Error('no shares')
  const what = `of ${due.count} due in ${due.withinMs / 1000} s`
  return {
    name: `3. Clocks at rest, PostgreSQL: ${many} open`,
    baseline: `${few} open`,
    lines: [
      line(`DM late, p50 ${what}`, p50(more), 'ms', p50(less)),
      line(`DM late, p99 ${what}`, p99(more), 'ms', p99(less), inTime),
      line(`the same, growth of p99`, p99(more), 'ms', p99(less), twice),
      line('one sweep, nothing due', more.sweep, 'ms', less.sweep, twice),
    ],
  }
}

async function atRest(url: string, count: number, due: Due): Promise<Rest> {
  const bot = await openBot(await openDatabase({ url, folder: null }))
  const pool = new pg.Pool({ connectionString: url, max: 3 })
  const partnerships = await seedPartnerships(bot.app.features, PARTNERSHIPS)
  const pattern = await makePattern(bot, partnerships[0] ?? '')
  await addRestingClocks(pool, count, pattern)
  const sender = await startBot(url)
  try {
    // The card of the pattern's ticket leaves first.
    await until(sender, (posted) => posted.length > 0)
    const { each } = await sender.ask('sweep', { seconds: SWEEP_SECONDS })
    const first = Date.now() + (due.count / 1000) * AHEAD_MS
    const dues = Array.from({ length: due.count }, (_, i) => new Date(first + (i * due.withinMs) / due.count))
    const dueOf = await addDueClocks(bot.store, partnerships, dues, pattern)
    if (Date.now() > first) throw new Error('the clocks were not stored before they fell due')
    const posted = await until(sender, (all) => all.length >= 1 + 2 * due.count)
    return { lateness: await latenessOf(pool, posted, dueOf), sweep: percentile(each, 0.5) }
  } finally {
    await sender.stop()
    await pool.end()
    await bot.close()
  }
}

/** Asks twice a second what was posted. */
async function until(
  sender: BotProcess,
  enough: (posted: readonly Posted[]) => boolean,
): Promise<readonly Posted[]> {
  for (const limit = Date.now() + PATIENCE_MS; ; ) {
    const posted = await sender.ask('posted', null)
    if (enough(posted)) return posted
    if (Date.now() > limit) throw new Error(`only ${posted.length} messages left in time`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** Of the private notices; the cards in the channels do not count. */
async function latenessOf(
  pool: pg.Pool,
  posted: readonly Posted[],
  dueOf: ReadonlyMap<string, Date>,
): Promise<number[]> {
  const { rows } = await pool.query<{ id: string; clock: string }>(
    `SELECT id, substr(topic, length('clock:') + 1) AS clock FROM delivery WHERE topic LIKE 'clock:%'`,
  )
  const clockOf = new Map(rows.map(({ id, clock }) => [id, clock]))
  const late = posted.flatMap(({ deliveryId, at }) => {
    const due = dueOf.get(clockOf.get(deliveryId) ?? '')
    return due ? [at - due.getTime()] : []
  })
  if (late.length !== dueOf.size) throw new Error(`${late.length} notices for ${dueOf.size} clocks`)
  return late
}
