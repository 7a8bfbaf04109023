import { messageJson } from './message-json.ts'
import type { Happening } from './methods/method.ts'
import {
  type Channel,
  channelType,
  type Installation,
  isShared,
  type Json,
  scopeFamily,
  type World,
} from './world.ts'

/** An event and the installation it is told to. */
export interface Told {
  readonly installation: Installation
  readonly event: Json
}

/** Which events an app is told about a happening, as its manifest and its scopes allow. */
export function createEvents(world: World) {
  const { manifest, bothInstalled = 'once' } = world.specification
  const subscribed = (name: string) =>
    manifest.settings?.event_subscriptions?.bot_events?.includes(name) ?? false
  const may = (installation: Installation, name: string, scope: string | null) =>
    installation.state === 'active' && subscribed(name) && (scope === null || installation.scopes.has(scope))

  /** The installations whose bots are in the channel. With `once`, the one that came last stands for all. */
  const audience = (channel: Channel, name: string, scope: string | null): Installation[] => {
    const all = world.installations.filter(
      (one) => channel.members.includes(one.botUserId) && may(one, name, scope),
    )
    return bothInstalled === 'once' ? all.slice(-1) : all
  }
  const messageEvent = (channel: Channel, of: (installation: Installation) => Json): Told[] => {
    const type = channelType(channel)
    const plural = type === 'im' ? 'im' : `${type}s`
    return audience(channel, `message.${plural}`, `${scopeFamily(channel)}:history`).map((installation) => ({
      installation,
      event: { type: 'message', ...of(installation), channel: channel.id, channel_type: type },
    }))
  }

  const posted = (channel: Channel, ts: string): Told[] => {
    const message = world.messageOf(channel.id, ts)
    if (!message) return []
    const plain = messageEvent(channel, (one) => ({ ...messageJson(world, one, message), event_ts: ts }))
    const mentioned =
      channel.person !== null
        ? []
        : world.installations.filter((one) => message.text.includes(`<@${one.botUserId}>`))
    const told = mentioned.length > 0 ? audience(channel, 'app_mention', 'app_mentions:read') : []
    const mentions = told
      .filter((one) => bothInstalled === 'once' || mentioned.includes(one))
      .map((installation) => ({
        installation,
        event: {
          ...messageJson(world, installation, message),
          type: 'app_mention',
          channel: channel.id,
          event_ts: ts,
        },
      }))
    return [...plain, ...mentions]
  }

  return {
    of: (happening: Happening): Told[] => {
      const channel = world.channelOf(happening.channelId)
      const { ts } = happening
      const event_ts = world.newTs()
      switch (happening.kind) {
        case 'posted':
          return posted(channel, ts)
        case 'changed': {
          const message = world.messageOf(channel.id, ts)
          return message
            ? messageEvent(channel, (one) => ({
                subtype: 'message_changed',
                message: messageJson(world, one, message),
                previous_message: happening.before,
                hidden: true,
                ts: event_ts,
                event_ts,
              }))
            : []
        }
        case 'deleted':
          return messageEvent(channel, (one) => ({
            ...(happening.hasReplies ? tombstone(ts) : { subtype: 'message_deleted', deleted_ts: ts }),
            previous_message: messageJson(world, one, happening.message),
            hidden: true,
            ts: event_ts,
            event_ts,
          }))
      }
    },
    /** Something in a channel that is not a message: reactions, joins, archiving. */
    inChannel: (channel: Channel, name: string, scope: string | null, event: Json): Told[] =>
      audience(channel, name, scope).map((installation) => ({
        installation,
        event: { type: name, ...event },
      })),
    /** Something between one installation and its workspace or one person. */
    toInstallation: (installation: Installation, name: string, scope: string | null, event: Json): Told[] =>
      may(installation, name, scope) ? [{ installation, event: { type: name, ...event } }] : [],
    /** The envelope around an event. */
    envelope: ({ installation, event }: Told): Json => {
      const channel = world.channels.get(channelIdOf(event) ?? '')
      const team = channel && isShared(channel) ? channel.workspaces[0] : installation.workspace.id
      return {
        token: world.verificationToken,
        team_id: team,
        context_team_id: installation.workspace.id,
        context_enterprise_id: null,
        api_app_id: world.appId,
        event,
        type: 'event_callback',
        event_id: world.newId('Ev'),
        event_time: Math.floor(world.clock().getTime() / 1000),
        authorizations: [
          {
            enterprise_id: null,
            team_id: installation.workspace.id,
            user_id: installation.botUserId,
            is_bot: true,
            is_enterprise_install: false,
          },
        ],
        is_ext_shared_channel: channel ? isShared(channel) : false,
        event_context: world.newId('4-'),
      }
    },
  }
}

export type Events = ReturnType<typeof createEvents>

/** Under a deleted message with replies Slack leaves a stone, and tells of a change instead of a deletion. */
const tombstone = (ts: string): Json => ({
  subtype: 'message_changed',
  message: {
    type: 'message',
    subtype: 'tombstone',
    text: 'This message was deleted.',
    user: 'USLACKBOT',
    hidden: true,
    ts,
    thread_ts: ts,
  },
})

function channelIdOf(event: Json): string | null {
  if (typeof event.channel === 'string') return event.channel
  const item = event.item as { channel?: string } | undefined
  return item?.channel ?? null
}
