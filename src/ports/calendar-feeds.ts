/** One check-in as it stands in somebody's calendar. Texts are in the reader's language. */
export interface CalendarEvent {
  /** The same for as long as the check-in exists, whatever becomes of it. */
  readonly uid: string
  /** Grows with every move, cancellation and return: calendars believe the highest. */
  readonly sequence: number
  readonly start: Date
  readonly end: Date
  /** `tentative`: planned, but not yet announced. */
  readonly status: 'confirmed' | 'tentative' | 'cancelled'
  readonly summary: string
  readonly description: string
}

/** What somebody who subscribed is shown. */
export interface CalendarFeed {
  readonly name: string
  /** BCP 47 tag of the texts. */
  readonly language: string
  /** IANA zone the times are written in. */
  readonly zone: string
  readonly events: readonly CalendarEvent[]
}

/** What the calendar pages serve. */
export interface CalendarFeeds {
  /** The feed behind a secret link; null for a secret that opens nothing, or no longer does. */
  read(secret: string): Promise<CalendarFeed | null>
}
