import { createHmac } from 'node:crypto'
import type { Block } from './block-kit/blocks.ts'
import { Refusal } from './refusal.ts'
import type { ChannelSpec, Specification, UserSpec, WorkspaceSpec } from './specification.ts'

export type Json = Record<string, unknown>

export interface Installation {
  readonly workspace: WorkspaceSpec
  readonly botUserId: string
  readonly botId: string
  token: string
  scopes: ReadonlySet<string>
  state: 'active' | 'revoked' | 'deactivated'
}

export interface Channel extends ChannelSpec {
  /** The person of a direct conversation with the bot; null for a channel. */
  readonly person: string | null
  members: string[]
  archived: boolean
}

export interface StoredMessage {
  readonly ts: string
  readonly channelId: string
  /** Person or bot user. */
  readonly userId: string
  readonly teamId: string
  readonly threadTs: string | null
  readonly botId: string | null
  readonly clientMsgId: string | null
  readonly files: readonly Json[]
  text: string
  blocks: Block[]
  metadata: Json | null
  edited: { user: string; ts: string } | null
  reactions: { name: string; users: string[] }[]
}

/** The state of this Slack and the questions every part of it asks. */
export function createWorld(specification: Specification) {
  const { clock } = specification
  let micros = 0
  let ids = 0
  const users = new Map<string, UserSpec>(specification.users.map((user) => [user.id, user]))
  const workspaces = new Map(specification.workspaces.map((one) => [one.id, one]))
  const installations: Installation[] = []
  const channels = new Map<string, Channel>()
  const messages: StoredMessage[] = []
  const scopes = new Set(specification.manifest.oauth_config?.scopes?.bot ?? [])

  const install = (workspaceId: string): Installation => {
    const workspace = found(workspaces.get(workspaceId), workspaceId)
    const known = installations.find((one) => one.workspace.id === workspaceId)
    const token = `xoxb-${workspaceId.toLowerCase()}-${++ids}`
    if (known) return Object.assign(known, { token, scopes, state: 'active' as const })
    const suffix = workspaceId.slice(1)
    const botUserId = `U0BOT${suffix}`
    const bot = { id: botUserId, workspace: workspaceId, name: 'andon', realName: 'Andon', isBot: true }
    users.set(botUserId, bot)
    const installation = {
      workspace,
      botUserId,
      botId: `B0BOT${suffix}`,
      token,
      scopes,
      state: 'active' as const,
    }
    installations.push(installation)
    return installation
  }
  for (const one of specification.workspaces) if (one.installed !== false) install(one.id)
  for (const one of specification.channels) {
    const bots = installations.filter(({ workspace }) => (one.bots ?? one.workspaces).includes(workspace.id))
    const members = [
      ...one.members,
      ...bots.filter((bot) => one.workspaces.includes(bot.workspace.id)).map((bot) => bot.botUserId),
    ]
    channels.set(one.id, { ...one, person: null, members, archived: one.archived ?? false })
  }

  const tombstones = new Set<string>()

  const userOf = (id: string) => found(users.get(id), id)

  return {
    specification,
    clock,
    users,
    workspaces,
    installations,
    channels,
    messages,
    /** `channel/ts` of deleted messages whose threads live on. */
    tombstones,
    appId: 'A0ANDON',
    verificationToken: 'verification-token-of-the-fake',
    install,
    newId: (prefix: string) => `${prefix}0${(++ids).toString(36).toUpperCase().padStart(8, '0')}`,
    /** A Slack timestamp, unique and growing however little time passes. */
    newTs: () => {
      micros = Math.max(clock().getTime() * 1000, micros + 1)
      return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`
    },
    userOf,
    channelOf: (id: string) => found(channels.get(id), id),
    /** The channel as this installation can see it. Throws `channel_not_found`. */
    visibleChannel: (installation: Installation, id: unknown): Channel => {
      const channel = channels.get(String(id))
      const reachable =
        channel &&
        (channel.person === null
          ? channel.workspaces.includes(installation.workspace.id) &&
            (!channel.isPrivate || channel.members.includes(installation.botUserId))
          : channel.members.includes(installation.botUserId))
      if (!channel || !reachable) throw new Refusal('channel_not_found')
      return channel
    },
    messageOf: (channelId: string, ts: unknown): StoredMessage | undefined =>
      messages.find((one) => one.channelId === channelId && one.ts === ts),
    /** Takes a message away; what is told of it afterwards comes along. */
    removeMessage: (message: StoredMessage) => {
      const hasReplies = messages.some(
        (one) => one.channelId === message.channelId && one.threadTs === message.ts && one !== message,
      )
      if (hasReplies) tombstones.add(`${message.channelId}/${message.ts}`)
      messages.splice(messages.indexOf(message), 1)
      return { channelId: message.channelId, ts: message.ts, message, hasReplies }
    },
    installationOf: (workspaceId: string): Installation | undefined =>
      installations.find((one) => one.workspace.id === workspaceId && one.state === 'active'),
    isForeign: (installation: Installation, userId: string) =>
      users.get(userId)?.workspace !== installation.workspace.id,
    /** The conversation of a person with the bot of an installation, opened when there is none yet. */
    directMessage: (installation: Installation, userId: string): Channel => {
      const known = [...channels.values()].find(
        (one) => one.person === userId && one.members.includes(installation.botUserId),
      )
      if (known) return known
      const id = `D0${createHmac('sha1', installation.botUserId).update(userId).digest('hex').slice(0, 8).toUpperCase()}`
      const home = [...new Set([installation.workspace.id, userOf(userId).workspace])]
      const channel: Channel = {
        id,
        name: '',
        workspaces: home,
        members: [userId, installation.botUserId],
        person: userId,
        isPrivate: true,
        archived: false,
      }
      channels.set(id, channel)
      return channel
    },
  }
}

export type World = ReturnType<typeof createWorld>

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the fake Slack knows no ${name}`)
  return value
}

export const isShared = (channel: Channel): boolean =>
  channel.person === null && channel.workspaces.length > 1

export const channelType = (channel: Channel): 'im' | 'group' | 'channel' =>
  channel.person !== null ? 'im' : channel.isPrivate ? 'group' : 'channel'

/** The name of the scope family that guards a conversation: `channels`, `groups` or `im`. */
export const scopeFamily = (channel: Channel): string =>
  ({ im: 'im', group: 'groups', channel: 'channels' })[channelType(channel)]

export const domainOf = (workspace: WorkspaceSpec): string => workspace.domain ?? workspace.id.toLowerCase()
