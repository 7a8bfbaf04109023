/**
 * What Andon costs, each figure beside its own baseline in the same run: `npm run bench -- [--quick] [--json FILE]
 * [--only 1,3]`, on the server of TEST_DATABASE_URL or 127.0.0.1:5432, in databases of its own. About ten minutes; `--quick` is a smoke run whose figures mean little. See docs/performance.md.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../src/adapters/database/open-database.ts'
import { openBot, seedPartnerships } from './bot.ts'
import { embeddedByHand, onServerByHand } from './by-hand.ts'
import { clocksFigure } from './clocks-figure.ts'
import { asTable, type Figure, machine, type Report } from './figure.ts'
import { messageFigure } from './message-figure.ts'
import { makeScratchDatabase, onServer } from './scratch-database.ts'
import { startFigure } from './start-figure.ts'
import { ticketFigure } from './ticket-figure.ts'
import { twoFigure } from './two-figure.ts'

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'string' }, only: { type: 'string' } },
})
const quick = options.quick ?? false
const wanted = new Set((options.only ?? '1,2,3,4,5').split(','))
const server = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres'
const PARTNERSHIPS = 8

async function eventsOnServer(url: string): Promise<Figure[]> {
  const database = await openDatabase({ url, folder: null })
  const bot = await openBot(database)
  const hand = onServerByHand(url)
  const effort = quick ? { rounds: 1, seconds: 1 } : { rounds: 4, seconds: 2 }
  const partnerships = await seedPartnerships(bot.app.features, PARTNERSHIPS)
  const given = { name: 'PostgreSQL', bot, database, partnerships, effort, ...hand }
  const figures: Figure[] = []
  if (wanted.has('1')) figures.push(await ticketFigure(given))
  const statement = (text: string, values: readonly string[]) =>
    hand.pool.query({ name: 'bare', text, values: [...values] })
  if (wanted.has('2'))
    figures.push(await messageFigure({ ...given, partnershipId: partnerships[0] ?? '', statement }))
  await hand.close()
  await bot.close()
  return figures
}

async function eventsEmbedded(): Promise<Figure[]> {
  const database = await openDatabase({ url: null, folder: null })
  const bot = await openBot(database)
  const inTransaction = embeddedByHand(database)
  const effort = quick ? { rounds: 1, seconds: 1 } : { rounds: 3, seconds: 2 }
  const partnerships = await seedPartnerships(bot.app.features, PARTNERSHIPS)
  const given = { name: 'PGlite in memory', bot, database, partnerships, effort, inTransaction }
  const figures: Figure[] = []
  if (wanted.has('1')) figures.push(await ticketFigure(given))
  const statement = (text: string, values: readonly string[]) =>
    inTransaction((session) => session.query(text, values))
  if (wanted.has('2'))
    figures.push(await messageFigure({ ...given, partnershipId: partnerships[0] ?? '', statement }))
  await bot.close()
  return figures
}

async function onScratch<T>(work: (url: string) => Promise<T>): Promise<T> {
  const scratch = await makeScratchDatabase(server)
  try {
    return await work(scratch.url)
  } finally {
    await scratch.remove()
  }
}

const report: { -readonly [Key in keyof Report]: Report[Key] } = {
  at: new Date().toISOString(),
  quick,
  machine: machine(),
  versions: {
    node: process.version,
    postgresql: String((await onServer(server, 'SHOW server_version'))[0]?.server_version),
  },
  figures: [],
}
process.stdout.write(`${report.at}, ${report.machine}, ${JSON.stringify(report.versions)}\n\n`)
const clocks = (): Promise<Figure> =>
  quick
    ? clocksFigure(onScratch, [1_000, 10_000], { count: 100, withinMs: 6_000 })
    : clocksFigure(onScratch, [10_000, 1_000_000], { count: 1_000, withinMs: 60_000 })
const two = (): Promise<Figure> =>
  twoFigure(onScratch, quick ? { seconds: 2, due: 100 } : { seconds: 10, due: 600 })
const starts = (): Promise<Figure> => onScratch((url) => onScratch((bare) => startFigure(url, bare)))
const parts: readonly (() => Promise<Figure[]>)[] = [
  ...(wanted.has('1') || wanted.has('2') ? [() => onScratch(eventsOnServer), eventsEmbedded] : []),
  ...(wanted.has('3') ? [async () => [await clocks()]] : []),
  ...(wanted.has('4') ? [async () => [await two()]] : []),
  ...(wanted.has('5') ? [async () => [await starts()]] : []),
]
for (const part of parts) {
  const figures = await part()
  report.figures = [...report.figures, ...figures]
  for (const figure of figures) process.stdout.write(`${asTable(figure)}\n`)
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`)
