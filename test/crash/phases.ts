import type { BotReady } from './bot-process.ts'
import type { SentEvent } from './event-client.ts'

/** Where the kills of a run landed: how many kills hit each phase, and how many events or messages were in it. */
export interface Phases {
  /** Sent to the bot, nothing of it in the database. */
  readonly beforeCommit: Hits
  /** Committed, never acknowledged. */
  readonly betweenCommitAndAcknowledgement: Hits
  /** Claimed for sending, not on the platform. */
  readonly betweenClaimAndSending: Hits
  /** On the platform, not recorded. */
  readonly betweenSendingAndRecording: Hits
}

interface Hits {
  kills: number
  times: number
}

const none = (): Hits => ({ kills: 0, times: 0 })

export const noPhases = (): Phases => ({
  beforeCommit: none(),
  betweenCommitAndAcknowledgement: none(),
  betweenClaimAndSending: none(),
  betweenSendingAndRecording: none(),
})

/** What the parent saw at the moment of a kill. */
export interface Moment {
  /** On their way to the bot that was killed. */
  readonly outstanding: readonly SentEvent[]
  readonly arrived: ReadonlySet<string>
  /** In doubt already before this bot. */
  readonly doubtful: readonly string[]
}

/** Compares what the parent saw with what the next bot found, and counts. */
export function countKill(phases: Phases, { outstanding, arrived, doubtful }: Moment, found: BotReady): void {
  const claimed = new Set(found.claimed)
  const sending = found.sending.filter((id) => !doubtful.includes(id))
  const committed = outstanding.filter(({ event }) => claimed.has(event.eventKey)).length
  const onPlatform = sending.filter((id) => arrived.has(id)).length
  hit(phases.beforeCommit, outstanding.length - committed)
  hit(phases.betweenCommitAndAcknowledgement, committed)
  hit(phases.betweenClaimAndSending, sending.length - onPlatform)
  hit(phases.betweenSendingAndRecording, onPlatform)
}

function hit(hits: Hits, times: number): void {
  if (times > 0) hits.kills++
  hits.times += times
}

export const phaseLines = (phases: Phases): string[] =>
  Object.entries(phases).map(
    ([name, { kills, times }]) =>
      `  ${name.replace(/[A-Z]/g, (letter: string) => ` ${letter.toLowerCase()}`)}: ${kills} kills, ${times} events or messages`,
  )
