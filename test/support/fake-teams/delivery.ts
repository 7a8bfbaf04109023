import type { TokenSpec } from './tokens.ts'
import type { Json } from './world.ts'

/** One activity on its way to the bot. */
export interface Parcel {
  readonly activity: Json
  readonly attempts: { readonly status: number; readonly body: unknown }[]
}

interface DeliveryParts {
  readonly sign: (serviceUrl: string, spec?: TokenSpec) => Promise<string>
  readonly patienceMs: number
  /** What would have been shown to somebody as a failure. */
  readonly problems: string[]
}

/** Sends activities to the bot's endpoint, or keeps them until somebody lets them go. */
export function createDelivery({ sign, patienceMs, problems }: DeliveryParts) {
  const parcels: Parcel[] = []
  let endpoint: string | null = null
  let held: Parcel[] | null = null

  /** @param authorization the header; made of a good token when left out, none when null */
  const attempt = async (
    parcel: Parcel,
    authorization?: string | null,
  ): Promise<{ status: number; body: unknown }> => {
    if (endpoint === null) throw new Error('the bot has no endpoint')
    const { serviceUrl } = parcel.activity as { serviceUrl: string }
    const header = authorization === undefined ? `Bearer ${await sign(serviceUrl)}` : authorization
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(header === null ? {} : { authorization: header }) },
      body: JSON.stringify(parcel.activity),
      signal: AbortSignal.timeout(patienceMs),
    })
    const text = await response.text()
    const answer = { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
    parcel.attempts.push(answer)
    return answer
  }

  return {
    parcels,
    attempt,
    deliverTo: (url: string) => {
      endpoint = url
    },
    hold: () => {
      held ??= []
    },
    release: async (
      order: (waiting: readonly Parcel[]) => readonly Parcel[] = (all) => all,
    ): Promise<void> => {
      const waiting = held ?? []
      held = null
      for (const parcel of order(waiting)) await attempt(parcel)
    },
    /** Sends an activity; resolves with the bot's answer, null while activities are held. */
    send: async (activity: Json): Promise<{ status: number; body: unknown } | null> => {
      const parcel: Parcel = { activity, attempts: [] }
      parcels.push(parcel)
      if (held) {
        held.push(parcel)
        return null
      }
      const answer = await attempt(parcel)
      if (answer.status !== 200)
        problems.push(`${String(activity.type)} ${String(activity.name ?? '')}: ${answer.status}`)
      return answer
    },
  }
}

export type Delivery = ReturnType<typeof createDelivery>
