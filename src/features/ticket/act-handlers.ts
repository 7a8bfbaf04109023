import type { FormValues } from '../../chat/index.ts'
import type { TicketAct, TicketActName } from '../../domain/ticket/acts.ts'
import { applyAct } from '../../domain/ticket/apply-act.ts'
import { linkMessage } from '../../domain/ticket/first-awareness.ts'
import { mayDo } from '../../domain/ticket/permissions.ts'
import { stateRefusal } from '../../domain/ticket/state-refusal.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply, TicketMessage } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { actForm } from './act-form.ts'
import { boardOf } from './board.ts'
import { buildAct } from './build-act.ts'
import { doneCard, personalCard } from './done-card.ts'
import { actorOf, type FoundTicket, findTicket } from './find-ticket.ts'
import { saveTicket } from './save-ticket.ts'

/** Where typed words go when an act takes words: the name of the form's question. */
const WORDS_OF: Partial<Record<TicketActName, string>> = {
  acknowledge: 'stepText',
  contained: 'stepText',
  'root-cause-shared': 'stepText',
  corrected: 'stepText',
  implemented: 'stepText',
  verified: 'stepText',
  closed: 'stepText',
  assess: 'stepText',
  reject: 'reason',
  'contest-rejection': 'reason',
  withdraw: 'reason',
  reopen: 'reason',
  refuse: 'reason',
  comment: 'comment',
  duplicate: 'key',
}

/** Typed: `/ticket D-12 contained text…`. Without the words an act needs, its form opens. */
export async function typedAct(
  context: PersonContext,
  key: string,
  name: TicketActName,
  text: string,
): Promise<InboundReply> {
  const found = await findTicket(context, key)
  refuseEarly(context, found, name, await agreementOf(context))
  if (name === 'approve') return readFirst(context, found)
  const question = WORDS_OF[name]
  const questions = actForm(context, found, name, text)
  if (questions && (text === '' || !question)) return { kind: 'form', form: questions }
  return perform(context, found, name, question ? { [question]: text } : {}, null)
}

/** An approval is of what the approver has been shown: a typed one gets the content with the button that names it. */
async function readFirst(context: PersonContext, { ticket }: FoundTicket): Promise<InboundReply> {
  const card = await personalCard(context, ticket.id)
  if (!card) return { kind: 'none' }
  const note = { type: 'note' as const, text: context.t('ticket:read-then-approve') }
  return { kind: 'card', card: { ...card, elements: [note, ...card.elements] } }
}

/** A press of a button: done at once, or the questions it takes first. */
export async function pressedAct(
  context: PersonContext,
  key: string,
  name: TicketActName,
  contentHash: string | null,
): Promise<InboundReply> {
  const found = await findTicket(context, key)
  refuseEarly(context, found, name, await agreementOf(context))
  // A button that does not name the content, in a private message about a clock, has not shown it either.
  if (name === 'approve' && contentHash === null) return readFirst(context, found)
  const questions = actForm(context, found, name, '')
  return questions ? { kind: 'form', form: questions } : perform(context, found, name, {}, contentHash)
}

/** A submitted form. */
export async function submittedAct(
  context: PersonContext,
  key: string,
  name: TicketActName,
  values: FormValues,
): Promise<InboundReply> {
  return perform(context, await findTicket(context, key), name, values, null)
}

async function perform(
  context: PersonContext,
  found: FoundTicket,
  name: TicketActName,
  values: FormValues,
  pressedHash: string | null,
): Promise<InboundReply> {
  const shownHash =
    pressedHash ?? (await boardOf(context, found.ticket)).forSide(context.person.side).contentHash
  const act = await buildAct(context, found, name, values, shownHash)
  await doAct(context, found, act)
  return doneCard(context, found.ticket.id, act)
}

/** Does one act and everything it brings about, in the open transaction. */
export async function doAct(context: PersonContext, { ticket }: FoundTicket, act: TicketAct): Promise<void> {
  const { tx, partnership, deps, now } = context
  const agreement = await agreementOf(context)
  const needsKey = act.act === 'disclose' && mayDo(act, ticket, actorOf(context), agreement).ok
  const outcome = applyAct(ticket, act, actorOf(context), now, {
    agreement,
    hash: deps.hash,
    disclosedKey: needsKey ? await tx.tickets.nextKey(partnership.id, 'D') : null,
    duplicateOf: act.act === 'duplicate' ? await tx.tickets.get(act.of) : null,
  })
  await saveTicket(context, outcome, context.person, true)
}

/** Links a message of the thread or of the report; an earlier one of the raiser's side moves first awareness. */
export async function linkToTicket(context: PersonContext, message: TicketMessage): Promise<void> {
  await context.tx.messages.link(message)
  const ticket = await context.tx.tickets.get(message.ticketId)
  if (!ticket || message.side === null) return
  const outcome = linkMessage(ticket, {
    side: message.side,
    audience: message.audience,
    postedAt: message.postedAt,
  })
  if (outcome.records.length > 0) await saveTicket(context, outcome, context.person, true)
}

/** Nobody should fill in a form for something they may not do. */
function refuseEarly(
  context: PersonContext,
  { ticket }: FoundTicket,
  name: TicketActName,
  agreement: Parameters<typeof mayDo>[3],
): void {
  const verdict = mayDo(name, ticket, actorOf(context), agreement)
  if (!verdict.ok) throw new UserError(verdict.code, verdict.params)
  const refusal = stateRefusal(name, ticket, actorOf(context))
  if (refusal) throw new UserError(refusal.code, refusal.params)
}

const agreementOf = async ({ tx, partnership }: PersonContext) =>
  (await tx.agreements.inForce(partnership.id))?.agreement ?? null
