import { SIDES, type Side } from '../domain/partnership/partnership.ts'
import type { Ticket } from '../domain/ticket/ticket.ts'
import type { TicketQuery, Tx } from '../ports/index.ts'
import type { Command } from './command.ts'
import { localText } from './instants.ts'
import { oneOf } from './parse-arguments.ts'
import { pickPartnerships } from './pick-partnership.ts'
import { textTable } from './text-width.ts'

const STATES = ['open', 'overdue', 'all'] as const
const PAGE = 200

/** `andon tickets`: every ticket with its title, internal ones of both sides too. The operator of the host reads everything. */
export const tickets: Command = {
  name: 'tickets',
  needs: 'database',
  positionals: [],
  options: {
    state: { type: 'text', value: 'state' },
    partnership: { type: 'text', value: 'partnership' },
    json: { type: 'flag' },
  },
  async run(args, { io, t, language }, { features }) {
    const filter = oneOf(args, 'state', STATES) ?? 'open'
    const found = await features.store.transaction(async (tx) => {
      const ids = await pickPartnerships(tx, args)
      const lists = await Promise.all(ids.map((id) => allTickets(tx, id, filter)))
      return lists.flat()
    })
    if (args.flag('json')) {
      io.out(`${JSON.stringify(found.map(asJson), null, 2)}\n`)
      return 0
    }
    if (found.length === 0) {
      io.out(`${t('cli:tickets.none')}\n`)
      return 0
    }
    const heading = ['partnership', 'key', 'readers', 'status', 'reported', 'title']
    const rows = found.map((ticket) => [
      ticket.partnershipId,
      keyOf(ticket),
      t(`cli:tickets.readers.${ticket.audience}`),
      t(`cli:tickets.status.${ticket.status}`),
      `${localText(ticket.reportedAt, 'UTC', language)} UTC`,
      ticket.fields.title,
    ])
    io.out(`${textTable([heading.map((name) => t(`cli:tickets.column.${name}`)), ...rows])}\n`)
    return 0
  },
}

/** What either side may read, each ticket once, newest first. */
async function allTickets(tx: Tx, partnershipId: string, filter: TicketQuery['filter']): Promise<Ticket[]> {
  const found = new Map<string, Ticket>()
  for (const reader of SIDES)
    for (const ticket of await ofReader(tx, partnershipId, reader, filter)) found.set(ticket.id, ticket)
  return [...found.values()].sort((a, b) => b.reportedAt.getTime() - a.reportedAt.getTime())
}

async function ofReader(tx: Tx, partnershipId: string, reader: Side, filter: TicketQuery['filter']) {
  const found: Ticket[] = []
  for (;;) {
    const query = { partnershipId, reader, filter, personId: '', offset: found.length, limit: PAGE }
    const { tickets: page, total } = await tx.tickets.list(query)
    found.push(...page)
    if (page.length === 0 || found.length >= total) return found
  }
}

const keyOf = (ticket: Ticket): string => ticket.key ?? ticket.internalKey ?? ticket.id

const asJson = (ticket: Ticket) => ({
  partnership: ticket.partnershipId,
  key: keyOf(ticket),
  kind: ticket.kind,
  audience: ticket.audience,
  raisedBy: ticket.raiser,
  status: ticket.status,
  class: ticket.fields.class,
  severity: ticket.fields.severity,
  title: ticket.fields.title,
  reportedAt: ticket.reportedAt,
})
