/** Time. Everything that needs to know what time it is gets one of these. */
export interface Clock {
  /**
   * The present instant (UTC), by the database's clock: the same in every process on it. May be ahead of that while a trial
   * moves time. Does not go backwards, unless somebody puts the clock back by more than a minute.
   */
  now(): Date
}
