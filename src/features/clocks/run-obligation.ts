import { openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { fireClock, saveClocks } from '../ticket/save-ticket.ts'
import { showCards } from '../ticket/show-cards.ts'
import { OBLIGATION_TIMER } from './timer-name.ts'

/**
 * A clock's timer went off. Takes the partnership's lock, then the timer; a token that is no longer the timer's means
 * that somebody set it anew: then there is nothing to do. The same goes for a nudge that comes before its time.
 */
export async function runObligation(
  deps: FeatureDeps,
  obligationId: string,
  token: string | null,
): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const found = await tx.obligations.get(obligationId)
    const context = found && (await openContext(deps, tx, found.partnershipId, deps.newId()))
    const timer = context && (await tx.timers.lock(OBLIGATION_TIMER, obligationId))
    if (!context || !timer || (token !== null && timer.token !== token)) return
    if (timer.dueAt > context.now) return tx.timers.set(OBLIGATION_TIMER, obligationId, timer.dueAt)
    deps.metrics.lag('clock', context.now.getTime() - timer.dueAt.getTime())
    const obligation = await tx.obligations.get(obligationId)
    const ticket = obligation && (await tx.tickets.get(obligation.ticketId))
    if (!obligation || !ticket) return tx.timers.cancel(OBLIGATION_TIMER, obligationId)
    const after = await fireClock(context, ticket, obligation)
    if (after === obligation) return saveClocks(context, [obligation])
    if (after.state !== obligation.state) await showCards(context, ticket)
  })
}
