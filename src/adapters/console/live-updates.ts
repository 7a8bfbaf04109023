import type { Response } from 'express'

/** Tells open pages that something changed; they fetch what they show anew, so a lost notice costs nothing. */
export interface LiveUpdates {
  changed(partnershipId: string): void
  /** Keeps the response open as a stream of server-sent events. The first notice comes at once: it catches up. */
  open(partnershipId: string, response: Response): void
  closeAll(): void
}

/** Proxies and browsers drop streams that stay silent; a comment now and then keeps them. */
const HEARTBEAT_MS = 15_000
const NOTICE = 'event: consolechange\ndata: -\n\n'

export function createLiveUpdates(): LiveUpdates {
  const streams = new Map<Response, string>()
  const pending = new Set<string>()
  const send = (partnershipId: string) => {
    pending.delete(partnershipId)
    for (const [stream, of] of streams) if (of === partnershipId) stream.write(NOTICE)
  }
  return {
    changed: (partnershipId) => {
      // Many messages of one moment are one notice.
      if (pending.has(partnershipId)) return
      pending.add(partnershipId)
      setImmediate(send, partnershipId)
    },
    open: (partnershipId, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      response.write(`retry: 1000\n\n${NOTICE}`)
      const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS)
      heartbeat.unref()
      streams.set(response, partnershipId)
      response.on('close', () => {
        clearInterval(heartbeat)
        streams.delete(response)
      })
    },
    closeAll: () => {
      for (const stream of streams.keys()) stream.end()
    },
  }
}
