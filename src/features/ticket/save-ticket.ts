import { missedRecord } from '../../domain/obligation/clock-records.ts'
import { isRunning, latenessMs, type Obligation } from '../../domain/obligation/obligation.ts'
import { reconcile } from '../../domain/obligation/reconcile.ts'
import { nextAt, runDueSteps } from '../../domain/obligation/run-step.ts'
import type { Person } from '../../domain/partnership/partnership.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Outcome, TicketRecord } from '../../domain/ticket/ticket-record.ts'
import { tellPeople, topicOf } from '../clocks/tell.ts'
import { OBLIGATION_TIMER } from '../clocks/timer-name.ts'
import type { Context } from '../context.ts'
import { dropTopic } from '../outbox/enqueue.ts'
import { showCards } from './show-cards.ts'

/** Who did it; null for Andon itself. */
export type Author = Person | null

/**
 * Stores what an act came to: the ticket, its history, its clocks with their timers, and its cards. The one way a
 * ticket changes. `known` is false for a new one.
 */
export async function saveTicket(
  context: Context,
  outcome: Outcome,
  author: Author,
  known: boolean,
): Promise<Ticket> {
  const { tx } = context
  const { ticket } = outcome
  if (known) await tx.tickets.update(ticket)
  else await tx.tickets.insert(ticket)
  await keepHistory(context, ticket, outcome.records, author)
  await bringClocksInLine(context, ticket, author)
  await showCards(context, ticket)
  return ticket
}

/** Clocks first do what was due before this moment, then follow the ticket: an act never undoes a miss before it. */
export async function bringClocksInLine(context: Context, ticket: Ticket, author: Author): Promise<void> {
  const { tx, deps, calendars, now, partnership } = context
  const stored = await tx.obligations.ofTicket(ticket.id)
  const current: Obligation[] = []
  for (const obligation of stored) current.push(await fireClock(context, ticket, obligation))
  const version = await tx.agreements.inForce(partnership.id)
  const { obligations, records } = reconcile({
    ticket,
    obligations: current,
    agreement: version?.agreement ?? null,
    since: version?.inForceSince ?? null,
    calendars,
    now,
    newId: deps.newId,
  })
  await keepHistory(context, ticket, records, author)
  await saveClocks(context, obligations)
  for (const obligation of obligations)
    if (!isRunning(obligation) && obligation.ended === null)
      deps.metrics.obligationStopped(latenessMs(obligation, now))
  for (const obligation of obligations)
    if (nextIsDue(obligation, now)) await fireClock(context, ticket, obligation)
}

const nextIsDue = (obligation: Obligation, now: Date): boolean => {
  const at = nextAt(obligation)
  return at !== null && at <= now
}

/** Does every step of a clock that is due, says what it wants said, and sets its timer for the next. */
export async function fireClock(
  context: Context,
  ticket: Ticket,
  obligation: Obligation,
): Promise<Obligation> {
  const holders = (side: Person['side'], role: Person['roles'][number]) =>
    context.partnership.people.filter((person) => person.side === side && person.roles.includes(role))
  const run = runDueSteps(obligation, context.now, holders)
  if (run.obligation === obligation) return obligation
  const missed = run.becameMissed ? [missedRecord(run.obligation, ticket.audience)] : []
  const unheard = run.tells.filter((tell) => tell.kind === 'nobody')
  const vacant: TicketRecord[] = unheard.map((tell) => ({
    what: 'nobody-to-tell',
    audience: tell.side,
    old: null,
    new: { rule: obligation.rule.name, roles: tell.roles },
  }))
  await keepHistory(context, ticket, [...missed, ...vacant], null)
  await saveClocks(context, [run.obligation])
  for (const tell of run.tells) {
    if (tell.kind === 'nobody')
      context.deps.logger.warn({ obligation: tell.obligationId, roles: tell.roles }, 'nobody to tell')
    else await tellPeople(context, { ticket, obligation: run.obligation }, tell)
  }
  return run.obligation
}

/** Stores clocks and keeps their timers: one timer for the next step, none for a clock that has nothing more to do. */
export async function saveClocks(context: Context, obligations: readonly Obligation[]): Promise<void> {
  const { tx } = context
  await tx.obligations.save(obligations)
  for (const obligation of obligations) {
    const at = nextAt(obligation)
    if (at) await tx.timers.set(OBLIGATION_TIMER, obligation.id, at)
    else await tx.timers.cancel(OBLIGATION_TIMER, obligation.id)
    if (!isRunning(obligation)) await dropTopic(context, topicOf(obligation.id), 'settled')
  }
}

export async function keepHistory(
  context: Context,
  ticket: Ticket | null,
  records: readonly TicketRecord[],
  author: Author,
): Promise<void> {
  if (records.length === 0) return
  await context.tx.history.append(
    records.map((record) => ({
      partnershipId: context.partnership.id,
      ticketId: ticket?.id ?? null,
      at: context.now,
      personId: author?.id ?? null,
      personName: author?.name ?? null,
      side: author?.side ?? null,
      ...record,
    })),
  )
}
