/** What may be thrown away, and how much of it there is. */
export interface Forgettable {
  /** Events older than the limit: their id and time. */
  readonly events: number
  /** Replies kept for redelivered events. */
  readonly replies: number
  /** Settled messages whose content is still there. */
  readonly contents: number
  /** Things begun and never finished. */
  readonly drafts: number
  /** Proposals of listening that still hold words of the message. */
  readonly heard: number
  /** Translations no card has shown since; a person's own are not among them. */
  readonly translations: number
}

export interface RetentionLimits {
  /** Events received before this are forgotten. */
  readonly eventsBefore: Date
  /** Replies to events received before this are forgotten. */
  readonly repliesBefore: Date
  /** Contents of messages created before this, and sent or given up, are forgotten with their pictures; that they were sent is not. */
  readonly contentsBefore: Date
  /** Drafts last touched before this are forgotten. */
  readonly draftsBefore: Date
  /** Words of messages written before this, kept for a proposal nobody settled, are forgotten. */
  readonly heardBefore: Date
  /** Translations last shown before this are forgotten. */
  readonly translationsBefore: Date
}

export interface RetentionRows {
  /** Counts what `forget` would remove. */
  count(limits: RetentionLimits): Promise<Forgettable>
  /** Removes it; resolves with what was removed. */
  forget(limits: RetentionLimits): Promise<Forgettable>
}
