/** A message about a clock that waits for its reader's working hours. `at` is when it became ready. */
export interface HeldMessage {
  readonly id: string
  readonly obligationId: string
  /** Person id of the reader. */
  readonly recipient: string
  readonly at: Date
}

/**
 * Which held messages a newer one about the same clock for the same reader makes pointless: they are dropped, so that
 * nobody reads in the morning what is no longer so (issue A1). Equal instants: the one that comes in later is newer.
 */
export const overtakenBy = (
  newer: Pick<HeldMessage, 'obligationId' | 'recipient' | 'at'>,
  held: readonly HeldMessage[],
): readonly HeldMessage[] =>
  held.filter(
    (older) =>
      older.obligationId === newer.obligationId &&
      older.recipient === newer.recipient &&
      older.at <= newer.at,
  )
