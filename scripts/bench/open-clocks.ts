import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Obligation } from '../../src/domain/obligation/obligation.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { OBLIGATION_TIMER } from '../../src/features/clocks/timer-name.ts'
import type { Store } from '../../src/ports/index.ts'
import type { Bot } from './bot.ts'
import { defectForm } from './events.ts'

const AT_ONCE = 50

export interface Pattern {
  readonly ticket: Ticket
  readonly obligation: Obligation
}

/**
 * A safety defect as Andon makes one, and its first clock: quiet hours do not hold its notices back. The clock has nothing
 * left to do but the miss and the first rung, which keeps a million of them small.
 */
export async function makePattern({ app, store }: Bot, partnershipId: string): Promise<Pattern> {
  await app.inbound.handle(defectForm(partnershipId, 'safety'))
  return store.transaction(async (tx) => {
    const ticket = await tx.tickets.byKey(partnershipId, 'D-1')
    const clocks = ticket ? await tx.obligations.ofTicket(ticket.id) : []
    const obligation = clocks.find(({ rule }) => rule.id === 'acknowledge')
    if (!ticket || !obligation) throw new Error('the ticket has no such clock')
    const short = { ...obligation, ladder: obligation.ladder.slice(0, 1), pending: atDue(obligation) }
    await tx.obligations.save([short])
    return { ticket, obligation: short }
  })
}

/**
 * Fills the tables with open clocks, their timers and their jobs, due from an hour to thirty days from now. The rows are
 * copies of one that Andon wrote; the tickets they belong to are left out, as nothing reads them while they rest.
 */
export async function addRestingClocks(pool: pg.Pool, count: number, { obligation }: Pattern): Promise<void> {
  const columns = async (table: string, without: readonly string[]) => {
    const { rows } = await pool.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0
       AND NOT attisdropped AND attgenerated = '' AND attname <> ALL($2)`,
      [table, without],
    )
    return rows.map(({ name }) => name).join(', ')
  }
  const rest = await columns('obligation', ['id', 'position', 'ticket_id', 'due'])
  const job = await columns('pgboss.job', ['id', 'data', 'start_after', 'keep_until'])
  await pool.query(
    `CREATE TABLE resting AS SELECT gen_random_uuid() AS id, gen_random_uuid() AS token,
       date_trunc('milliseconds', now() + interval '1 hour' + random() * interval '30 days') AS due
     FROM generate_series(1, ${count})`,
  )
  const obligations = pool.query(
    `INSERT INTO obligation (id, ticket_id, due, ${rest}) SELECT r.id, gen_random_uuid(), r.due, ${rest
      .split(', ')
      .map((name) => `o.${name}`)
      .join(', ')} FROM resting r, obligation o WHERE o.id = '${obligation.id}'`,
  )
  const timers = pool.query(
    `INSERT INTO timer (kind, subject, due_at, token) SELECT '${OBLIGATION_TIMER}', id::text, due, token FROM resting`,
  )
  const jobs = pool.query(
    `INSERT INTO pgboss.job (id, data, start_after, keep_until, ${job})
     SELECT gen_random_uuid(), jsonb_build_object('kind', '${OBLIGATION_TIMER}', 'subject', r.id, 'token', r.token, 'at', r.due),
       r.due, r.due + interval '30 days', ${job
         .split(', ')
         .map((name) => `j.${name}`)
         .join(', ')}
     FROM resting r, (SELECT * FROM pgboss.job WHERE data->>'subject' = '${obligation.id}' LIMIT 1) j`,
  )
  await Promise.all([obligations, timers, jobs])
  await pool.query('DROP TABLE resting')
  // What autovacuum does a minute later.
  for (const table of ['obligation', 'timer', 'pgboss.job']) await pool.query(`VACUUM ANALYZE ${table}`)
}

/** Tickets with one clock each, due at these instants, shared out over the partnerships. */
export async function addDueClocks(
  store: Store,
  partnerships: readonly string[],
  dues: readonly Date[],
  pattern: Pattern,
): Promise<Map<string, Date>> {
  const dueOf = new Map<string, Date>()
  for (let from = 0; from < dues.length; from += AT_ONCE) {
    await store.transaction(async (tx) => {
      for (const [index, due] of dues.slice(from, from + AT_ONCE).entries()) {
        const partnershipId = partnerships[(from + index) % partnerships.length] ?? ''
        const ticket = { ...pattern.ticket, id: randomUUID(), partnershipId, key: `D-${1000 + from + index}` }
        const obligation = dueAt(pattern.obligation, { partnershipId, ticketId: ticket.id, due })
        await tx.tickets.insert(ticket)
        await tx.obligations.save([obligation])
        await tx.timers.set(OBLIGATION_TIMER, obligation.id, due)
        dueOf.set(obligation.id, due)
      }
    })
  }
  return dueOf
}

const atDue = ({ pending, due }: Obligation) =>
  pending.filter((step) => step.kind !== 'warn' && step.at.getTime() === due.getTime())

/** The same clock with another due instant. */
function dueAt(
  pattern: Obligation,
  changes: Pick<Obligation, 'partnershipId' | 'ticketId' | 'due'>,
): Obligation {
  const pending = atDue(pattern).map((step) => ({ ...step, at: changes.due }))
  return { ...pattern, ...changes, id: randomUUID(), pending }
}
