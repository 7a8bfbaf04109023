/**
 * What a report costs in Slack: `npm run bench:slack [-- --quick]`. `/defect` with words, signed, over HTTP on loopback, until
 * the 200, beside a Bolt app that only acknowledges, by turns in one run. On the PostgreSQL of TEST_DATABASE_URL or
 * 127.0.0.1:5432, in a database of its own; Slack's Web API is played by this process. See docs/performance.md.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { asTable, type Line, line, machine } from './bench/figure.ts'
import { allOf, byTurns, percentile, ratePerSecond, repeat, type Timing } from './bench/measure.ts'
import { makeScratchDatabase } from './bench/scratch-database.ts'
import { slashDefect, TEAM } from './bench/slack-request.ts'

const quick = process.argv.includes('--quick')
const effort = quick ? { rounds: 1, warm: 1, seconds: 1 } : { rounds: 4, warm: 1, seconds: 2 }
const SECRET = 'bench-signing-secret'
const database = await makeScratchDatabase(
  process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
)
let posted = 0
/** Answers that were no 200, by port: Bolt gives up after three seconds. */
const refused = new Map<number, number>()
const api = createServer((request, response) => {
  request.resume()
  const answer = request.url?.includes('auth.test')
    ? { team_id: TEAM, user_id: 'U0BOT', bot_id: 'B0BOT' }
    : request.url?.includes('chat.postMessage')
      ? { channel: 'C0BENCH', ts: `1700000000.${String(++posted).padStart(6, '0')}` }
      : {}
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ ok: true, ...answer }))
})
api.listen(0, '127.0.0.1')
await once(api, 'listening')
const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}/api/`

const children: ChildProcess[] = []
async function start(script: string, ...more: readonly string[]): Promise<number> {
  const child = fork(join(import.meta.dirname, 'bench', script), [apiUrl, SECRET, ...more], {
    stdio: 'inherit',
  })
  children.push(child)
  const [port] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${script} ended`))),
  ])
  return Number(port)
}

try {
  const ports = {
    andon: await start('slack-bot-process.ts', database.url),
    bare: await start('slack-bare-process.ts'),
  }
  process.stdout.write(
    `${new Date().toISOString()}, ${machine()}, load ${loadavg()[0]?.toFixed(1)} before\n\n`,
  )
  const measure = (port: number, atOnce: number) => async (): Promise<Timing> => {
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
    try {
      // Each goes warm first: new code, new connections.
      await repeat(effort.warm, atOnce, () => slashDefect(port, SECRET, agent))
      return await repeat(effort.seconds, atOnce, async () => {
        const status = await slashDefect(port, SECRET, agent)
        if (status !== 200) refused.set(port, (refused.get(port) ?? 0) + 1)
      })
    } finally {
      agent.destroy()
    }
  }
  const lines: Line[] = []
  for (const atOnce of [1, 50]) {
    refused.clear()
    const timed = await byTurns(effort.rounds, {
      andon: measure(ports.andon, atOnce),
      bare: measure(ports.bare, atOnce),
    })
    const at = (share: number) =>
      [percentile(allOf(timed.andon), share), percentile(allOf(timed.bare), share)] as const
    const [p50, bareP50] = at(0.5)
    const aim = { text: 'within 15 ms of bare Bolt', met: () => p50 - bareP50 <= 15 }
    lines.push(
      line(`${atOnce} at once, rate`, ratePerSecond(timed.andon), '/s', ratePerSecond(timed.bare)),
      line(`${atOnce} at once, p50`, p50, 'ms', bareP50, atOnce === 1 ? aim : null),
      line(`${atOnce} at once, p99`, at(0.99)[0], 'ms', at(0.99)[1]),
      line(
        `${atOnce} at once, not acknowledged in 3 s`,
        refused.get(ports.andon) ?? 0,
        '',
        refused.get(ports.bare) ?? 0,
      ),
    )
  }
  const name = '`/defect` in Slack, signed HTTP to 200, PostgreSQL'
  process.stdout.write(
    `${asTable({ name, baseline: 'bare Bolt', lines })}\nload ${loadavg()[0]?.toFixed(1)} after\n`,
  )
} finally {
  for (const child of children) child.disconnect()
  await Promise.all(children.map((child) => child.exitCode ?? once(child, 'exit')))
  api.close()
  api.closeAllConnections()
  await database.remove()
}
