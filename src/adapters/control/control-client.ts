import { connect, type Socket } from 'node:net'
import { AppError } from '../../errors.ts'
import { type CommandIo, UnreadableFile } from '../../ports/command-io.ts'
import { type HostFrame, PROTOCOL, receive, send } from './frames.ts'
import { findSocketPath } from './socket-path.ts'

/** How long the process that has the database may take to answer at all. */
const ANSWER_MS = 5_000

/** Nobody listens, or a killed process left its socket behind. */
const NOBODY = ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK']

/**
 * Has a command carried out by the process that has the embedded database of the folder, here with this terminal and this
 * caller's files. Resolves with its exit code, or with null when no such process answers.
 * Rejects with `control-lost` when that process ends meanwhile, `control-version` when it speaks another protocol.
 */
export async function callControl(
  folder: string,
  call: { readonly words: readonly string[]; readonly language: string },
  io: CommandIo,
): Promise<0 | 1 | 2 | null> {
  const path = findSocketPath(folder)
  const socket = path === null ? null : await open(path)
  if (!socket) return null
  const silent = setTimeout(() => socket.destroy(), ANSWER_MS)
  let accepted = false
  try {
    send(socket, { type: 'run', protocol: PROTOCOL, ...call })
    for await (const frame of receive<HostFrame>(socket)) {
      clearTimeout(silent)
      accepted = true
      if (frame.type === 'exit') return frame.code
      await carryOut(socket, frame, io)
    }
  } catch (error) {
    if (error instanceof AppError && error.code !== 'control-garbled') throw error
    if (accepted) throw new AppError('control-lost', {}, { cause: error })
  } finally {
    clearTimeout(silent)
    socket.destroy()
  }
  if (accepted) throw new AppError('control-lost')
  return null
}

function open(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(path)
    socket.once('connect', () => resolve(socket))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (NOBODY.includes(error.code ?? '')) resolve(null)
      else reject(new AppError('control-forbidden', { path, reason: error.code }, { cause: error }))
    })
  })
}

async function carryOut(socket: Socket, frame: HostFrame, io: CommandIo): Promise<void> {
  switch (frame.type) {
    case 'accepted':
    case 'exit':
      return
    case 'refused':
      throw new AppError('control-version')
    case 'out':
      return io.out(frame.text)
    case 'err':
      return io.err(frame.text)
    case 'confirm':
      return send(socket, { type: 'answer', id: frame.id, answer: await io.confirm(frame.question) })
    case 'read':
      return send(socket, await readFor(frame, io))
  }
}

async function readFor({ id, path }: HostFrame & { type: 'read' }, io: CommandIo) {
  try {
    return { type: 'file', id, text: await io.readFile(path) } as const
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { type: 'no-file', id, code: error.code, params: error.params } as const
  }
}
