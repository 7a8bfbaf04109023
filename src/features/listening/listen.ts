import type { IncomingEvent, IncomingMessage } from '../../chat/index.ts'
import { phraseOf, phrasesOf, planProposal } from '../../domain/listening/plan-proposal.ts'
import type { Proposal, Traits, Way } from '../../domain/listening/proposal.ts'
import { proposedFacts } from '../../domain/listening/proposed-facts.ts'
import { traitsOfFinding } from '../../domain/listening/same-issue.ts'
import type { InboundReply, Tx } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { findActor } from '../find-actor.ts'
import { fieldsFromText } from '../ticket/read-fields.ts'
import { fileAutomatically } from './file-automatically.ts'
import { joinFollowUp, likeOf } from './find-like.ts'
import { type Heard, hear } from './hear.ts'
import { nextMidnight } from './local-days.ts'
import { notePhrases, phrasesHeard } from './note-phrases.ts'
import { trackPromise } from './promise-handlers.ts'
import { showProposal } from './show-proposal.ts'
import { askedSubject, deletedSubject, everyHintOf, phraseSubject } from './subjects.ts'

const NOTHING: InboundReply = { kind: 'none' }

type MessageEvent = IncomingEvent & { readonly type: 'message' }

/**
 * Reads a message that belongs to no ticket, and proposes what should come of it. A message without a signal leaves
 * nothing here; nor does one Andon cannot place. Never answers: what is said goes through the outbox.
 */
export async function listen(
  deps: FeatureDeps,
  tx: Tx,
  event: MessageEvent,
  origin: string,
): Promise<InboundReply> {
  if (event.conversation.kind !== 'channel') return NOTHING
  const heard = await hear(deps, tx, event.message, null)
  if (!heard || !(await saysSomething(tx, heard))) return NOTHING
  const context = await findActor(deps, tx, event, origin)
  await notePhrases(context, heard)
  await propose(context, heard, null)
  return NOTHING
}

/** The same in the thread of a ticket, where the message is a comment already. */
export async function listenInTicket(context: PersonContext, message: IncomingMessage): Promise<void> {
  const linked = await context.tx.messages.byRef(message.ref)
  const ticket = linked && (await context.tx.tickets.get(linked.ticketId))
  const heard = ticket && (await hear(context.deps, context.tx, message, ticket.kind))
  if (!heard) return
  await notePhrases(context, heard)
  await propose(context, heard, ticket.id)
}

/** Most messages end here, before the partnership's lock is taken. */
const saysSomething = async (tx: Tx, heard: Heard): Promise<boolean> =>
  heard.finding.signal !== 'none' || (await phrasesHeard(tx, heard)).length > 0

async function propose(context: PersonContext, heard: Heard, ticketId: string | null): Promise<void> {
  const { tx, partnership, now } = context
  const { finding, message } = heard
  if (finding.signal === 'none' || (await isOver(context, message))) return
  const kind = finding.signal === 'change' ? 'change' : 'defect'
  const isIssue = finding.signal === 'defect' || finding.signal === 'change'
  const traits = isIssue ? traitsOfFinding(finding, kind, heard.text) : null
  if (traits && ticketId === null && (await joinFollowUp(context, heard, kind))) return
  const like = traits && ticketId === null ? await likeOf(context, heard, traits) : null
  const person = heard.writer.id
  const phrases = finding.signal === 'soft' ? phrasesOf(finding) : []
  const subjects = [askedSubject(person), ...phrases.map((phrase) => phraseSubject(person, phrase))]
  const hushed = await tx.listening.hushed(partnership.id, subjects, now)
  const everyHint = (await tx.settings.get(everyHintOf(partnership.id, person))) === 'yes'
  const way = planProposal({
    finding,
    mode: heard.mode,
    inTicket: ticketId !== null,
    isRepeat: like !== null,
    askedToday: !everyHint && hushed.has(askedSubject(person)),
    quietPhrases: new Set(phrases.filter((phrase) => hushed.has(phraseSubject(person, phrase)))),
  })
  if (way === null) return
  await carryOut(context, { ...newProposal(context, heard, way, traits), like }, heard, ticketId)
}

async function carryOut(
  context: PersonContext,
  proposal: Proposal,
  heard: Heard,
  ticketId: string | null,
): Promise<void> {
  await context.tx.proposals.insert(proposal)
  switch (proposal.way) {
    case 'auto':
      return fileAutomatically(context, proposal)
    case 'promise':
      return trackPromise(context, proposal, heard, ticketId)
    case 'question':
      await context.tx.listening.hush(
        context.partnership.id,
        askedSubject(heard.writer.id),
        endOfDay(context),
      )
      return showProposal(context, proposal)
    case 'draft':
    case 'note':
      return showProposal(context, proposal)
  }
}

/** Read before, or deleted before it could be: redelivered, told by both installations, or late. */
async function isOver({ tx, partnership, now }: PersonContext, { ref }: IncomingMessage): Promise<boolean> {
  if ((await tx.proposals.byRef(ref)) !== null) return true
  const deleted = deletedSubject(ref)
  return (await tx.listening.hushed(partnership.id, [deleted], now)).has(deleted)
}

function newProposal(context: PersonContext, heard: Heard, way: Way, traits: Traits | null): Proposal {
  const { finding, message, writer, text } = heard
  const signal = finding.signal === 'none' ? 'defect' : finding.signal
  return {
    id: context.deps.newId(),
    partnershipId: context.partnership.id,
    ref: message.ref,
    threadId: message.thread?.messageId ?? null,
    audience: heard.audience,
    personId: writer.id,
    side: writer.side,
    signal,
    lang: finding.lang,
    confidence: finding.confidence,
    rules: [...new Set(finding.why.map(({ rule }) => rule))],
    way,
    state: 'open',
    postedAt: message.postedAt,
    proposedAt: context.now,
    asked: 1,
    settledAt: null,
    settledBy: null,
    ticketId: null,
    promiseId: null,
    like: null,
    traits,
    words: {
      files: message.files,
      fields: { ...fieldsFromText(text, () => finding.lang), ...proposedFacts(finding) },
      cues: [...new Map(finding.why.map(({ words }) => [phraseOf(words), words])).values()],
      further: [],
    },
  }
}

/** Until when the writer is not asked again: their own midnight. */
const endOfDay = ({ now, zone }: PersonContext): Date => nextMidnight(now, zone)
