import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

const STOP_LIMIT_MS = 15_000
const LOG_KEPT = 20_000

/** A process of ours that goes on until it is stopped. */
export interface Child {
  readonly name: string
  /** Resolves when it ends. */
  readonly ended: Promise<void>
  /** The end of what it said. */
  log(): string
  stop(): Promise<void>
}

interface Start {
  readonly name: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
}

export function startChild({ name, args, cwd, env }: Start): Child {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  const keep = (part: Buffer) => {
    log = (log + part).slice(-LOG_KEPT)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = once(child, 'exit').then(() => undefined)
  return { name, ended, log: () => log, stop: () => stop(child, ended) }
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
  await ended
  clearTimeout(limit)
}

/** Runs a command to its end. Rejects with what it said when it fails. */
export async function run(start: Start): Promise<void> {
  const child = spawn(process.execPath, start.args, {
    cwd: start.cwd,
    env: start.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      said += part
    })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${start.name} failed:\n${said}`)
}

/** Waits until an address answers 200. Rejects with the child's words when it ends before, or when it takes too long. */
export async function answers(url: string, child: Child, limitMs: number): Promise<void> {
  const until = Date.now() + limitMs
  let gone = false
  void child.ended.then(() => {
    gone = true
  })
  for (;;) {
    const status = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.status,
      () => null,
    )
    if (status === 200) return
    if (gone) throw new Error(`${child.name} ended:\n${child.log()}`)
    if (Date.now() > until) throw new Error(`${child.name} does not answer at ${url}:\n${child.log()}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** True when nobody listens on the port, on this machine's own address or on all. */
export async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::']) {
    const server = createServer()
    const taken = await new Promise<boolean>((resolve) => {
      server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'EADDRINUSE'))
      server.listen(port, host, () => resolve(false))
    })
    if (server.listening) await new Promise((resolve) => server.close(resolve))
    if (taken) return false
  }
  return true
}
