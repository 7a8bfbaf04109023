import type { Audience } from '../partnership/partnership.ts'
import type { TicketRecord } from '../ticket/ticket-record.ts'
import type { Obligation } from './obligation.ts'

/** A history row about one clock; `rule` is its name as both sides accepted it. */
export const clockRecord = (
  what: string,
  audience: Audience,
  obligation: Pick<Obligation, 'id' | 'rule'>,
  details: { readonly old?: unknown; readonly new?: object } = {},
): TicketRecord => ({
  what,
  audience,
  old: details.old ?? null,
  new: { obligationId: obligation.id, rule: obligation.rule.name, ...details.new },
})

/** The row for a clock whose due instant has passed. `audience` is that of its ticket. */
export const missedRecord = (obligation: Obligation, audience: Audience): TicketRecord =>
  clockRecord('clock-missed', audience, obligation, {
    new: { due: obligation.due, missedAt: obligation.missedAt },
  })
