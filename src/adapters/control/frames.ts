import type { Socket } from 'node:net'
import { AppError } from '../../errors.ts'

/** Raised when the frames change so that an older side could misunderstand them. */
export const PROTOCOL = 1

/** What the caller says. */
export type CallerFrame =
  | {
      readonly type: 'run'
      readonly protocol: number
      readonly words: readonly string[]
      readonly language: string
    }
  | { readonly type: 'answer'; readonly id: number; readonly answer: boolean | null }
  | { readonly type: 'file'; readonly id: number; readonly text: string }
  | {
      readonly type: 'no-file'
      readonly id: number
      readonly code: string
      readonly params: Record<string, unknown>
    }

/** What the process that has the database says. */
export type HostFrame =
  | { readonly type: 'accepted'; readonly pid: number }
  | { readonly type: 'refused'; readonly protocol: number }
  | { readonly type: 'out' | 'err'; readonly text: string }
  | { readonly type: 'confirm'; readonly id: number; readonly question: string }
  | { readonly type: 'read'; readonly id: number; readonly path: string }
  | { readonly type: 'exit'; readonly code: 0 | 1 | 2 }

/** Longest line accepted: more than the largest file a command reads. */
const LONGEST = 8 * 1024 * 1024

export const send = (socket: Socket, frame: CallerFrame | HostFrame): void => {
  if (socket.writable) socket.write(`${JSON.stringify(frame)}\n`)
}

/** Frames from a socket, one JSON object a line, until it ends. Throws `control-garbled` for anything else. */
export async function* receive<Frame extends CallerFrame | HostFrame>(socket: Socket): AsyncGenerator<Frame> {
  socket.setEncoding('utf8')
  let rest = ''
  for await (const chunk of socket as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST) throw new AppError('control-garbled')
    for (const line of lines) yield parse<Frame>(line)
  }
}

function parse<Frame>(line: string): Frame {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && 'type' in value) return value as Frame
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new AppError('control-garbled')
}
