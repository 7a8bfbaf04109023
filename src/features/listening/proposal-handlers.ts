import type { FormValues } from '../../chat/index.ts'
import { canUndo, type Proposal, settle, sourceOf } from '../../domain/listening/proposal.ts'
import { mayRead } from '../../domain/partnership/partnership.ts'
import { undoFiling } from '../../domain/ticket/endings.ts'
import type { TicketFields } from '../../domain/ticket/fields.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { filedReply, fileTicket } from '../report/file-ticket.ts'
import { fieldQuestions, form } from '../ticket/forms.ts'
import { readFields } from '../ticket/read-fields.ts'
import { saveTicket } from '../ticket/save-ticket.ts'
import { toldLanguage } from '../told-language.ts'
import { joinTo, linkFurther } from './join-ticket.ts'
import { showProposal } from './show-proposal.ts'

const NOTHING: InboundReply = { kind: 'none' }

/** A proposal with the words a ticket can be made of. */
export type Live = Proposal & { readonly words: NonNullable<Proposal['words']> }

/**
 * The proposal a button belongs to. One the person may not know of and one that does not exist give the same
 * `proposal-not-found`; one that is settled, or whose words were forgotten, gives `proposal-settled`.
 */
export async function findProposal(context: PersonContext, id: string): Promise<Proposal> {
  const proposal = UUID.test(id) ? await context.tx.proposals.get(id) : null
  const isTheirs =
    proposal?.partnershipId === context.partnership.id &&
    mayRead(context.person.side, proposal.audience) &&
    (isPublic(proposal) || proposal.personId === context.person.id)
  if (!proposal || !isTheirs) throw new UserError('proposal-not-found')
  return proposal
}

/** The same, still waiting for somebody. */
export async function findLive(context: PersonContext, id: string): Promise<Live> {
  const proposal = await findProposal(context, id)
  const { words } = proposal
  if (!words || (proposal.state !== 'open' && proposal.state !== 'kept'))
    throw new UserError('proposal-settled')
  return { ...proposal, words }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const isPublic = ({ way }: Proposal): boolean => way === 'draft' || way === 'auto'

/** *Create*: as it stands. A change from one side's own place asks first, because both sides will read it. */
export async function create(context: PersonContext, id: string): Promise<InboundReply> {
  const proposal = await findLive(context, id)
  if (proposal.signal === 'change' && proposal.audience !== 'both') return edit(context, id)
  return createFrom(context, proposal, proposal.words.fields)
}

/** *Edit*: the form, filled with what was found. The words are asked for only from those whose side wrote them. */
export async function edit(context: PersonContext, id: string): Promise<InboundReply> {
  const proposal = await findLive(context, id)
  return { kind: 'form', form: proposalForm(context, proposal) }
}

/** What is asked before a ticket is made of a message. */
export function proposalForm(context: PersonContext, proposal: Live) {
  const { t, partnership, person } = context
  const kind = proposal.signal === 'change' ? 'change' : 'defect'
  const open = kind === 'change' || proposal.audience === 'both'
  const verb = proposal.way === 'question' ? 'hint-report' : 'proposal-edit'
  return form(
    t,
    { verb, partnershipId: partnership.id, args: [proposal.id] },
    {
      title: `ticket:form-titles.report-${kind}`,
      submit: 'ticket:buttons.create',
      intro: open
        ? t('ticket:intro.both-read')
        : t('ticket:intro.own-read', { side: partnership.sides[proposal.side].name }),
    },
    fieldQuestions(t, kind, proposal.words.fields, person.side === proposal.side),
  )
}

/** A submitted *Edit* or *Report it*. */
export async function createAsEdited(
  context: PersonContext,
  id: string,
  values: FormValues,
): Promise<InboundReply> {
  const proposal = await findLive(context, id)
  const before = proposal.words.fields
  const fields = readFields(values, before, toldLanguage(context, context.language))
  const facts = proposal.signal === 'change' ? pick(before, fields) : fields
  return createFrom(context, proposal, facts)
}

/** A change is asked for fewer facts; what was found beside them stays. */
const pick = (
  before: TicketFields,
  { title, text, language, partNumber, lots }: TicketFields,
): TicketFields => ({
  ...before,
  ...{ title, text, language, partNumber, lots },
})

async function createFrom(
  context: PersonContext,
  proposal: Live,
  fields: TicketFields,
): Promise<InboundReply> {
  const { tx, now, person } = context
  if (proposal.audience !== 'both' && person.side !== proposal.side) throw new UserError('proposal-not-found')
  const ticket = await fileTicket(context, {
    kind: proposal.signal === 'change' ? 'change' : 'defect',
    fields,
    raiser: proposal.side,
    audience: proposal.audience,
    source: sourceOf(proposal, proposal.words),
    writer: proposal.personId,
  })
  await linkFurther(context, ticket.id, proposal.words.further, proposal.audience)
  const created = settle(proposal, 'created', person.id, now, { ticketId: ticket.id })
  await tx.proposals.update(created)
  await showProposal(context, created)
  return filedReply(context, ticket)
}

/** *Join*: the message is one more word about a ticket, or about an earlier message. */
export async function join(context: PersonContext, id: string): Promise<InboundReply> {
  const proposal = await findLive(context, id)
  const ticketId = await joinTo(context, proposal)
  const joined = settle(
    proposal,
    'joined',
    context.person.id,
    context.now,
    ticketId === null ? {} : { ticketId },
  )
  await context.tx.proposals.update(joined)
  await showProposal(context, joined)
  return NOTHING
}

/** *Not a ticket*: said by the side that wrote it; the other side may still report the message itself. */
export async function reject(context: PersonContext, id: string): Promise<InboundReply> {
  const proposal = await findLive(context, id)
  const { person } = context
  if (person.side !== proposal.side) throw new UserError('proposal-not-yours', { side: proposal.side })
  const rejected = settle(proposal, 'rejected', person.id, context.now)
  await context.tx.proposals.update(rejected)
  await showProposal(context, rejected)
  return NOTHING
}

/** *Undo*: what Andon filed by itself is taken back, within ten minutes and while nobody has done anything with it. */
export async function undo(context: PersonContext, id: string): Promise<InboundReply> {
  const proposal = await findProposal(context, id)
  const { tx, now, person } = context
  const ticket = proposal.ticketId ? await tx.tickets.get(proposal.ticketId) : null
  if (person.side !== proposal.side) throw new UserError('proposal-not-yours', { side: proposal.side })
  const steps = Object.keys(ticket?.milestones ?? {}).filter(
    (step) => step !== 'disclosed' && step !== 'requested',
  )
  if (ticket?.status !== 'open' || steps.length > 0 || !canUndo(proposal, now))
    throw new UserError('undo-over', { key: ticket?.key ?? ticket?.internalKey ?? '' })
  await saveTicket(context, undoFiling(ticket), person, true)
  const undone = settle(proposal, 'undone', person.id, now, { ticketId: ticket.id })
  await tx.proposals.update(undone)
  await showProposal(context, undone)
  return NOTHING
}
