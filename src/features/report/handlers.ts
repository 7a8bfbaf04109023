import type { FormValues, IncomingEvent, IncomingMessage } from '../../chat/index.ts'
import type { Person, Side } from '../../domain/partnership/partnership.ts'
import { createChange, createDefect } from '../../domain/ticket/create-ticket.ts'
import type { TicketFields, TicketKind } from '../../domain/ticket/fields.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { keepFiles } from '../conversation/evidence-files.ts'
import { channelsOf } from '../outbox/enqueue.ts'
import { linkToTicket } from '../ticket/act-handlers.ts'
import { actorOf } from '../ticket/find-ticket.ts'
import { fieldQuestions, form } from '../ticket/forms.ts'
import { fieldsFromText, readFields } from '../ticket/read-fields.ts'
import { saveTicket } from '../ticket/save-ticket.ts'
import { showCards } from '../ticket/show-cards.ts'
import { toldLanguage } from '../told-language.ts'
import { filedCard } from './filed-card.ts'

/** What is reported: its fields, the side whose words they are, and the message they stand in. */
interface Report {
  readonly kind: TicketKind
  readonly fields: TicketFields
  readonly raiser: Side
  readonly source: IncomingMessage | null
  /** Person id of the writer of the message; null when the person's own words are reported. */
  readonly writer: string | null
}

/** `/defect …`, `/change …` or a mention. Without words the form opens; a change told in private asks before both read it. */
export async function report(
  context: PersonContext,
  kind: TicketKind,
  text: string,
  source: IncomingMessage | null,
): Promise<InboundReply> {
  const fields = text.trim() === '' ? null : fieldsFromText(text, toldLanguage(context, context.language))
  const needsConsent = kind === 'change' && context.audience !== 'both'
  if (!fields || needsConsent) return { kind: 'form', form: reportForm(context, kind, fields) }
  return file(context, { kind, fields, raiser: context.person.side, source, writer: null })
}

/** A submitted report form. */
export async function submittedReport(
  context: PersonContext,
  kind: TicketKind,
  values: FormValues,
): Promise<InboundReply> {
  const fields = readFields(values, null, toldLanguage(context, context.language))
  return file(context, { kind, fields, raiser: context.person.side, source: null, writer: null })
}

/** A message action or emoji on somebody's message. The raiser is the side that wrote it, whoever pressed. */
export async function reportMessage(
  context: PersonContext,
  name: (IncomingEvent & { type: 'shortcut' })['name'],
  message: IncomingMessage,
): Promise<InboundReply> {
  const linked = await context.tx.messages.byRef(message.ref)
  if (linked) throw new UserError('message-reported-already')
  if (name === 'keep-internal' && context.audience === 'both') throw new UserError('already-read-by-both')
  const kind: TicketKind = name === 'request-change' ? 'change' : 'defect'
  const author = await authorOf(context, message)
  const raiser = author.side
  const fields = fieldsFromText(
    message.text,
    toldLanguage(context, context.partnership.sides[raiser].language),
  )
  if (kind === 'change' && context.audience !== 'both')
    return { kind: 'form', form: reportForm(context, kind, fields) }
  return file(context, { kind, fields, raiser, source: message, writer: author.id })
}

function reportForm(context: PersonContext, kind: TicketKind, fields: TicketFields | null) {
  const { t, partnership, audience } = context
  const open = kind === 'change' || audience === 'both'
  const intro = open
    ? t('ticket:intro.both-read')
    : t('ticket:intro.own-read', { side: partnership.sides[context.person.side].name })
  return form(
    t,
    { verb: 'report', partnershipId: partnership.id, args: [kind] },
    { title: `ticket:form-titles.report-${kind}`, submit: 'ticket:buttons.create', intro },
    fieldQuestions(t, kind, fields, true),
  )
}

async function authorOf(context: PersonContext, message: IncomingMessage): Promise<Person> {
  const authors = await context.tx.partnerships.ofIdentity(message.author)
  const mine = authors.find((author) => author.partnershipId === context.partnership.id)
  const author = context.partnership.people.find((person) => person.id === mine?.personId)
  if (!author) throw new UserError('author-unknown')
  return author
}

async function file(
  context: PersonContext,
  { kind, fields, raiser, source, writer }: Report,
): Promise<InboundReply> {
  const { tx, deps, partnership, now, audience } = context
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
  const shared = audience === 'both'
  const outcome =
    kind === 'change'
      ? createChange({ ...base, key: await key('C'), requestedAt: written })
      : createDefect({
          ...base,
          place: shared
            ? { audience: 'both', key: await key('D'), disclosedAt: written }
            : { audience: 'internal', internalKey: await key(raiser === 'factory' ? 'F' : 'B') },
        })
  if (source) await linkSource(context, outcome.ticket.id, raiser, source)
  const ticket = await saveTicket(context, outcome, context.person, false)
  if (source && (await keepFiles(context, ticket, source, { by: writerOf(context, writer), audience })))
    await showCards(context, ticket)
  const board = channelsOf(context, ticket.audience)
  const seen = board.some((place) => place.kind === 'channel' && place.channelId === context.place.channelId)
  return seen || board.length === 0 ? { kind: 'none' } : { kind: 'card', card: filedCard(context, ticket) }
}

const writerOf = ({ partnership, person }: PersonContext, writer: string | null): Person =>
  partnership.people.find(({ id }) => id === writer) ?? person

/** A reply goes by its thread: there the card belongs, and there what is said becomes comments, unless it is another ticket's. */
async function linkSource(
  context: PersonContext,
  ticketId: string,
  raiser: Side,
  source: IncomingMessage,
): Promise<void> {
  const linked = {
    ticketId,
    audience: context.audience,
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
