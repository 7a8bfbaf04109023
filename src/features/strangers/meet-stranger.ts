import { decodeAction, type IncomingEvent } from '../../chat/index.ts'
import { spokenTag } from '../../domain/language/spoken-tag.ts'
import {
  type Audience,
  type Partnership,
  type Person,
  SIDES,
  type Side,
} from '../../domain/partnership/partnership.ts'
import { proposeSide } from '../../domain/partnership/propose-side.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply, Tx } from '../../ports/index.ts'
import { type Context, openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { type DirectoryAnswer, DirectoryNeeded } from '../directory-needed.ts'
import { enqueue, privateTarget } from '../outbox/enqueue.ts'
import { asWritten } from '../setup/as-written.ts'
import { sentenceCard } from '../setup/guided/setup-cards.ts'
import { setUpPartnership } from '../setup/set-up-partnership.ts'
import { sideOfWorkspace } from './side-of-workspace.ts'
import { askCard, claimCard, SIDE_VERB } from './stranger-cards.ts'
import { keepStranger, readStranger, type StrangerDraft } from './stranger-draft.ts'

/** Somebody the partnership does not name did something in one of its channels. To everybody else a plain refusal. */
export class StrangerMet extends UserError {
  readonly partnershipId: string
  readonly audience: Audience
  constructor(partnershipId: string, audience: Audience) {
    super('person-unknown')
    this.partnershipId = partnershipId
    this.audience = audience
  }
}

export interface Meeting {
  readonly deps: FeatureDeps
  readonly tx: Tx
  readonly event: IncomingEvent
  readonly origin: string
  readonly answer: DirectoryAnswer | null
}

/** How much of what a stranger says is kept; more than this is no misunderstanding any more. */
const MOST_WAITING = 20

/**
 * Who is at home in a workspace where only one side's people are belongs to that side: they are taken in, and null says
 * that the event can go on. Everybody else is asked for their company, and what they said waits. In a side's own channel
 * nobody is asked: who sits there by mistake must not choose a side.
 */
export async function meetStranger(meeting: Meeting, met: StrangerMet): Promise<InboundReply | null> {
  const { deps, tx, event, origin, answer } = meeting
  const looksUp = deps.platforms.some(
    ({ platform, directory }) => directory && platform === event.actor.platform,
  )
  if (!answer && looksUp) throw new DirectoryNeeded({ about: 'person', identity: event.actor })
  const context = await openContext(deps, tx, met.partnershipId, origin)
  if (!context) throw met
  const draft = (await readStranger(tx, met.partnershipId, event.actor)) ?? draftOf(meeting)
  const side = await sideOfWorkspace(tx, context.partnership, { ...draft.identity, workspaceId: draft.home })
  if (side && (met.audience === 'both' || met.audience === side)) {
    await takeIn(context, draft, side, null)
    return null
  }
  if (met.audience !== 'both' || draft.refusedBy.length === SIDES.length) throw met
  const claim = claimOf(event)
  return claim ? claimSide(context, draft, claim) : askForSide(context, event, draft)
}

function draftOf({ deps, event, answer }: Meeting): StrangerDraft {
  const person = answer?.person ?? null
  const spoken = [...deps.texts.languages]
  const stated = person?.language ? spokenTag(person.language, spoken) : null
  const told = deps.platforms.some(
    ({ platform, directory }) => directory && platform === event.actor.platform,
  )
  return {
    identity: { ...event.actor, workspaceId: null },
    // An event may carry the workspace it came through instead of the one somebody is at home in.
    home: person?.identity.workspaceId ?? (told ? null : event.actor.workspaceId),
    name: person?.name ?? event.actor.userId,
    zone: person?.zone ?? null,
    language: stated,
    claimed: null,
    refusedBy: [],
    waiting: [],
  }
}

/** Their own language, else the one of where they are. */
function languageFor({ texts }: FeatureDeps, { zone, language }: StrangerDraft): string {
  return language ?? proposeSide([{ zone, language }], [...texts.languages]).language ?? 'en'
}

const claimOf = (event: IncomingEvent): Side | null => {
  if (event.type !== 'action') return null
  const { verb, args } = decodeAction(event.action)
  const [what, side] = args
  return verb === SIDE_VERB && what === 'claim' ? (SIDES.find((one) => one === side) ?? null) : null
}

async function askForSide(
  { deps, tx, partnership, now }: Context,
  event: IncomingEvent,
  draft: StrangerDraft,
): Promise<InboundReply> {
  const t = deps.texts.in(languageFor(deps, draft))
  const first = draft.waiting.length === 0 && draft.claimed === null
  const words = ['command', 'mention', 'message', 'shortcut', 'form'].includes(event.type)
  const waiting = words && draft.waiting.length < MOST_WAITING ? [...draft.waiting, event] : draft.waiting
  await keepStranger(tx, partnership.id, { ...draft, waiting }, now)
  // Who goes on talking is not asked after every sentence.
  if (event.type === 'message' && !first) return { kind: 'none' }
  if (draft.claimed === null) return { kind: 'card', card: askCard(t, partnership, draft) }
  const side = partnership.sides[draft.claimed].name
  return { kind: 'card', card: sentenceCard(t, t('strangers:waits', { side }), 'normal') }
}

async function claimSide(context: Context, draft: StrangerDraft, side: Side): Promise<InboundReply> {
  const { deps, tx, partnership, now } = context
  const t = deps.texts.in(languageFor(deps, draft))
  if (draft.refusedBy.includes(side)) throw new UserError('person-unknown')
  if (draft.claimed !== side) {
    const claimed = { ...draft, claimed: side }
    await keepStranger(tx, partnership.id, claimed, now)
    for (const person of answering(partnership, side)) await tellClaim(context, claimed, person)
  }
  const params = { side: partnership.sides[side].name }
  return { kind: 'card', card: sentenceCard(t, t('strangers:waits', params), 'normal') }
}

/** A side's liaisons; where it has none, everybody who holds a role. */
export function answering({ people }: Partnership, side: Side): readonly Person[] {
  const own = people.filter((person) => person.side === side && person.roles.length > 0)
  const liaisons = own.filter(({ roles }) => roles.includes('liaison'))
  return liaisons.length > 0 ? liaisons : own
}

async function tellClaim(context: Context, draft: StrangerDraft, person: Person): Promise<void> {
  const { deps, partnership } = context
  const target = privateTarget(deps, person)
  if (!target) return
  const t = deps.texts.in(person.language ?? partnership.sides[person.side].language)
  const card = claimCard(t, partnership, draft, person.side)
  await enqueue(context, { audience: person.side, target, variants: { [person.side]: card } })
}

/** Makes a stranger one of a side's people, without a role. `by` confirmed it; null when their workspace says it. */
export async function takeIn(
  { deps, tx, partnership, origin }: Context,
  { identity, name, zone, language }: StrangerDraft,
  side: Side,
  by: Person | null,
): Promise<Person> {
  const written = await asWritten(tx, partnership)
  const id = freeId(identity.userId, partnership)
  const person: Person = {
    ...{ id, side, name, email: null, roles: [], zone: null, language: null, identities: [identity] },
  }
  await setUpPartnership(deps, tx, { ...written, people: [...written.people, person] }, origin, by)
  if (zone !== null || language !== null)
    await tx.partnerships.setProfile(partnership.id, id, { zone, language })
  return person
}

function freeId(userId: string, { people }: Partnership): string {
  const plain = userId
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  const id = plain.slice(0, 40) || 'somebody'
  return people.some((person) => person.id === id) ? `${id.slice(0, 37)}-2` : id
}
