import type { Side } from '../../domain/partnership/partnership.ts'

/** Whose calendar a link shows. */
export type CalendarOwner =
  | { readonly kind: 'side'; readonly side: Side }
  | { readonly kind: 'person'; readonly personId: string }

/** A link that shows a calendar to whoever has it. */
export interface CalendarLink {
  readonly partnershipId: string
  readonly owner: CalendarOwner
  /** What the secret is made from, together with a key. */
  readonly nonce: string
  /** Hex SHA-256 of the secret; the secret itself is not stored. */
  readonly hash: string
  readonly madeAt: Date
}

export interface CalendarLinkRows {
  /** The one living link of an owner; null when none was made. */
  get(partnershipId: string, owner: CalendarOwner): Promise<CalendarLink | null>
  byHash(hash: string): Promise<CalendarLink | null>
  /** Replaces the owner's link: the old one opens nothing any more. */
  save(link: CalendarLink): Promise<void>
}
