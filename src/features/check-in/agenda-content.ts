import { DAY } from '../../domain/calendar/local-date.ts'
import { type Agenda, agendaOf } from '../../domain/check-in/agenda.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Context } from '../context.ts'

/** An agenda, and for each ticket on it what both sides saw happen since the last check-in. */
export interface AgendaContent {
  readonly agenda: Agenda
  /** Names of changes by ticket id, the latest last; a ticket nothing happened to has none. */
  readonly changes: ReadonlyMap<string, readonly string[]>
}

/** More tickets than this on one agenda are counted, not read. */
const MOST_TICKETS = 200
/** Those shown, with what changed. */
export const SHOWN = 10
const WEEK = 7 * DAY

/** Reads what the agenda of a check-in is made of. Nothing of one side alone comes into it. */
export async function agendaContent(context: Context, checkIn: CheckIn): Promise<AgendaContent> {
  const { tx, partnership, now } = context
  const { tickets } = await tx.tickets.list({
    ...{ partnershipId: partnership.id, reader: 'brand', filter: 'open', personId: '' },
    ...{ offset: 0, limit: MOST_TICKETS },
  })
  const shared = tickets.filter(({ audience }) => audience === 'both')
  const promises = await tx.promises.owed(partnership.id)
  const items = await tx.agenda.waiting(partnership.id)
  const until = new Date((checkIn.start ?? now).getTime() + WEEK)
  const obligations = await tx.obligations.ofTickets(shared.map(({ id }) => id))
  const agenda = agendaOf({ tickets: shared, obligations, promises, items }, now, until)
  const since = await lastHeldAt(context, checkIn)
  const changes = new Map<string, readonly string[]>()
  if (since)
    for (const ticket of agenda.tickets.slice(0, SHOWN))
      changes.set(ticket.id, await changesOf(context, ticket, since))
  return { agenda, changes }
}

async function lastHeldAt({ tx, partnership }: Context, checkIn: CheckIn): Promise<Date | null> {
  const past = await tx.checkIns.past(partnership.id, checkIn.week, MOST_TICKETS)
  return past.find(({ state, id }) => state === 'held' && id !== checkIn.id)?.start ?? null
}

/** Steps and other changes, not every word that was said; each once. */
async function changesOf({ tx }: Context, ticket: Ticket, since: Date): Promise<readonly string[]> {
  const rows = await tx.history.ofTicket(ticket.id, 'brand')
  const shared = rows.filter(({ audience, at }) => audience === 'both' && at > since)
  return [...new Set(shared.map(({ what }) => what))]
}
