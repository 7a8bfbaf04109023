import type { Side } from '../partnership/partnership.ts'
import type { PassedOver, SlotReason } from './occurrence.ts'

/** Live: people meet at `start`. Written: each person answers questions on their own day; nobody has to be up late. */
type MeetingMode = 'live' | 'written'

/**
 * `planned`: may still be found anew. `published`: its agenda is out, it stays where it is unless people move it.
 * `held`: its time is over; in writing, its summary is out. `skipped`: no day fitted, or somebody called it off.
 * A moved check-in is one of these with `movedFrom`.
 */
type CheckInState = 'planned' | 'published' | 'held' | 'skipped'

/** One occurrence of the weekly check-in, as it is kept. */
export interface CheckIn {
  /** UUID; the stable UID of its entry in calendars. */
  readonly id: string
  readonly partnershipId: string
  /** The Monday of the brand's week, `YYYY-MM-DD`. One check-in a week, and any number of extra ones. */
  readonly week: string
  /** True for one that somebody asked for besides the weekly one. */
  readonly extra: boolean
  readonly state: CheckInState
  readonly mode: MeetingMode
  /** When it begins; in writing, when the first person is asked. Null while no day of the week fits. */
  readonly start: Date | null
  readonly minutes: number
  /** What it costs each side; 0 in writing. It counts in the ledger once the check-in is held. */
  readonly burden: Readonly<Record<Side, number>>
  /** Grows with every change a calendar must notice, from 0. */
  readonly sequence: number
  /** Its date on each side's calendar; null while it has no time. */
  readonly dates: Readonly<Record<Side, string>> | null
  /** The date it is on when nothing is in the way, local to the side whose weekday it has. */
  readonly wanted: string
  /** Why it is at its time; null when it is skipped or extra. */
  readonly reason: SlotReason | null
  /** What was in the way of the days nearer to `wanted`. */
  readonly passedOver: readonly PassedOver[]
  /** Hash of everything the plan of its week rests on: while it is the same, the check-in stays where it is. */
  readonly basis: string
  /** Where it was before people moved it; null when they did not. */
  readonly movedFrom: Date | null
  /** Who called it off and why; null when nobody did. */
  readonly calledOff: CalledOff | null
  /** A time somebody would rather have, until both sides have said yes; null for none. */
  readonly proposal: MoveProposal | null
  /** When its agenda was posted for both sides; null before. */
  readonly publishedAt: Date | null
  /** In writing: when the window closes, whoever has answered. Null when live. */
  readonly closesAt: Date | null
  readonly attendance: readonly Attendance[]
  readonly answers: readonly WrittenAnswer[]
  readonly minuteLines: readonly MinuteLine[]
  /** What has been done of it, so that it is done once: names of steps. */
  readonly done: readonly string[]
  /** In writing, once it is held: the sides nobody answered for. */
  readonly silent: readonly Side[]
  /** True when Andon was not running at the time of the check-in. */
  readonly missedByAndon: boolean
}

interface CalledOff {
  /** Person id. */
  readonly by: string
  readonly side: Side
  readonly reason: string
  readonly at: Date
  /** The state to go back to when it is taken back. */
  readonly before: CheckInState
}

interface MoveProposal {
  readonly by: string
  readonly offers: readonly MoveOffer[]
}

/** A slot both sides are asked about, with the sides that said yes. */
interface MoveOffer {
  readonly start: Date
  readonly burden: Readonly<Record<Side, number>>
  readonly accepted: readonly Side[]
}

interface Attendance {
  readonly personId: string
  readonly side: Side
  /** `sends`: somebody else comes for them. */
  readonly answer: 'coming' | 'cannot' | 'sends'
  /** Who comes instead, in the person's words; null unless `sends`. */
  readonly substitute: string | null
  readonly at: Date
}

export interface WrittenAnswer {
  readonly personId: string
  readonly side: Side
  /** Name of the question, see `QUESTIONS`. */
  readonly question: string
  readonly text: string
  /** BCP 47 tag of the words as far as it can be told; null when it cannot. */
  readonly language: string | null
  readonly at: Date
}

/** One thing written down about a live check-in. */
export interface MinuteLine {
  readonly id: string
  readonly kind: 'note' | 'decision' | 'action'
  readonly text: string
  /** Person id of the writer. */
  readonly by: string
  readonly side: Side
  readonly language: string | null
  readonly at: Date
  /** The promise an action became; null for everything else. */
  readonly promiseId: string | null
}

/** Something a person wants to talk about. Both sides read it. */
export interface AgendaItem {
  readonly id: string
  readonly partnershipId: string
  readonly text: string
  readonly language: string | null
  /** Person id. */
  readonly addedBy: string
  readonly side: Side
  readonly addedAt: Date
  /** The check-in at which it was talked about; null while it waits for one. */
  readonly checkInId: string | null
  readonly removedAt: Date | null
}

/** What a partnership has chosen for its check-ins, and what the plan has to remember. */
export interface CheckInSettings {
  readonly mode: MeetingMode
  /** Local time `HH:mm` of the side that does not carry the check-in; null while none is kept. */
  readonly keptTime: string | null
  /** Hash of what `keptTime` was found for: another one, and it is found anew. */
  readonly keptFor: string | null
}

export const INITIAL_SETTINGS: CheckInSettings = { mode: 'live', keptTime: null, keptFor: null }
