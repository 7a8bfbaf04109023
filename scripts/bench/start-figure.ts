import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Figure, line } from './figure.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')
const BARE = join(import.meta.dirname, 'bare-start.ts')
const REST_MS = 5_000

interface Start {
  /** From the start of the process to its first line. */
  readonly readyMs: number
  /** Resident memory some seconds later, in MB. */
  readonly restMb: number
}

/** 5. The bot from its start until it says that it is there, and its memory at rest, beside the bare database. */
export async function startFigure(url: string, bareUrl: string): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'andon-bench-'))
  const bot = (settings: Readonly<Record<string, string>>) =>
    start([MAIN], { ...settings, ANDON_DATA: folder, PORT: '0', CONSOLE_PORT: '0', LOG_LEVEL: 'error' })
  const embedded = () => bot({})
  const onServer = () => bot({ DATABASE_URL: url })
  const bareEmbedded = () => start([BARE, 'embedded', join(folder, 'bare')], {})
  const bareServer = () => start([BARE, 'server', bareUrl], {})
  try {
    const pairs = [
      ['PGlite, first start', await embedded(), await bareEmbedded()],
      ['PGlite, later start', await embedded(), await bareEmbedded()],
      ['PostgreSQL, first start', await onServer(), await bareServer()],
      ['PostgreSQL, later start', await onServer(), await bareServer()],
    ] as const
    return {
      name: '5. Start and rest, with the console and the example',
      baseline: 'node and database',
      lines: pairs.flatMap(([what, andon, bare]) => [
        line(`${what}: ready`, andon.readyMs, 'ms', bare.readyMs),
        line(`${what}: memory`, andon.restMb, 'MB', bare.restMb),
      ]),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function start(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Start> {
  const { TEST_DATABASE_URL: _, DATABASE_URL: __, ...env } = process.env
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const early = gone.then(([code]) => {
    throw new Error(`the process ended with ${code} before it was ready`)
  })
  early.catch(() => {})
  await Promise.race([once(child.stdout, 'data'), early])
  const readyMs = performance.now() - began
  await delay(REST_MS)
  const restMb = residentMb(child.pid ?? 0)
  child.kill('SIGTERM')
  await gone
  return { readyMs, restMb }
}

/** As Linux tells it. */
function residentMb(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}
