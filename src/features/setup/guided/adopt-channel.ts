import { encodeAction, type Form, type FormValues } from '../../../chat/index.ts'
import { languageOf, type Partnership, type Person } from '../../../domain/partnership/partnership.ts'
import { UserError } from '../../../errors.ts'
import type { DirectoryRoom, InboundReply } from '../../../ports/index.ts'
import { asWritten } from '../as-written.ts'
import { setUpPartnership } from '../set-up-partnership.ts'
import type { SetupRequest } from './guided-setup.ts'
import { sentenceCard } from './setup-cards.ts'

interface Adopter {
  readonly partnership: Partnership
  readonly person: Person
}

/**
 * A channel in which only people of one company sit can become their side's own channel of a partnership they are
 * liaison of. Null when there is no such partnership, or others sit there too.
 */
export async function adoptForm(request: SetupRequest, room: DirectoryRoom): Promise<Form | null> {
  const homes = new Set(room.members.map(({ identity }) => identity.workspaceId))
  const adopters = homes.size === 1 ? await adoptersOf(request) : []
  const [first] = adopters
  if (!first) return null
  const t = request.deps.texts.in(languageOf(first.partnership, first.person))
  const options = adopters.map(({ partnership, person }) => ({
    value: partnership.id,
    label: `${partnership.name} · ${partnership.sides[person.side].name}`,
  }))
  return {
    action: encodeAction({ verb: 'setup', partnershipId: '', args: ['adopt', room.channelId] }),
    title: t('setup:titles.adopt'),
    submit: t('setup:submit.adopt'),
    intro: t('setup:intro.adopt', { channel: room.name }),
    fields: [
      {
        ...{ type: 'choice', name: 'partnership', label: t('setup:fields.partnership'), hint: null },
        ...{ required: true, initial: first.partnership.id, options },
      },
    ],
  }
}

/** The answer: from now on what is reported in the channel is internal to the liaison's side. */
export async function adopt(
  request: SetupRequest,
  channelId: string,
  values: FormValues,
): Promise<InboundReply> {
  const { deps, tx, event, origin } = request
  const { platform } = event.actor
  const chosen = (await adoptersOf(request)).find(({ partnership }) => partnership.id === values.partnership)
  if (!chosen) throw new UserError('setup-begin-anew')
  if (await tx.partnerships.ofChannel(platform, channelId)) throw new UserError('setup-channel-taken')
  const { partnership, person } = chosen
  const written = await asWritten(tx, partnership)
  const channels = [...written.channels, { platform, channelId, audience: person.side }]
  await setUpPartnership(deps, tx, { ...written, channels }, origin, person)
  const t = deps.texts.in(languageOf(partnership, person))
  const params = { side: partnership.sides[person.side].name, name: partnership.name }
  return { kind: 'card', card: sentenceCard(t, t('setup:adopted', params)) }
}

async function adoptersOf({ tx, event }: SetupRequest): Promise<readonly Adopter[]> {
  const found: Adopter[] = []
  for (const { partnershipId, personId } of await tx.partnerships.ofIdentity(event.actor)) {
    const partnership = await tx.partnerships.get(partnershipId)
    const person = partnership?.people.find(({ id }) => id === personId)
    if (partnership && person?.roles.includes('liaison')) found.push({ partnership, person })
  }
  return found
}
