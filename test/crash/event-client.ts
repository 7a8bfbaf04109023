import { setTimeout as delay } from 'node:timers/promises'
import type { IncomingEvent } from '../../src/chat/index.ts'
import type { Chance } from './seeded.ts'

/** What an event must leave behind, once. */
export type Effect = 'shared-ticket' | 'internal-ticket' | 'comment' | 'refusal' | 'nothing'

export interface SentEvent {
  readonly event: IncomingEvent
  /** A word that stands in this event and in no other. */
  readonly token: string
  readonly effect: Effect
  attempts: number
  acknowledged: boolean
}

/** Sends events like a chat platform does: again and again until each is acknowledged. */
export interface EventClient {
  readonly sent: readonly SentEvent[]
  /** Called when an event leaves. */
  onSend: () => void
  /** How often each code of refusal was answered. */
  readonly refusals: ReadonlyMap<string, number>
  /** Calls once, at the next acknowledgement. */
  onRecovered(call: () => void): void
  /** How long the last acknowledgements took, in milliseconds. */
  readonly usualAnswerMs: number
  /** Makes no new events any more, and resolves when all are acknowledged. */
  finish(): Promise<void>
}

interface ClientDeps {
  readonly chance: Chance
  /** The addresses of the bots that may be asked now. */
  readonly targets: () => readonly string[]
  readonly eventsPerSecond: number
}

const WORKERS = 5
const ANSWER_LIMIT_MS = 8_000
const PAUSE_MS = 25
const FIRST_GUESS_MS = 60
/** Tickets that exist before anything else is sent; comments go to these. */
const FIRST_TICKETS = 3

export function startEventClient({ chance, targets, eventsPerSecond }: ClientDeps): EventClient {
  const sent: SentEvent[] = []
  const refusals = new Map<string, number>()
  const state = { onSend: () => {}, onRecovered: () => {}, finishing: false, usualAnswerMs: FIRST_GUESS_MS }

  const deliver = async (one: SentEvent): Promise<void> => {
    for (;;) {
      const urls = targets()
      if (urls.length === 0) {
        await delay(PAUSE_MS)
        continue
      }
      one.attempts++
      state.onSend()
      const left = performance.now()
      const accepted = await fetch(`${chance.pick(urls)}/events`, {
        method: 'POST',
        body: JSON.stringify(one.event),
        signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
      }).then(
        async (response) => {
          const answer = await response.text()
          if (!response.ok) refusals.set(answer, (refusals.get(answer) ?? 0) + 1)
          return answer !== '' && response.ok
        },
        () => false,
      )
      if (accepted) {
        one.acknowledged = true
        state.onRecovered()
        state.onRecovered = () => {}
        state.usualAnswerMs = 0.8 * state.usualAnswerMs + 0.2 * (performance.now() - left)
        return
      }
      await delay(PAUSE_MS)
    }
  }

  const sendNext = (): Promise<void> => {
    const one = makeEvent(sent.length + 1, chance)
    sent.push(one)
    return deliver(one)
  }
  const work = async (): Promise<void> => {
    await firstTickets
    while (!state.finishing) {
      await sendNext()
      await delay((chance.next() * 2 * 1000 * WORKERS) / eventsPerSecond)
    }
  }
  const firstTickets = (async () => {
    for (let count = 0; count < FIRST_TICKETS; count++) await sendNext()
  })()
  const workers = Array.from({ length: WORKERS }, work)
  return {
    sent,
    get onSend() {
      return state.onSend
    },
    set onSend(call) {
      state.onSend = call
    },
    refusals,
    onRecovered: (call) => {
      state.onRecovered = call
    },
    get usualAnswerMs() {
      return state.usualAnswerMs
    },
    finish: async () => {
      state.finishing = true
      await Promise.all(workers)
    },
  }
}

function makeEvent(number: number, chance: Chance): SentEvent {
  const token = `tok${String(number).padStart(5, '0')}x`
  const effect = number <= FIRST_TICKETS ? 'shared-ticket' : effectOf(chance.next())
  const place = effect === 'internal-ticket' ? 'factory' : 'shared'
  const channelId = `aurora/${place}`
  const actor = {
    platform: 'console' as const,
    userId: place === 'factory' ? 'f-liaison' : 'f-quality',
    workspaceId: 'aurora',
  }
  const at = new Date(0)
  const base = { eventKey: `key-${number}`, actor, conversation: { kind: 'channel' as const, channelId }, at }
  const command = (name: string, text: string): IncomingEvent => ({ ...base, type: 'command', name, text })
  const message = (text: string): IncomingEvent => ({
    ...base,
    type: 'message',
    message: {
      ref: { platform: 'console', channelId, messageId: `p${number}` },
      thread: null,
      author: actor,
      text,
      files: [],
      postedAt: at,
    },
  })
  const events: Readonly<Record<Effect, () => IncomingEvent>> = {
    'shared-ticket': () => command('defect', `Hinge cracks ${token}`),
    'internal-ticket': () => command('defect', `电池鼓包 ${token}`),
    comment: () => command('ticket', `D-${1 + chance.below(FIRST_TICKETS)} comment seen again ${token}`),
    refusal: () => command('ticket', `D-987654 comment ${token}`),
    nothing: () => message(`good morning ${token}`),
  }
  return { event: events[effect](), token, effect, attempts: 0, acknowledged: false }
}

function effectOf(chance: number): Effect {
  if (chance < 0.35) return 'shared-ticket'
  if (chance < 0.5) return 'internal-ticket'
  if (chance < 0.75) return 'comment'
  return chance < 0.85 ? 'refusal' : 'nothing'
}
