import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { AtRest, BotOrders, BotReady } from './bot-process.ts'

/** One bot in a process of its own. */
export interface Bot {
  readonly ready: BotReady
  readonly url: string
  readonly alive: boolean
  /** Ends it as a power cut would; resolves when it is gone. */
  kill(): Promise<void>
  /** Asks it to end; resolves with its exit code. */
  stop(): Promise<number | null>
  rest(): Promise<AtRest>
}

const READY_LIMIT_MS = 60_000
const PROGRAM = join(import.meta.dirname, 'bot-process.ts')

/** Starts a bot; resolves when it takes events. Rejects when it ends instead. */
export async function startBot(orders: BotOrders): Promise<Bot> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(orders)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const ready = await firstLine(child)
  const url = `http://127.0.0.1:${ready.port}`
  const end = async (signal: NodeJS.Signals) => {
    if (isAlive(child)) child.kill(signal)
    await gone
  }
  return {
    ready,
    url,
    get alive() {
      return isAlive(child)
    },
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM')
      return child.exitCode
    },
    rest: async () => (await (await fetch(`${url}/rest`)).json()) as AtRest,
  }
}

const isAlive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null

async function firstLine(child: ChildProcess): Promise<BotReady> {
  if (!child.stdout) throw new Error('the bot has no output')
  const limit = AbortSignal.timeout(READY_LIMIT_MS)
  const line = once(createInterface({ input: child.stdout }), 'line', { signal: limit })
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`the bot ended before it was ready (${code ?? signal})`)
  })
  try {
    const [text] = await Promise.race([line, ended])
    return JSON.parse(text)
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  } finally {
    ended.catch(() => {})
  }
}
