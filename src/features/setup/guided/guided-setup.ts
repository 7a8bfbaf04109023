import { type ActionId, decodeAction, type FormValues, type IncomingEvent } from '../../../chat/index.ts'
import { otherSide, type Partnership, SIDES } from '../../../domain/partnership/partnership.ts'
import { UserError } from '../../../errors.ts'
import type { InboundReply, Tx } from '../../../ports/index.ts'
import type { PersonContext } from '../../context.ts'
import type { FeatureDeps } from '../../deps.ts'
import { type DirectoryAnswer, DirectoryNeeded } from '../../directory-needed.ts'
import { findActor } from '../../find-actor.ts'
import { asWritten } from '../as-written.ts'
import { adopt, adoptForm } from './adopt-channel.ts'
import {
  answersOf,
  candidatesOf,
  keepDraft,
  NOTHING_ANSWERED,
  readDraft,
  type SetupDraft,
  withoutTheAbsent,
} from './draft.ts'
import { finishChange, finishNew, undo } from './finish.ts'
import {
  type Asking,
  companiesForm,
  peopleForm,
  STEPS,
  type Step,
  sideForm,
  summaryForm,
} from './questions.ts'
import { readAnswers } from './read-answers.ts'
import { daysOf, summaryOf } from './summary.ts'
import { changedPartnership, newPartnership } from './to-partnership.ts'

export interface SetupRequest {
  readonly deps: FeatureDeps
  readonly tx: Tx
  readonly event: IncomingEvent
  readonly origin: string
  /** What the platform told; null before it was asked. */
  readonly answer: DirectoryAnswer | null
}

/** The setup's own verb: its buttons and forms come here before anybody is looked for, as nobody may be known yet. */
const SETUP_VERB = 'setup'

/** `/andon setup`: in a channel nobody has set up, the questions of a new partnership; elsewhere a liaison's own side. */
export async function beginSetup(request: SetupRequest): Promise<InboundReply> {
  const { tx, event, deps, origin } = request
  const { kind, channelId } = event.conversation
  const mapping = kind === 'channel' ? await tx.partnerships.ofChannel(event.actor.platform, channelId) : null
  if (mapping || kind === 'dm') {
    if (kind === 'dm' && (await tx.partnerships.ofIdentity(event.actor)).length === 0)
      throw new UserError('setup-in-channel')
    return beginChange(request, await findActor(deps, tx, event, origin))
  }
  return beginNew(request)
}

/** A button or a submitted form of the setup. */
export async function continueSetup(request: SetupRequest, action: ActionId): Promise<InboundReply> {
  const { deps, tx, event, origin } = request
  const [step = '', channelId = ''] = action.args
  if (event.type !== 'form') {
    const context = await findActor(deps, tx, event, origin)
    if (step === 'begin') return beginChange(request, context)
    if (step === 'undo') return undo(liaisonOnly(context))
    throw new UserError('action-unknown', { found: action.verb })
  }
  if (step === 'adopt') return adopt(request, channelId, event.values)
  const draft = await readDraft(tx, event.actor, channelId)
  const known = STEPS.find((one) => one === step)
  if (!draft || !known || draft.partnershipId !== (action.partnershipId || null))
    throw new UserError('setup-begin-anew')
  return goOn(request, draft, known, event.values)
}

async function goOn(
  request: SetupRequest,
  draft: SetupDraft,
  step: Step,
  values: FormValues,
): Promise<InboundReply> {
  const { deps, tx, event, origin } = request
  if (step === 'summary') {
    if (draft.partnershipId === null) return finishNew(request, draft, values)
    return finishChange(request, draft, liaisonOnly(await findActor(deps, tx, event, origin)))
  }
  const asking = askingOf(deps, draft.language)
  const answered = readAnswers(asking, draft, step, values)
  if ('errors' in answered) return { kind: 'form-errors', errors: answered.errors }
  await keepDraft(tx, event.actor, answered.draft, deps.clock.now())
  return ask(request, answered.draft, following(step, answered.draft))
}

function following(step: Exclude<Step, 'summary'>, { partnershipId }: SetupDraft): Step {
  switch (step) {
    case 'companies':
      return 'people'
    case 'people':
      return 'own'
    case 'own':
      return partnershipId === null ? 'other' : 'summary'
    case 'other':
      return 'summary'
  }
}

