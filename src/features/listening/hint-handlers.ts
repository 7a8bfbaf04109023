import { deliverAt } from '../../domain/escalation/quiet-hours.ts'
import { phraseOf, QUIET_DAYS } from '../../domain/listening/plan-proposal.ts'
import { settle } from '../../domain/listening/proposal.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { nextMidnight } from './local-days.ts'
import { findLive, proposalForm } from './proposal-handlers.ts'
import { showProposal } from './show-proposal.ts'
import { PROPOSAL_TIMER, phraseSubject } from './subjects.ts'

const NOTHING: InboundReply = { kind: 'none' }
const DAY_MS = 86_400_000

/** *Report it*: the form, which says who will read the answers. */
export async function reportHint(context: PersonContext, id: string): Promise<InboundReply> {
  return { kind: 'form', form: proposalForm(context, await findLive(context, id)) }
}

/** *Keep internal, remind me tomorrow*: at the first working hour of the writer's tomorrow. Nobody else hears of it. */
export async function keepHint(context: PersonContext, id: string): Promise<InboundReply> {
  const proposal = await findLive(context, id)
  const { tx, calendars, now, zone, person } = context
  const readerCalendar = calendars[person.side].withZone(zone)
  const remindAt = deliverAt({ at: nextMidnight(now, zone), readerCalendar, overridden: false })
  const kept = { ...proposal, state: 'kept' as const, settledBy: person.id }
  await tx.proposals.update(kept)
  await tx.timers.set(PROPOSAL_TIMER, proposal.id, remindAt)
  await showProposal(context, kept)
  return NOTHING
}

/** *Nothing here*: that phrase of that person is left alone for a month. */
export async function nothingHere(context: PersonContext, id: string): Promise<InboundReply> {
  const proposal = await findLive(context, id)
  const { tx, now, person, partnership } = context
  const until = new Date(now.getTime() + QUIET_DAYS * DAY_MS)
  for (const words of proposal.words.cues)
    await tx.listening.hush(partnership.id, phraseSubject(person.id, phraseOf(words)), until)
  const rejected = settle(proposal, 'rejected', person.id, now)
  await tx.proposals.update(rejected)
  await tx.timers.cancel(PROPOSAL_TIMER, proposal.id)
  await showProposal(context, rejected)
  return NOTHING
}
