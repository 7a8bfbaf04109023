import type { Audience, Side } from '../partnership/partnership.ts'
import type { TicketFields, TicketKind } from './fields.ts'

/** Steps of a defect after it was reported, in order; `contained` is 8D D3, `root-cause-shared` D4, `corrected` D6, `closed` D8. */
export const DEFECT_MILESTONES = [
  'disclosed',
  'acknowledged',
  'contained',
  'root-cause-shared',
  'corrected',
  'verified',
  'closed',
] as const
type DefectMilestone = (typeof DEFECT_MILESTONES)[number]

/** Steps of a change. `decided` is stamped by the last needed approval or by a rejection; `approved` only by approval. */
export const CHANGE_MILESTONES = [
  'requested',
  'assessed',
  'decided',
  'approved',
  'implemented',
  'verified',
  'closed',
] as const
type ChangeMilestone = (typeof CHANGE_MILESTONES)[number]

export type Milestone = DefectMilestone | ChangeMilestone

/** A link to something that proves a step: a file in the channel, a page. */
export interface Evidence {
  readonly label: string
  readonly url: string
}

export interface MilestoneRecord {
  readonly at: Date
  /** Person id of the author. */
  readonly by: string
  readonly side: Side
  readonly text: string | null
  readonly evidence: readonly Evidence[]
}

/**
 * `open`: being worked on. `disputed`: the receiver rejected it and the raiser has not answered; clocks are paused.
 * The others are final until reopened. A change that was refused by the approvers is `rejected`.
 */
const TICKET_STATUSES = ['open', 'disputed', 'rejected', 'duplicate', 'withdrawn', 'closed'] as const
export type TicketStatus = (typeof TICKET_STATUSES)[number]

/** What the assessing side found out about a change. Facts are kept apart from the words. */
export interface Assessment {
  readonly text: string
  /** Amount as written by the assessor, e.g. `USD 1200` or `0.02 USD/pc`; null when none was named. */
  readonly cost: string | null
  /** Calendar days, null when unchanged or unknown. */
  readonly leadTimeDays: number | null
  readonly feeLines: readonly string[]
  readonly parts: readonly string[]
  /** Lot or local date from which the change is effective. */
  readonly effectiveFrom: string | null
}

/** One approver's word on the content whose hash it names. Voided when the content changes. */
interface Approval {
  readonly side: Side
  readonly by: string
  readonly at: Date
  readonly contentHash: string
}

/** The receiver's word that this is not a defect, or repeats another one, waiting for the raiser's answer. */
interface Rejection {
  readonly by: string
  readonly at: Date
  readonly reason: string
  /** Ticket id the receiver says this one repeats; null for a plain rejection. */
  readonly duplicateOf: string | null
}

/** The raiser's wish to take back a disclosed ticket, waiting for the receiver's consent. */
interface WithdrawalRequest {
  readonly by: string
  readonly at: Date
  readonly reason: string
  /** Ticket id the raiser says this one repeats; null for a plain withdrawal. */
  readonly duplicateOf: string | null
}

/**
 * A defect or a change. While `audience` is one side it is internal: it has an `internalKey` of that side and no `key`.
 * Changes are always for both. Milestones hold the current cycle; reopening clears what has to be done again.
 */
export interface Ticket {
  readonly id: string
  readonly partnershipId: string
  readonly kind: TicketKind
  readonly raiser: Side
  /** Person id of who pressed the button or typed the command. */
  readonly filedBy: string
  /** Person id of who wrote the words; absent when that is who filed it. */
  readonly writtenBy?: string | undefined
  readonly audience: Audience
  /** `D-12`, `C-7`; null while internal. */
  readonly key: string | null
  /** `F-3`, `B-2`; null when it was never internal. */
  readonly internalKey: string | null
  readonly status: TicketStatus
  readonly fields: TicketFields
  /** The earliest linked message of the raiser's side, by the platform's time. */
  readonly firstAwareness: Date
  readonly reportedAt: Date
  readonly milestones: Readonly<Partial<Record<Milestone, MilestoneRecord>>>
  /** 1, and one more for every reopening. A rule has at most one clock that counts in each cycle. */
  readonly cycle: number
  /**
   * When the ticket was last reopened while both sides saw it: the clocks of the new cycle that begin at first awareness,
   * report, disclosure or request begin here. Null for a ticket reopened while internal: there the first words still count.
   */
  readonly reopenedAt: Date | null
  readonly rejection: Rejection | null
  readonly withdrawalRequest: WithdrawalRequest | null
  /** Ticket id this one repeats. */
  readonly duplicateOf: string | null
  readonly assessment: Assessment | null
  readonly approvals: readonly Approval[]
  /** True when approvals were voided by a change of content and none was given since. */
  readonly approvalsVoided?: boolean | undefined
}

/** The key a reader of `side` knows the ticket by; null when that side must not know it exists. */
export const keyFor = (ticket: Ticket, side: Side): string | null =>
  ticket.key ?? (ticket.audience === side ? ticket.internalKey : null)
