import type { FormValues, IncomingEvent, IncomingMessage } from '../../chat/index.ts'
import type { Person } from '../../domain/partnership/partnership.ts'
import type { TicketFields, TicketKind } from '../../domain/ticket/fields.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { settleReported } from '../listening/settle-reported.ts'
import { fieldQuestions, form } from '../ticket/forms.ts'
import { fieldsFromText, readFields } from '../ticket/read-fields.ts'
import { toldLanguage } from '../told-language.ts'
import { filedReply, fileTicket, type Report } from './file-ticket.ts'

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

async function file(context: PersonContext, report: Omit<Report, 'audience'>): Promise<InboundReply> {
  const ticket = await fileTicket(context, { ...report, audience: context.audience })
  if (report.source) await settleReported(context, report.source.ref, ticket.id)
  return filedReply(context, ticket)
}
