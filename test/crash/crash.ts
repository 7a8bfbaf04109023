import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import type { Without } from './bot-process.ts'
import { killRun } from './kill-run.ts'
import { phaseLines } from './phases.ts'

/**
 * `npm run test:crash -- [--kills 10] [--database pglite|postgres|both] [--seed N] [--processes 1] [--skew SECONDS] [--outage SECONDS]
 * [--without claim|find] [--rate EVENTS_PER_SECOND] [--life MS] [--verbose]`: kills bots at random moments and checks what is left.
 * The server is the one of TEST_DATABASE_URL. Exits with 1 when something does not hold.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    database: { type: 'string', default: 'both' },
    seed: { type: 'string' },
    processes: { type: 'string', default: '1' },
    outage: { type: 'string', default: '0' },
    skew: { type: 'string', default: '0' },
    without: { type: 'string', default: 'nothing' },
    life: { type: 'string', default: '900' },
    rate: { type: 'string', default: '10' },
    verbose: { type: 'boolean', default: false },
  },
})

const print = (line: string) => process.stdout.write(`${line}\n`)
const server = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres'
const FAULTS_SHOWN = 20

async function run(database: 'pglite' | 'postgres'): Promise<boolean> {
  const seed = values.seed === undefined ? randomInt(1_000_000) : Number(values.seed)
  const began = Date.now()
  print(
    `${database}: seed ${seed}, ${values.kills} kills, ${values.processes} processes, without ${values.without}`,
  )
  const result = await killRun({
    seed,
    kills: Number(values.kills),
    server: database === 'postgres' ? server : null,
    processes: Number(values.processes),
    skewSeconds: Number(values.skew),
    outageSeconds: Number(values.outage),
    without: values.without as Without,
    eventsPerSecond: Number(values.rate),
    longestLifeMs: Number(values.life),
    verbose: values.verbose,
    log: (line) => print(`  ${line}`),
  })
  const { remains, chat, phases, faults } = result
  // With another bot at work, what it found says nothing about the kill.
  if (values.processes === '1') for (const line of phaseLines(phases)) print(line)
  print(`  ${result.events} events, ${result.resent} sent again; ${remains.tickets.length} tickets,`)
  print(
    `  ${remains.obligations.length} clocks, ${remains.historyRows} history rows, ${remains.deliveries.length} deliveries`,
  )
  print(`  platform: ${JSON.stringify(chat)}`)
  for (const fault of faults.slice(0, FAULTS_SHOWN)) print(`  FAULT ${fault}`)
  const verdict = faults.length === 0 ? 'everything holds' : `${faults.length} faults`
  print(`${database}: ${verdict} (seed ${seed}, ${Math.round((Date.now() - began) / 1000)} s)`)
  return faults.length === 0
}

const databases = values.database === 'both' ? (['pglite', 'postgres'] as const) : [values.database]
let survived = true
for (const database of databases) {
  if (database !== 'pglite' && database !== 'postgres') throw new Error(`--database ${database}?`)
  survived = (await run(database)) && survived
}
process.exit(survived ? 0 : 1)
