import type { Obligation } from '../../domain/obligation/obligation.ts'

export interface ObligationRows {
  ofTicket(ticketId: string): Promise<readonly Obligation[]>
  /** Of many tickets at once, for lists. */
  ofTickets(ticketIds: readonly string[]): Promise<readonly Obligation[]>
  get(id: string): Promise<Obligation | null>
  /** The earliest due instant after `after` of all running clocks; null when there is none. */
  nextDue(after: Date): Promise<Date | null>
  /** Inserts or replaces. */
  save(obligations: readonly Obligation[]): Promise<void>
}
