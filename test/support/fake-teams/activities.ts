import type { Json, Message, Place, World } from './world.ts'

const BOT_NAME = 'Andon'

interface ActivityParts {
  readonly world: World
  readonly clientId: string
  /** Base of the connectors. */
  readonly base: () => string
}

/** Activities as Teams writes them. */
export function createActivities({ world, clientId, base }: ActivityParts) {
  const botId = `28:${clientId}`

  const about = (userId: string, place: Place, root: string | null): Json => {
    const user = world.user(userId)
    const at = world.clock()
    const channel = place.kind === 'channel' && !place.personal
    return {
      channelId: 'msteams',
      serviceUrl: `${base()}/${place.region}`,
      timestamp: at.toISOString(),
      localTimestamp: at.toISOString().replace('Z', '+00:00'),
      ...(user.timezone ? { localTimezone: user.timezone } : {}),
      ...(user.locale ? { locale: user.locale } : {}),
      from: { id: world.teamsId(userId), name: user.name, aadObjectId: userId },
      recipient: { id: botId, name: BOT_NAME },
      conversation: {
        id: channel && root ? `${place.id};messageid=${root}` : place.id,
        conversationType: place.personal ? 'personal' : place.kind === 'channel' ? 'channel' : 'groupChat',
        tenantId: place.tenant,
        ...(place.personal ? {} : { isGroup: true }),
      },
      channelData: {
        tenant: { id: place.tenant },
        ...(channel ? { channel: { id: place.id }, team: { id: `team-of-${place.id}` } } : {}),
      },
    }
  }

  /** `@Andon` becomes the mention; what a person types is escaped as Teams escapes it. */
  const written = (text: string): Json => {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const mention = `<at>${BOT_NAME}</at>`
    if (!text.includes(`@${BOT_NAME}`)) return { text: escaped, textFormat: 'plain' }
    return {
      text: escaped.replaceAll(`@${BOT_NAME}`, mention).replaceAll(`${mention} `, `${mention}&nbsp;`),
      textFormat: 'plain',
      entities: [{ type: 'mention', text: mention, mentioned: { id: botId, name: BOT_NAME } }],
    }
  }

  return {
    botId,
    mentionsBot: (text: string) => text.includes(`@${BOT_NAME}`),
    message: (userId: string, place: Place, message: Message, more: Json = {}): Json => ({
      ...about(userId, place, message.root),
      type: 'message',
      id: message.id,
      ...written(message.text),
      ...more,
    }),
    changed: (userId: string, place: Place, message: Message, type: string, eventType: string): Json => {
      const base = about(userId, place, message.root) as { channelData: Json }
      const words = type === 'messageDelete' ? {} : written(message.text)
      return { ...base, ...words, type, id: message.id, channelData: { ...base.channelData, eventType } }
    },
    invoke: (
      userId: string,
      place: Place,
      name: string,
      { value, message }: { readonly value: Json; readonly message: Message | null },
    ): Json => ({
      ...about(userId, place, message?.root ?? null),
      type: 'invoke',
      id: `f:${world.newId()}`,
      name,
      value,
      ...(message ? { replyToId: message.id } : {}),
    }),
    joined: (userId: string, place: Place): Json => ({
      ...about(userId, place, null),
      type: 'conversationUpdate',
      id: `f:${world.newId()}`,
      membersAdded: [{ id: botId }],
    }),
    installed: (userId: string, place: Place, action: 'add' | 'remove'): Json => ({
      ...about(userId, place, null),
      type: 'installationUpdate',
      id: `f:${world.newId()}`,
      action,
    }),
  }
}

export type Activities = ReturnType<typeof createActivities>
