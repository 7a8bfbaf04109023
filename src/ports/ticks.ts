/** Shares out periodic work among the processes on one database. */
export interface Ticks {
  /**
   * Takes the tick of a rhythm at an instant of its schedule. True for exactly one caller; false for every other, and
   * for an instant that is not after the last one taken. Rejects with Unavailable.
   */
  claim(name: string, slot: Date): Promise<boolean>
}
