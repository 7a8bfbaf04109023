import type { Audience } from '../partnership/partnership.ts'
import type { Ticket } from './ticket.ts'

/**
 * One history row to be. `what` is kebab-case and a locale key under `history`; `old` and `new` are plain JSON values (and
 * dates). The audience is for ever: what happened on an internal ticket stays with its side after disclosure.
 */
export interface TicketRecord {
  readonly what: string
  readonly audience: Audience
  readonly old: unknown
  readonly new: unknown
}

/** What an act comes to: the ticket afterwards and the rows that tell of it, in order. */
export interface Outcome {
  readonly ticket: Ticket
  readonly records: readonly TicketRecord[]
}
