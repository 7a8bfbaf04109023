import type { IncomingMessage } from '../../chat/index.ts'
import type { Audience, Person, Side } from '../../domain/partnership/partnership.ts'
import { createChange, createDefect } from '../../domain/ticket/create-ticket.ts'
import type { TicketFields, TicketKind } from '../../domain/ticket/fields.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { keepFiles } from '../conversation/evidence-files.ts'
import { channelsOf } from '../outbox/enqueue.ts'
import { linkToTicket } from '../ticket/act-handlers.ts'
import { actorOf } from '../ticket/find-ticket.ts'
import { type Author, saveTicket } from '../ticket/save-ticket.ts'
import { showCards } from '../ticket/show-cards.ts'
import { filedCard } from './filed-card.ts'

/** What is reported: its fields, the side whose words they are, and the message they stand in. */
export interface Report {
  readonly kind: TicketKind
  readonly fields: TicketFields
  readonly raiser: Side
  /** Who reads the words where they stand: a defect of one side's own place is internal to it. */
  readonly audience: Audience
  readonly source: Pick<IncomingMessage, 'ref' | 'thread' | 'files' | 'postedAt'> | null
  /** Person id of the writer of the message; null when the person's own words are reported. */
  readonly writer: string | null
}

/** Makes the ticket of a report: the one way a ticket begins. `author` is null when Andon does it by itself. */
export async function fileTicket(
  context: PersonContext,
  { kind, fields, raiser, audience, source, writer }: Report,
  author: Author = context.person,
): Promise<Ticket> {
  const { tx, deps, partnership, now } = context
  const id = deps.newId()
  const written = earliest(source?.postedAt ?? now, now)
  const base = {
    id,
    raiser,
    filer: actorOf(context),
    writer: writer ?? undefined,
    fields,
    firstAwareness: written,
    now,
  }
  const key = async (prefix: 'D' | 'C' | 'F' | 'B') => tx.tickets.nextKey(partnership.id, prefix)
  const outcome =
    kind === 'change'
      ? createChange({ ...base, key: await key('C'), requestedAt: written })
      : createDefect({
          ...base,
          place:
            audience === 'both'
              ? { audience: 'both', key: await key('D'), disclosedAt: written }
              : { audience: 'internal', internalKey: await key(raiser === 'factory' ? 'F' : 'B') },
        })
  if (source) await linkSource(context, outcome.ticket.id, { raiser, audience, source })
  const ticket = await saveTicket(context, outcome, author, false)
  if (source && (await keepFiles(context, ticket, source, { by: writerOf(context, writer), audience })))
    await showCards(context, ticket)
  return ticket
}

const writerOf = ({ partnership, person }: PersonContext, writer: string | null): Person =>
  partnership.people.find(({ id }) => id === writer) ?? person

/** Where it was filed, for who does not see its card appear. */
export function filedReply(context: PersonContext, ticket: Ticket): InboundReply {
  const board = channelsOf(context, ticket.audience)
  const seen = board.some((place) => place.kind === 'channel' && place.channelId === context.place.channelId)
  return seen || board.length === 0 ? { kind: 'none' } : { kind: 'card', card: filedCard(context, ticket) }
}

/** A reply goes by its thread: there the card belongs, and there what is said becomes comments, unless it is another ticket's. */
async function linkSource(
  context: PersonContext,
  ticketId: string,
  {
    raiser,
    audience,
    source,
  }: Pick<Report, 'raiser' | 'audience'> & { source: NonNullable<Report['source']> },
): Promise<void> {
  const linked = {
    ticketId,
    audience,
    personId: null,
    side: raiser,
    postedAt: source.postedAt,
    deletedAt: null,
  }
  const root = source.thread && (await context.tx.messages.byRef(source.thread))
  await linkToTicket(context, { ...linked, ref: source.ref, role: root ? 'reply' : 'source' })
  if (source.thread && !root) {
    // Who wrote it, and when, is not known.
    await linkToTicket(context, { ...linked, ref: source.thread, role: 'thread', side: null })
  }
}

/** A platform's clock may run ahead of ours; nobody knew of a defect in the future. */
const earliest = (a: Date, b: Date): Date => (a < b ? a : b)
