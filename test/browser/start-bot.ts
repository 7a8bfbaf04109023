import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
/** A first start builds an embedded database. */
const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 15_000

/** The bot as `npm start` runs it, on an example database of its own. */
export async function startBot() {
  const folder = mkdtempSync(join(tmpdir(), 'andon-browser-'))
  const [consolePort, port] = [await freePort(), await freePort()]
  const { DATABASE_URL: _unused, ...inherited } = process.env
  const bot = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: { ...inherited, ANDON_DATA: folder, CONSOLE_PORT: String(consolePort), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  bot.stdout.on('data', (part) => {
    log += part
  })
  bot.stderr.on('data', (part) => {
    log += part
  })
  const stop = async () => {
    if (bot.exitCode === null && bot.signalCode === null) {
      const ended = once(bot, 'exit')
      bot.kill('SIGTERM')
      const limit = setTimeout(() => bot.kill('SIGKILL'), STOP_LIMIT_MS)
      await ended
      clearTimeout(limit)
    }
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `http://localhost:${consolePort}/`
  try {
    await answers(url, () => bot.exitCode)
  } catch (cause) {
    await stop()
    throw new Error(`The bot did not start:\n${log}`, { cause })
  }
  return { url, stop, log: () => log }
}

async function answers(url: string, exitCode: () => number | null): Promise<void> {
  const until = Date.now() + START_LIMIT_MS
  for (;;) {
    try {
      const { status } = await fetch(url)
      if (status === 200) return
    } catch (error) {
      if (exitCode() !== null || Date.now() > until) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
