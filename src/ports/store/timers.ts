/** Kind of the timers that wake the lanes of the outbox; the subject is the lane. Storing a delivery sets one. */
export const LANE_TIMER = 'outbox'

/** One due instant. There is at most one timer per kind and subject. */
export interface Timer {
  readonly kind: string
  readonly subject: string
  readonly dueAt: Date
  readonly token: string
}

export interface TimerRows {
  /** Sets or moves the timer: stores the row with a new token and nudges the scheduler in the same transaction. */
  set(kind: string, subject: string, dueAt: Date): Promise<void>
  cancel(kind: string, subject: string): Promise<void>
  /** Locks the timer for this transaction, waiting for whoever holds it; null when it is gone. */
  lock(kind: string, subject: string): Promise<Timer | null>
  /** Timers due at or before `now`, earliest first. */
  due(now: Date, limit: number): Promise<readonly Timer[]>
  /** The earliest due instant after `after`, null when nothing is waiting. */
  earliestAfter(after: Date): Promise<Date | null>
}
