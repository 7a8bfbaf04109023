import { createHmac } from 'node:crypto'
import type { SocketMode } from './socket-mode.ts'
import type { Json } from './world.ts'

export type ParcelKind = 'events_api' | 'slash_commands' | 'interactive'

/** One thing the app is told, with every attempt to tell it. */
export interface Parcel {
  readonly kind: ParcelKind
  readonly payload: Json
  readonly attempts: Attempt[]
}

export interface Attempt {
  /** HTTP status; 200 for an acknowledged envelope, null when nothing came back in time. */
  readonly status: number | null
  readonly body: string
  readonly contentType: string
}

export interface DeliveryParts {
  readonly signingSecret: string
  readonly signingClock: () => Date
  readonly patienceMs: number
  readonly socket: SocketMode
}

/** Retries of one event: at once, after a minute, after five minutes. */
const MOST_RETRIES = 3

/** Tells the app things over signed HTTP or over Socket Mode, and keeps what was told. */
export function createDelivery(parts: DeliveryParts) {
  let url: string | null = null
  let held: Parcel[] | null = null
  const parcels: Parcel[] = []

  const attempt = async (parcel: Parcel): Promise<Attempt> => {
    const number = parcel.attempts.length
    const reason = parcel.attempts.at(-1)?.status === null ? 'http_timeout' : 'http_error'
    const retry = number > 0 && parcel.kind === 'events_api' ? { number, reason } : null
    const made = url === null ? await overSocket(parcel, retry) : await overHttp(url, parcel, retry)
    parcel.attempts.push(made)
    return made
  }
  const overSocket = async (parcel: Parcel, retry: Retry | null): Promise<Attempt> => {
    const ack = await parts.socket.send(parcel.kind, parcel.payload, retry, parts.patienceMs)
    if (ack === null) return { status: null, body: '', contentType: '' }
    const empty = Object.keys(ack).length === 0
    return { status: 200, body: empty ? '' : JSON.stringify(ack), contentType: 'application/json' }
  }
  const overHttp = async (target: string, parcel: Parcel, retry: Retry | null): Promise<Attempt> => {
    const { body, contentType } = encode(parcel)
    try {
      const response = await fetch(target, {
        method: 'POST',
        body,
        headers: {
          'content-type': contentType,
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          ...signed(parts, body),
          ...(retry
            ? { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason }
            : {}),
        },
        signal: AbortSignal.timeout(parts.patienceMs),
      })
      const type = response.headers.get('content-type') ?? ''
      return { status: response.status, body: await response.text(), contentType: type }
    } catch {
      return { status: null, body: '', contentType: '' }
    }
  }

  return {
    parcels,
    deliverTo: (target: string | null) => {
      url = target
    },
    send: async (kind: ParcelKind, payload: Json): Promise<Attempt> => {
      const parcel: Parcel = { kind, payload, attempts: [] }
      parcels.push(parcel)
      if (!held || kind !== 'events_api') return attempt(parcel)
      held.push(parcel)
      return { status: 200, body: '', contentType: '' }
    },
    /** Keeps events back until `release`; what people do in person goes through. */
    hold: () => {
      held ??= []
    },
    /** Lets go of what was held, in this order. */
    release: async (order: (waiting: readonly Parcel[]) => readonly Parcel[] = (all) => all) => {
      const waiting = held ?? []
      held = null
      for (const parcel of order(waiting)) await attempt(parcel)
    },
    /** Every event the app did not answer with 200 is sent once more, unless it was retried enough. */
    retryFailed: async (): Promise<number> => {
      const failed = parcels.filter(
        (one) => one.kind === 'events_api' && one.attempts.length > 0 && one.attempts.at(-1)?.status !== 200,
      )
      const due = failed.filter((one) => one.attempts.length <= MOST_RETRIES)
      for (const parcel of due) await attempt(parcel)
      return due.length
    },
    attempt,
  }
}

export type Delivery = ReturnType<typeof createDelivery>

interface Retry {
  readonly number: number
  readonly reason: string
}

function encode({ kind, payload }: Parcel): { body: string; contentType: string } {
  const form = 'application/x-www-form-urlencoded'
  switch (kind) {
    case 'events_api':
      return { body: JSON.stringify(payload), contentType: 'application/json' }
    case 'slash_commands':
      return { body: new URLSearchParams(payload as Record<string, string>).toString(), contentType: form }
    case 'interactive':
      return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), contentType: form }
  }
}

function signed({ signingSecret, signingClock }: DeliveryParts, body: string): Record<string, string> {
  const timestamp = String(Math.floor(signingClock().getTime() / 1000))
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` }
}
