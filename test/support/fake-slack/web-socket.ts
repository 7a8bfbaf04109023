import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** One text-only WebSocket connection, server side (RFC 6455), as much of it as Socket Mode needs. */
export interface ServerSocket {
  send(text: string): void
  close(): void
  /** Cuts the connection without a word. */
  destroy(): void
}

export interface SocketListener {
  message(text: string): void
  closed(): void
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const [CONTINUATION, TEXT, CLOSE, PING, PONG] = [0x0, 0x1, 0x8, 0x9, 0xa]

export function acceptSocket(
  request: IncomingMessage,
  stream: Duplex,
  listener: SocketListener,
): ServerSocket {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64')
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  let buffered = Buffer.alloc(0)
  let parts: Buffer[] = []
  let closing = false

  const send = (opcode: number, payload: Buffer) => {
    if (!stream.destroyed) stream.write(Buffer.concat([header(opcode, payload.length), payload]))
  }
  const take = (opcode: number, last: boolean, payload: Buffer) => {
    if (opcode === PING) return send(PONG, payload)
    if (opcode === CLOSE) {
      if (!closing) send(CLOSE, payload)
      return void stream.end()
    }
    if (opcode !== TEXT && opcode !== CONTINUATION) return
    parts.push(payload)
    if (!last) return
    const text = Buffer.concat(parts).toString()
    parts = []
    listener.message(text)
  }

  stream.on('data', (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk])
    for (let frame = readFrame(buffered); frame; frame = readFrame(buffered)) {
      buffered = buffered.subarray(frame.size)
      take(frame.opcode, frame.last, frame.payload)
    }
  })
  stream.on('error', () => stream.destroy())
  stream.on('close', () => listener.closed())

  return {
    send: (text) => send(TEXT, Buffer.from(text)),
    close: () => {
      closing = true
      send(CLOSE, Buffer.from([0x03, 0xe8]))
    },
    destroy: () => void stream.destroy(),
  }
}

function header(opcode: number, length: number): Buffer {
  if (length < 126) return Buffer.from([0x80 | opcode, length])
  if (length < 65_536) return Buffer.from([0x80 | opcode, 126, length >> 8, length & 0xff])
  const long = Buffer.alloc(10)
  long.writeUInt8(0x80 | opcode, 0)
  long.writeUInt8(127, 1)
  long.writeBigUInt64BE(BigInt(length), 2)
  return long
}

/** The first frame of a buffer; null while it is incomplete. A client's frames are always masked. */
function readFrame(buffer: Buffer) {
  if (buffer.length < 2) return null
  const short = buffer.readUInt8(1) & 0x7f
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0
  const start = 2 + extra + 4
  if (buffer.length < start) return null
  const length =
    extra === 0 ? short : extra === 2 ? buffer.readUInt16BE(2) : Number(buffer.readBigUInt64BE(2))
  if (buffer.length < start + length) return null
  const mask = buffer.subarray(2 + extra, start)
  const payload = Buffer.from(buffer.subarray(start, start + length))
  for (let index = 0; index < length; index++) payload[index] = (payload[index] ?? 0) ^ (mask[index % 4] ?? 0)
  const first = buffer.readUInt8(0)
  return { opcode: first & 0x0f, last: (first & 0x80) !== 0, payload, size: start + length }
}
