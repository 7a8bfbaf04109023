import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { acceptSocket, type ServerSocket } from './web-socket.ts'
import type { Json } from './world.ts'

/** Socket Mode: envelopes out, acknowledgements in, over any one of the app's connections. */
export function createSocketMode(appId: string, useTicket: (ticket: string | null) => boolean) {
  const open = new Set<ServerSocket>()
  const waiting = new Map<string, { socket: ServerSocket; settle: (ack: Json | null) => void }>()
  const arrivals: (() => void)[] = []
  let turn = 0

  const acknowledged = (text: string) => {
    const { envelope_id, payload } = JSON.parse(text) as { envelope_id: string; payload?: Json }
    waiting.get(envelope_id)?.settle(payload ?? {})
  }
  const left = (socket: ServerSocket) => {
    open.delete(socket)
    for (const one of waiting.values()) if (one.socket === socket) one.settle(null)
  }

  return {
    upgrade: (request: IncomingMessage, stream: Duplex) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
      if (!useTicket(searchParams.get('ticket'))) return void stream.end('HTTP/1.1 401 Unauthorized\r\n\r\n')
      const socket: ServerSocket = acceptSocket(request, stream, {
        message: acknowledged,
        closed: () => left(socket),
      })
      open.add(socket)
      const connection_info = { app_id: appId }
      const debug_info = { host: 'fake', started: '', build_number: 1, approximate_connection_time: 18_060 }
      socket.send(JSON.stringify({ type: 'hello', num_connections: open.size, debug_info, connection_info }))
      for (const arrived of arrivals.splice(0)) arrived()
    },
    /** Resolves as soon as the app is connected. */
    connected: (): Promise<void> =>
      open.size > 0 ? Promise.resolve() : new Promise((resolve) => void arrivals.push(resolve)),
    connections: () => open.size,
    /** The acknowledgement, or null when none came in time or nobody is connected. */
    send: (
      type: string,
      payload: Json,
      retry: { number: number; reason: string } | null,
      patienceMs: number,
    ): Promise<Json | null> => {
      const sockets = [...open]
      const socket = sockets[turn++ % Math.max(1, sockets.length)]
      if (!socket) return Promise.resolve(null)
      const envelope_id = randomUUID()
      return new Promise((resolve) => {
        const settle = (ack: Json | null) => {
          clearTimeout(timer)
          waiting.delete(envelope_id)
          resolve(ack)
        }
        const timer = setTimeout(() => settle(null), patienceMs)
        waiting.set(envelope_id, { socket, settle })
        const retried = retry
          ? { retry_attempt: retry.number, retry_reason: retry.reason.replace('http_', '') }
          : {}
        const first = type === 'events_api' ? { retry_attempt: 0, retry_reason: '' } : {}
        const accepts_response_payload = type !== 'events_api'
        socket.send(
          JSON.stringify({ envelope_id, type, accepts_response_payload, payload, ...first, ...retried }),
        )
      })
    },
    /** Asks the app to connect anew, as Slack does every few hours. */
    refresh: () => {
      for (const socket of open)
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    },
    /** Cuts every connection. */
    cut: () => {
      for (const socket of open) socket.destroy()
    },
  }
}

export type SocketMode = ReturnType<typeof createSocketMode>