async function ask({ deps, tx }: SetupRequest, draft: SetupDraft, step: Step): Promise<InboundReply> {
  const asking = askingOf(deps, draft.language)
  switch (step) {
    case 'companies':
      return { kind: 'form', form: companiesForm(asking, draft) }
    case 'people':
      return { kind: 'form', form: peopleForm(asking, draft) }
    case 'own':
    case 'other':
      return { kind: 'form', form: sideForm(asking, draft, step) }
    case 'summary': {
      const before = draft.partnershipId === null ? null : await tx.partnerships.get(draft.partnershipId)
      const partnership = before ? changedPartnership(draft, before) : newPartnership(draft, 'new')
      const days = await daysOf(deps, partnership, before ? [draft.side] : SIDES)
      const template = before === null && deps.agreementTemplate !== null
      const summary = summaryOf(asking, partnership, days)
      return { kind: 'form', form: summaryForm(asking, draft, summary, template) }
    }
  }
}

const askingOf = ({ texts }: FeatureDeps, language: string): Asking => ({
  ...{ t: texts.in(language), language, spoken: [...texts.languages] },
})

async function beginNew(request: SetupRequest): Promise<InboundReply> {
  const { deps, tx, event, answer } = request
  const { actor, conversation } = event
  const { channelId } = conversation
  const { platform } = actor
  if (!answer) throw new DirectoryNeeded({ about: 'room', platform, channelId })
  const { room } = answer
  if (!room) throw new UserError(TROUBLE[answer.trouble ?? 'none'])
  const candidates = candidatesOf(room, null, actor, [...deps.texts.languages])
  const own = await adoptForm(request, room)
  if (own) return { kind: 'form', form: own }
  const me = candidates.find(({ key }) => key === actor.userId)
  const home = me?.identity?.workspaceId ?? actor.workspaceId
  const athome = ({ identity }: (typeof candidates)[number]) => identity?.workspaceId === home
  const keys = (mine: boolean) => candidates.filter((one) => athome(one) === mine).map(({ key }) => key)
  const nameOf = (id: string | null) => (id === null ? '' : (room.companies[id] ?? ''))
  const other = candidates.find((one) => !athome(one))?.identity?.workspaceId ?? null
  const fresh: SetupDraft = {
    ...{ partnershipId: null, platform, channelId, side: 'brand', name: room.name },
    ...{ language: me?.language ?? 'en', candidates },
    sides: {
      brand: { ...NOTHING_ANSWERED, name: nameOf(home), people: keys(true) },
      factory: { ...NOTHING_ANSWERED, name: nameOf(other), people: keys(false) },
    },
  }
  const before = await readDraft(tx, actor, channelId)
  const resumed = before?.partnershipId === null ? withoutTheAbsent({ ...before, candidates }) : fresh
  await keepDraft(tx, actor, resumed, deps.clock.now())
  return ask(request, resumed, 'companies')
}

const TROUBLE = {
  none: 'setup-no-directory',
  refused: 'setup-not-invited',
  slow: 'setup-slow',
} as const

/** A liaison's own side, as it is now. The other company's liaisons answer for theirs. */
async function beginChange(request: SetupRequest, context: PersonContext): Promise<InboundReply> {
  const { deps, tx, event, answer } = request
  const { person, language } = liaisonOnly(context)
  const { platform } = event.actor
  const partnership = await asWritten(tx, context.partnership)
  const shared = partnership.channels.find((one) => one.platform === platform && one.audience === 'both')
  const looksUp = deps.platforms.some((one) => one.platform === platform && one.directory)
  if (!answer && shared && looksUp)
    throw new DirectoryNeeded({ about: 'room', platform, channelId: shared.channelId })
  const candidates = candidatesOf(answer?.room ?? null, partnership, event.actor, [...deps.texts.languages])
  const offered = candidates.filter((one) => !isOfOther(partnership, one.personId, person.side))
  const draft: SetupDraft = {
    ...{ partnershipId: partnership.id, platform, channelId: event.conversation.channelId },
    ...{ side: person.side, name: partnership.name, language, candidates: offered },
    sides: {
      ...{ brand: NOTHING_ANSWERED, factory: NOTHING_ANSWERED },
      [person.side]: answersOf(partnership, person.side, candidates),
    },
  }
  await keepDraft(tx, event.actor, draft, deps.clock.now())
  return ask(request, draft, 'companies')
}

const isOfOther = ({ people }: Partnership, id: string | null, side: 'brand' | 'factory'): boolean =>
  people.some((one) => one.id === id && one.side === otherSide(side))

/** Only a liaison changes a partnership; the others are told who that is on their side. */
function liaisonOnly(context: PersonContext): PersonContext {
  const { person, partnership } = context
  if (person.roles.includes('liaison')) return context
  const names = partnership.people
    .filter(({ side, roles }) => side === person.side && roles.includes('liaison'))
    .map(({ name }) => name)
  throw new UserError(names.length > 0 ? 'setup-not-liaison' : 'setup-no-liaison', {
    names: names.join(', '),
  })
}

/** True for a button or form of the setup. */
export const isSetupAction = (event: IncomingEvent): boolean =>
  (event.type === 'action' || event.type === 'form') && decodeAction(event.action).verb === SETUP_VERB
