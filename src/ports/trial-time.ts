/** Moving time forward, to live through a deadline in seconds. Possible on the example database only. */
export interface TrialTime {
  readonly canMove: boolean
  /** The present instant (UTC), moved or not; the same as the clock's. */
  now(): Date
  /** Lives through everything due up to `to` and resolves when all of it has come to rest. Rejects when time cannot move. */
  advance(to: Date): Promise<void>
  /** The earliest due instant of a running clock after now, else the next thing that will happen; null when nothing will. */
  nextDeadline(): Promise<Date | null>
}
