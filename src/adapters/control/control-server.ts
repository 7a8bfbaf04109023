import { rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { AppError, UserError } from '../../errors.ts'
import { type CommandIo, UnreadableFile } from '../../ports/command-io.ts'
import { type CallerFrame, PROTOCOL, receive, send } from './frames.ts'
import { socketPathFor } from './socket-path.ts'

/** One command line somebody calls from another process on this machine. */
export interface ControlCall {
  readonly words: readonly string[]
  readonly language: string
  readonly io: CommandIo
}

export interface ControlServerDeps {
  /** The data folder. Its lock must be held: that makes a socket found in it a stale one. */
  readonly folder: string
  /** Carries out one command in this process; never rejects. */
  readonly runCommand: (call: ControlCall) => Promise<0 | 1 | 2>
}

export interface ControlServer {
  /** Begins to answer. */
  start(): Promise<void>
  /** Answers nobody new, waits for the commands under way, removes the socket. */
  stop(): Promise<void>
}

/** How long a caller may take to say what it wants. */
const GREETING_MS = 5_000
/** How long commands under way may take to end when this process stops. */
const STOPPING_MS = 10_000

/**
 * Lets the `andon` command of the same user run inside this process, which alone may use the embedded database. Only that
 * user can connect.
 */
export function createControlServer({ folder, runCommand }: ControlServerDeps): ControlServer {
  let server: Server | null = null
  const calls = new Map<Socket, Promise<void>>()

  const accept = (socket: Socket): void => {
    // A caller that went away is noticed by what reads from it.
    socket.on('error', () => socket.destroy())
    calls.set(
      socket,
      answer(socket, runCommand).finally(() => calls.delete(socket)),
    )
  }

  return {
    async start() {
      const path = socketPathFor(folder)
      if (process.platform !== 'win32') rmSync(path, { force: true })
      const listening = createServer(accept)
      server = listening
      await new Promise<void>((resolve, reject) => {
        listening.once('error', reject)
        // Closed to everybody from the first moment: the mode of a socket comes from the umask.
        const before = process.umask(0o177)
        listening.listen(path, resolve)
        process.umask(before)
      })
    },
    async stop() {
      const closing = server
      server = null
      if (!closing) return
      const closed = new Promise((resolve) => closing.close(resolve))
      const impatient = setTimeout(() => {
        for (const socket of calls.keys()) socket.destroy()
      }, STOPPING_MS)
      await Promise.all(calls.values())
      await closed
      clearTimeout(impatient)
    },
  }
}

async function answer(socket: Socket, runCommand: ControlServerDeps['runCommand']): Promise<void> {
  const silent = setTimeout(() => socket.destroy(), GREETING_MS)
  try {
    const frames = receive<CallerFrame>(socket)
    const first = (await frames.next()).value
    clearTimeout(silent)
    if (!isRun(first)) return
    if (first.protocol !== PROTOCOL) return send(socket, { type: 'refused', protocol: PROTOCOL })
    send(socket, { type: 'accepted', pid: process.pid })
    const { io, listen } = remoteIo(socket)
    const listening = listen(frames)
    const code = await runCommand({ words: first.words, language: first.language, io })
    send(socket, { type: 'exit', code })
    await new Promise<void>((resolve) => {
      socket.once('close', resolve)
      socket.end(resolve)
    })
    socket.destroy()
    await listening
  } catch (error) {
    if (!isOfCaller(error)) throw error
  } finally {
    clearTimeout(silent)
    socket.destroy()
  }
}

const isRun = (frame: CallerFrame | undefined): frame is CallerFrame & { type: 'run' } =>
  frame?.type === 'run' &&
  typeof frame.language === 'string' &&
  Array.isArray(frame.words) &&
  frame.words.every((word) => typeof word === 'string')

/** The caller talks nonsense or went away: every error of a socket has a code. */
const isOfCaller = (error: unknown): boolean =>
  error instanceof AppError ? error.code === 'control-garbled' : error instanceof Error && 'code' in error

/** The caller's terminal and files, as seen from here. When the caller goes away questions answer themselves with null. */
function remoteIo(socket: Socket): {
  io: CommandIo
  listen(frames: AsyncGenerator<CallerFrame>): Promise<void>
} {
  const waiting = new Map<number, (frame: CallerFrame | null) => void>()
  let lastId = 0
  let gone = false
  const ask = (frame: (id: number) => Parameters<typeof send>[1]): Promise<CallerFrame | null> =>
    new Promise((resolve) => {
      if (gone) return resolve(null)
      const id = ++lastId
      waiting.set(id, resolve)
      send(socket, frame(id))
    })

  const readFile = async (path: string): Promise<string> => {
    const frame = await ask((id) => ({ type: 'read', id, path }))
    if (frame?.type === 'file') return frame.text
    if (frame?.type === 'no-file') throw new UnreadableFile(frame.code, frame.params)
    throw new UserError('control-lost')
  }

  return {
    io: {
      out: (text) => send(socket, { type: 'out', text }),
      err: (text) => send(socket, { type: 'err', text }),
      async confirm(question) {
        const frame = await ask((id) => ({ type: 'confirm', id, question }))
        return frame?.type === 'answer' ? frame.answer : null
      },
      readFile,
      // Through the socket a file comes whole.
      async *readLines(path) {
        yield* (await readFile(path)).split(/\r?\n/)
      },
    },
    async listen(frames) {
      try {
        for await (const frame of frames) {
          if (frame.type === 'run') continue
          waiting.get(frame.id)?.(frame)
          waiting.delete(frame.id)
        }
      } catch (error) {
        if (!isOfCaller(error)) throw error
      }
      gone = true
      for (const resolve of waiting.values()) resolve(null)
    },
  }
}
