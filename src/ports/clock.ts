/** Time. Everything that needs to know what time it is gets one of these. */
export interface Clock {
  /** The present instant (UTC). May be ahead of the machine's clock while a trial moves time. Never goes backwards. */
  now(): Date
}
