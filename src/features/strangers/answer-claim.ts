import type { IncomingEvent } from '../../chat/index.ts'
import { languageOf, type Platform } from '../../domain/partnership/partnership.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import { openContext, type PersonContext } from '../context.ts'
import { enqueue, privateTarget } from '../outbox/enqueue.ts'
import { sentenceCard } from '../setup/guided/setup-cards.ts'
import { answering, takeIn } from './meet-stranger.ts'
import { waitingCard, welcomeCard } from './stranger-cards.ts'
import { dropStranger, keepStranger, readStranger, type StrangerDraft } from './stranger-draft.ts'

/** A press of one of a known person's buttons about strangers. `handle` does what a newcomer had said before. */
export async function pressedSide(
  context: PersonContext,
  [what, platform = '', userId = '']: readonly string[],
  handle: (event: IncomingEvent) => Promise<InboundReply>,
): Promise<InboundReply> {
  switch (what) {
    case 'confirm':
      return confirm(context, platform as Platform, userId)
    case 'refuse':
      return refuse(context, platform as Platform, userId)
    case 'go-on':
      return goOn(context, handle)
    case 'drop':
      return drop(context)
    default:
      // Who claims a side has one already.
      return { kind: 'none' }
  }
}

async function claimed(context: PersonContext, platform: Platform, userId: string): Promise<StrangerDraft> {
  const { tx, partnership, person } = context
  const draft = await readStranger(tx, partnership.id, { platform, userId })
  if (draft?.claimed !== person.side) throw new UserError('stranger-settled')
  if (!answering(partnership, person.side).some(({ id }) => id === person.id))
    throw new UserError('stranger-not-liaison')
  return draft
}

async function confirm(context: PersonContext, platform: Platform, userId: string): Promise<InboundReply> {
  const { deps, tx, partnership, person, origin, t, now } = context
  const draft = await claimed(context, platform, userId)
  const newcomer = await takeIn(context, draft, person.side, person)
  const { waiting } = draft
  if (waiting.length > 0) await keepStranger(tx, partnership.id, { ...draft, claimed: null }, now)
  else await dropStranger(tx, partnership.id, draft)
  const after = await openContext(deps, tx, partnership.id, origin)
  const target = after && privateTarget(deps, newcomer)
  if (after && target) {
    const known = after.partnership.people.find(({ id }) => id === newcomer.id) ?? newcomer
    const theirs = deps.texts.in(languageOf(after.partnership, known))
    const card = welcomeCard(theirs, after.partnership, person.side, waiting.length)
    await enqueue(after, { audience: person.side, target, variants: { [person.side]: card } })
  }
  const params = { name: draft.name, side: partnership.sides[person.side].name }
  return { kind: 'card', card: sentenceCard(t, t('strangers:confirmed', params)) }
}

async function refuse(context: PersonContext, platform: Platform, userId: string): Promise<InboundReply> {
  const { tx, partnership, person, t, now } = context
  const draft = await claimed(context, platform, userId)
  const refusedBy = [...draft.refusedBy, person.side]
  await keepStranger(tx, partnership.id, { ...draft, claimed: null, refusedBy }, now)
  const params = { name: draft.name, side: partnership.sides[person.side].name }
  return { kind: 'card', card: sentenceCard(t, t('strangers:refused', params), 'normal') }
}

/** Does the first of what waits, as if it were said now; its own time stays. */
async function goOn(
  context: PersonContext,
  handle: (event: IncomingEvent) => Promise<InboundReply>,
): Promise<InboundReply> {
  const { tx, partnership, t, now } = context
  const draft = await own(context)
  const [first, ...waiting] = draft?.waiting ?? []
  if (!draft || !first) return { kind: 'card', card: waitingCard(t, partnership.id, 0) }
  if (waiting.length > 0) await keepStranger(tx, partnership.id, { ...draft, waiting }, now)
  else await dropStranger(tx, partnership.id, draft)
  const reply = await handle(first)
  return reply.kind === 'none'
    ? { kind: 'card', card: waitingCard(t, partnership.id, waiting.length) }
    : reply
}

async function drop(context: PersonContext): Promise<InboundReply> {
  const draft = await own(context)
  if (draft) await dropStranger(context.tx, context.partnership.id, draft)
  return { kind: 'card', card: waitingCard(context.t, context.partnership.id, 0) }
}

async function own({ tx, partnership, person }: PersonContext): Promise<StrangerDraft | null> {
  for (const identity of person.identities) {
    const draft = await readStranger(tx, partnership.id, identity)
    if (draft) return draft
  }
  return null
}
