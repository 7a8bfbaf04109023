import type { FormValues } from '../../chat/index.ts'
import { type PromiseTerms, promiseTerms } from '../../domain/listening/promise-terms.ts'
import { type Proposal, settle } from '../../domain/listening/proposal.ts'
import { zoneOf } from '../../domain/partnership/partnership.ts'
import {
  applyPromiseAct,
  createPromise,
  type PromiseAct,
  type TrackedPromise,
} from '../../domain/promise/promise.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import { keepPromise } from '../check-in/promises.ts'
import type { Context, PersonContext } from '../context.ts'
import { localDateTime, readLocalDateTime } from '../local-time.ts'
import { actorOf } from '../ticket/find-ticket.ts'
import { form } from '../ticket/forms.ts'
import type { Heard } from './hear.ts'
import { findProposal } from './proposal-handlers.ts'
import { showProposal } from './show-proposal.ts'

const NOTHING: InboundReply = { kind: 'none' }

/** An undertaking becomes a promise of the writer's side. The writer alone is told, and asked once for what is left open. */
export async function trackPromise(
  context: PersonContext,
  proposal: Proposal,
  heard: Heard,
  ticketId: string | null,
): Promise<void> {
  const { partnership, deps, tx } = context
  const { writer, message, finding, text } = heard
  const people = partnership.people.filter((person) => person.side === writer.side)
  const speaker = { id: writer.id, zone: zoneOf(partnership, writer) }
  const terms: PromiseTerms = promiseTerms(text, finding, speaker, people, message.postedAt)
  const made = createPromise({
    id: deps.newId(),
    partnershipId: partnership.id,
    side: writer.side,
    audience: heard.audience,
    origin: ticketId ? { kind: 'ticket', ticketId } : { kind: 'message', messageId: proposal.id },
    ...terms,
    text: text.trim(),
    madeAt: message.postedAt,
  })
  await tx.promises.insert(made.promise)
  // Told below, with the question for what is open.
  await keepPromise(context, made, false)
  const tracked = { ...proposal, promiseId: made.promise.id }
  await tx.proposals.update(tracked)
  await showProposal(context, tracked)
}

/** *Who and by when*: the form, with the writer as the first guess. */
export async function promiseForm(context: PersonContext, id: string): Promise<InboundReply> {
  const { promise } = await findPromise(context, id)
  const { t, partnership, person, zone } = context
  const people = partnership.people.filter((one) => one.side === person.side)
  const owner = {
    type: 'choice' as const,
    name: 'owner',
    label: t('listening:promise.owner'),
    hint: null,
    required: true,
    initial: promise.owner ?? person.id,
    options: people.slice(0, MOST_OPTIONS).map(({ id: value, name }) => ({ value, label: name })),
  }
  const due = {
    type: 'datetime' as const,
    name: 'due',
    label: t('listening:promise.due'),
    hint: t('listening:promise.due-hint'),
    required: true,
    initial: promise.due ? localDateTime(promise.due, zone) : null,
  }
  const action = { verb: 'promise-set', partnershipId: partnership.id, args: [id] }
  const words = {
    title: 'listening:promise.form',
    submit: 'listening:buttons.promise-save',
    intro: promise.text.slice(0, 300),
  }
  return { kind: 'form', form: form(t, action, words, [owner, due]) }
}

/** Slack's limit for the options of a choice. */
const MOST_OPTIONS = 100

export async function setPromise(
  context: PersonContext,
  id: string,
  values: FormValues,
): Promise<InboundReply> {
  const { proposal } = await findPromise(context, id)
  const owner = values.owner ?? ''
  const known = context.partnership.people.some(
    (person) => person.id === owner && person.side === context.person.side,
  )
  if (!known)
    throw new UserError('choice-unknown', {
      field: 'owner',
      found: owner.slice(0, 40),
      allowed: context.person.id,
    })
  await act(context, id, { act: 'assign', owner })
  await act(context, id, { act: 'set-due', due: readLocalDateTime(values.due ?? '', context.zone) })
  await confirm(context, proposal)
  return NOTHING
}

export async function promiseKept(context: PersonContext, id: string): Promise<InboundReply> {
  const { proposal } = await findPromise(context, id)
  await act(context, id, { act: 'keep' })
  await confirm(context, proposal)
  return NOTHING
}

/** *Not a promise*: it leaves the agenda, and counts as wrongly heard. */
export async function notAPromise(context: PersonContext, id: string): Promise<InboundReply> {
  const { proposal } = await findPromise(context, id)
  await act(context, id, { act: 'drop', reason: context.t('listening:promise.dropped') })
  await show(context, settle(proposal, 'rejected', context.person.id, context.now))
  return NOTHING
}

const confirm = (context: PersonContext, proposal: Proposal): Promise<void> =>
  show(context, { ...settle(proposal, 'created', context.person.id, context.now) })

async function show(context: Context, proposal: Proposal): Promise<void> {
  await context.tx.proposals.update(proposal)
  await showProposal(context, proposal)
}

async function findPromise(
  context: PersonContext,
  id: string,
): Promise<{ readonly proposal: Proposal; readonly promise: TrackedPromise }> {
  const proposal = await findProposal(context, id)
  const promise = proposal.promiseId ? await context.tx.promises.get(proposal.promiseId) : null
  if (!promise) throw new UserError('promise-not-found')
  return { proposal, promise }
}

async function act(context: PersonContext, id: string, doing: PromiseAct): Promise<void> {
  const { promise } = await findPromise(context, id)
  const outcome = applyPromiseAct(promise, doing, actorOf(context), context.now)
  await keepPromise(context, outcome, false)
}
