import type { IncomingEvent } from '../../chat/index.ts'
import {
  channelIdOf,
  conversationOf,
  identityOf,
  instantOf,
  type TeamsActivity,
  tenantOf,
} from './activity.ts'

type EventOf<Type extends IncomingEvent['type']> = IncomingEvent & { readonly type: Type }

/**
 * Andon was let into a channel or chat; null when it was somebody else, or a person's own installation. A team says it
 * for its first channel only: other channels are met when somebody first mentions Andon there.
 */
export function translateJoining(activity: TeamsActivity, now: Date): EventOf<'joined'> | null {
  const { membersAdded = [], recipient, type, action } = activity
  const added =
    type === 'conversationUpdate'
      ? membersAdded.some(({ id }) => id === recipient?.id)
      : type === 'installationUpdate' && action === 'add'
  const conversation = conversationOf(activity)
  if (!added || conversation.kind === 'dm' || conversation.channelId === '') return null
  const at = instantOf(activity, now)
  return {
    type: 'joined',
    eventKey: `${channelIdOf(activity)}:joined:${activity.id ?? at.toISOString()}`,
    actor: identityOf(activity.from, tenantOf(activity)),
    conversation,
    at,
  }
}

/** How the person reads, as their client says with everything they do; null when it says nothing. */
export function translateProfile(activity: TeamsActivity, now: Date): EventOf<'profile-changed'> | null {
  const client = activity.entities?.find(({ type }) => type === 'clientInfo')
  const language = activity.locale ?? client?.locale ?? null
  const zone = activity.localTimezone ?? client?.timezone ?? null
  const actor = identityOf(activity.from, tenantOf(activity))
  if ((language === null && zone === null) || actor.userId === '') return null
  return {
    type: 'profile-changed',
    eventKey: `profile:${actor.userId}:${zone ?? ''}:${language ?? ''}:${now.toISOString().slice(0, 10)}`,
    actor,
    conversation: { kind: 'dm', channelId: actor.userId },
    at: now,
    language,
    zone,
  }
}
