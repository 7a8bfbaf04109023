import type { Card } from '../chat/index.ts'

/** Pages that show the whole of a ticket whose card had to be cut. */
export interface WholeTickets {
  /**
   * What the holder of a link may read, in the language (BCP 47) wanted; null for a link that was never given out, is too
   * old, or is of a ticket its readers may not see. `secret` is whatever stood in the address.
   */
  read(secret: string, language: string): Promise<Card | null>
}
