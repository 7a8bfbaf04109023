import { decodeAction, type IncomingEvent } from '../chat/index.ts'
import { mayRead } from '../domain/partnership/partnership.ts'
import { UserError } from '../errors.ts'
import type { Tx } from '../ports/index.ts'
import { asPerson, openContext, type PersonContext } from './context.ts'
import type { FeatureDeps } from './deps.ts'
import { StrangerMet } from './strangers/meet-stranger.ts'

/**
 * Who acts, in which partnership and before whose eyes. Throws UserError when that cannot be told or is not allowed:
 * it fails closed. Nothing said to a stranger names a partnership or a person.
 */
export async function findActor(
  deps: FeatureDeps,
  tx: Tx,
  event: IncomingEvent,
  origin: string,
): Promise<PersonContext> {
  const { platform } = event.actor
  const { kind, channelId } = event.conversation
  const channel = kind === 'channel' ? await tx.partnerships.ofChannel(platform, channelId) : null
  if (kind === 'channel' && !channel) throw new UserError('channel-unknown')
  const memberships = await tx.partnerships.ofIdentity(event.actor)
  const wanted = channel?.partnershipId ?? partnershipOfAction(event)
  const mine = memberships.filter((membership) => wanted === null || membership.partnershipId === wanted)
  const [membership] = mine
  if (!membership && channel) throw new StrangerMet(channel.partnershipId, channel.audience)
  if (!membership) throw new UserError('person-unknown')
  if (mine.length > 1) throw new UserError('partnership-ambiguous')
  if (channel && partnershipOfAction(event) !== null && partnershipOfAction(event) !== channel.partnershipId)
    throw new UserError('ticket-not-found')

  const context = await openContext(deps, tx, membership.partnershipId, origin)
  const person = context?.partnership.people.find((candidate) => candidate.id === membership.personId)
  if (!context || !person) throw new UserError('person-unknown')
  const audience = channel?.audience ?? person.side
  if (!mayRead(person.side, audience)) throw new UserError('channel-not-yours')
  return asPerson(context, person, audience, { kind, platform, channelId })
}

function partnershipOfAction(event: IncomingEvent): string | null {
  return event.type === 'action' || event.type === 'form' ? decodeAction(event.action).partnershipId : null
}
