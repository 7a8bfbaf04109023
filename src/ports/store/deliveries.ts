import type { CardVariants, MessageRef } from '../../chat/index.ts'
import type { Audience, Platform, Role } from '../../domain/partnership/partnership.ts'

/** Where a delivery goes. A person is named by id; the identity is looked up when it is sent. */
export type DeliveryTarget =
  | {
      readonly kind: 'channel'
      readonly platform: Platform
      readonly channelId: string
      readonly thread: string | null
    }
  | { readonly kind: 'person'; readonly platform: Platform; readonly personId: string }

/**
 * `queued`: waits for its turn or its instant; `sending`: an attempt is under way or was cut off; `uncertain`: it may
 * have arrived and cannot be looked for; `dropped`: a newer message overtook it, or its time had passed.
 */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'dropped'

export interface Delivery {
  readonly id: string
  readonly partnershipId: string
  /** Who may read the content. The outbox refuses a target with other readers. */
  readonly audience: Audience
  readonly target: DeliveryTarget
  readonly variants: CardVariants
  /** Deliveries of one lane are sent one after the other. */
  readonly lane: string
  /** Posts of one slot are one message: the later ones change it in place. Null for a message of its own. */
  readonly slot: string | null
  /** A newer queued delivery with the same topic and target overtakes an older one. Null for none. */
  readonly topic: string | null
  /** Ticket whose card this is, so that the sent message is linked to it; null otherwise. */
  readonly ticketId: string | null
  /** A refused private message falls back with these; null when it must not. */
  readonly fallback: Fallback | null
  readonly notBefore: Date
  /** From here on it would only be stale: it is dropped instead of sent. Absent for what is sent however late. */
  readonly notAfter?: Date | undefined
  readonly state: DeliveryState
  readonly attempts: number
  readonly firstAttemptAt: Date | null
  /** When the last attempt that may have sent something began; absent in rows of older versions. */
  readonly lastAttemptAt?: Date | null | undefined
  /** Since when it may stand there without our knowing: since the first attempt nobody has looked after. */
  readonly doubtfulSince?: Date | null | undefined
  /** While `sending`: another process may take over after this instant. */
  readonly leaseUntil: Date | null
  readonly sent: MessageRef | null
  readonly sentAt: Date | null
  /** Error code of the last attempt or reason of a drop, null when none. */
  readonly reason: string | null
  /** Event or timer that caused it, for logs. */
  readonly origin: string
  readonly createdAt: Date
}

/** What to try when a private message is refused: persons of the same role already tried, then the side's channel. */
export interface Fallback {
  readonly roles: readonly Role[]
  /** Person ids, in the order they were tried; the first is who it was meant for. */
  readonly tried: readonly string[]
  readonly step: 'person' | 'internal-channel' | 'shared-channel'
  /** What is to be said, so that it can be put into the next reader's language. */
  readonly notice: Notice
}

/** What a private message about a clock says, before it is put into words. */
export type Notice =
  | { readonly kind: 'warning'; readonly obligationId: string }
  | {
      readonly kind: 'late'
      readonly obligationId: string
      readonly lateByMs: number
      /** True when the reader's side is not the one that owes. */
      readonly acrossSides: boolean
    }

/** Instants beyond which a delivery can only wait by a wrong clock. */
export interface WaitingLimits {
  readonly stored: Date
  readonly tried: Date
  readonly held: Date
}

export interface DeliveryRows {
  /** Stores new deliveries and wakes their lanes when due. */
  enqueue(deliveries: readonly Delivery[]): Promise<void>
  update(delivery: Delivery): Promise<void>
  get(id: string): Promise<Delivery | null>
  /**
   * One whose attempt is under way or was cut off, else the queued one that may go first; null for an empty lane. Waits
   * for who is replacing it, and holds it until the transaction ends: take it before the lane's timer, as writers do.
   */
  nextOfLane(lane: string): Promise<Delivery | null>
  /** Queued deliveries with this topic, held until the transaction ends; not those that are being claimed right now. */
  queuedOnTopic(topic: string): Promise<readonly Delivery[]>
  /** The queued, unsent delivery of a slot, held likewise: a newer state of the same message replaces its content. */
  queuedOfSlot(slot: string): Promise<Delivery | null>
  /** Where the message of a slot stands, null before it was sent. */
  sentOfSlot(slot: string): Promise<MessageRef | null>
  /**
   * Lanes in which something waits longer than it may by a clock that goes right, so the clock was put back meanwhile: it was
   * tried already and waits beyond `tried`, or it was stored after `stored` and was to go out soon, or waits beyond `held`.
   */
  lanesAhead(limits: WaitingLimits): Promise<readonly string[]>
  /** True while a new message of this lane may be there without our knowing where: its attempt is under way or was cut off. */
  mayHaveArrived(lane: string): Promise<boolean>
  /** The newest state of a ticket's card that stands at `ref`, sent or still to be; null when none of them stands there. */
  cardAt(ticketId: string, ref: MessageRef): Promise<Delivery | null>
  /** Those that will not arrive or may not have, newest first. */
  troubled(limit: number): Promise<readonly Delivery[]>
}
