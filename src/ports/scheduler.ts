/** A due instant that somebody must be woken for. The row in the database is the truth; a nudge may be lost or doubled. */
export interface Nudge {
  readonly kind: string
  readonly subject: string
  /** Changes whenever the timer is set again; a nudge with an old token does nothing. */
  readonly token: string
  readonly at: Date
}

/** Runs a statement inside the transaction that is open right now. */
export interface SqlExecutor {
  query(text: string, values: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
}

/** Wakes Andon at due instants. */
export interface Scheduler {
  /** Stores the nudges in the caller's transaction: they exist exactly when the transaction commits. */
  enqueue(transaction: SqlExecutor, nudges: readonly Nudge[]): Promise<void>
  /** Begins to deliver nudges, each at or after its instant; a rejected run is tried again with back-off, then parked. */
  start(run: (nudge: Nudge) => Promise<void>): Promise<void>
  /** Nudges that failed too often, newest first. */
  parked(): Promise<readonly ParkedNudge[]>
  /** Stops taking new nudges and waits for the running ones, at most `graceMs`. */
  stop(graceMs: number): Promise<void>
}

export interface ParkedNudge {
  readonly nudge: Nudge
  readonly failedAt: Date
  readonly error: string
}
