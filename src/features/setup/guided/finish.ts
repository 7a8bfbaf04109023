import type { FormValues } from '../../../chat/index.ts'
import { type Partnership, type Person, SIDES, type Side } from '../../../domain/partnership/partnership.ts'
import { AppError, UserError } from '../../../errors.ts'
import type { InboundReply } from '../../../ports/index.ts'
import { proposeAgreement } from '../../agreement/propose-agreement.ts'
import { openContext, type PersonContext } from '../../context.ts'
import { asWritten } from '../as-written.ts'
import { confirmationName, confirmationOf } from '../public-days.ts'
import { planSetUp, setUndone, setUpPartnership } from '../set-up-partnership.ts'
import { dropDraft, type SetupDraft } from './draft.ts'
import type { SetupRequest } from './guided-setup.ts'
import { doneCard, sentenceCard, tellNamed } from './setup-cards.ts'
import { daysOf } from './summary.ts'
import { changedPartnership, freeId, newPartnership } from './to-partnership.ts'

/** Writes the new partnership as a file would, proposes the agreement, and tells those who were named. */
export async function finishNew(
  request: SetupRequest,
  draft: SetupDraft,
  values: FormValues,
): Promise<InboundReply> {
  const { deps, tx, event, origin } = request
  const { platform, channelId, language } = draft
  if (await tx.partnerships.ofChannel(platform, channelId)) throw new UserError('setup-channel-taken')
  const id = freeId(draft.name, await tx.partnerships.ids())
  const given = newPartnership(draft, id)
  const me = given.people.find(({ identities }) =>
    identities.some((one) => one.platform === platform && one.userId === event.actor.userId),
  )
  const by = me?.name ?? draft.candidates.find(({ key }) => key === event.actor.userId)?.name ?? ''
  await setUpPartnership(deps, tx, given, origin, me ?? null)
  await keepDaysAndProfiles(request, draft, given, SIDES)
  const context = await openContext(deps, tx, id, origin)
  if (!context) throw new AppError('partnership-gone', { id })
  const template = values.agreement === 'no' ? null : deps.agreementTemplate
  const proposal = template && (await proposeAgreement(context, template))
  await tellNamed(context, by, me ?? null)
  await dropDraft(tx, event.actor, channelId)
  const card = doneCard(deps.texts.in(language), given, me ?? null, proposal?.version ?? null)
  return { kind: 'card', card }
}

/** Writes what a liaison changed of the own side. What would leave open tickets behind is refused with their keys. */
export async function finishChange(
  request: SetupRequest,
  draft: SetupDraft,
  { person, partnership: stored, t }: PersonContext,
): Promise<InboundReply> {
  const { deps, tx, event, origin } = request
  if (person.side !== draft.side) throw new UserError('setup-begin-anew')
  const given = changedPartnership(draft, await asWritten(tx, stored))
  const { orphans } = await planSetUp(tx, given)
  if (orphans.length > 0) {
    const tickets = [...new Set(orphans.flatMap((orphan) => orphan.tickets))].join(', ')
    throw new UserError('setup-orphans', { tickets })
  }
  const plan = await setUpPartnership(deps, tx, given, origin, person)
  await keepDaysAndProfiles(request, draft, given, [draft.side])
  await dropDraft(tx, event.actor, draft.channelId)
  const text = plan.kind === 'unchanged' ? t('setup:unchanged') : t('setup:changed', { name: given.name })
  return { kind: 'card', card: sentenceCard(t, text) }
}

/** Lets go of the channels and accounts of a partnership in which nothing was reported yet. Its record stays. */
export async function undo({
  deps,
  tx,
  partnership,
  person,
  t,
  origin,
}: PersonContext): Promise<InboundReply> {
  for (const reader of SIDES) {
    const query = { partnershipId: partnership.id, reader, personId: person.id, filter: 'all' } as const
    const { total } = await tx.tickets.list({ ...query, offset: 0, limit: 1 })
    if (total > 0) throw new UserError('setup-undo-tickets')
  }
  const written = await asWritten(tx, partnership)
  const people = written.people.map((one): Person => ({ ...one, identities: [] }))
  await setUpPartnership(deps, tx, { ...written, channels: [], people }, origin, person)
  await setUndone(tx, partnership.id, true)
  return { kind: 'card', card: sentenceCard(t, t('setup:undone', { name: partnership.name }), 'normal') }
}

/** The days off that were shown count as confirmed; what profiles say is known from the start. */
async function keepDaysAndProfiles(
  { deps, tx }: SetupRequest,
  { candidates }: SetupDraft,
  partnership: Partnership,
  sides: readonly Side[],
): Promise<void> {
  for (const list of await daysOf(deps, partnership, sides))
    if (list.toConfirm)
      await tx.settings.set(confirmationName(partnership.id, list.side), confirmationOf(list))
  for (const person of partnership.people) {
    const profile = candidates.find(({ identity }) =>
      person.identities.some((one) => one.platform === identity?.platform && one.userId === identity.userId),
    )
    if (profile && (profile.zone !== null || profile.language !== null))
      await tx.partnerships.setProfile(partnership.id, person.id, profile)
  }
}
