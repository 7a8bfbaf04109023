import { needed } from '../arguments.ts'
import { Refusal } from '../refusal.ts'
import { domainOf, type StoredMessage } from '../world.ts'
import type { Method } from './method.ts'

const authTest: Method = {
  accepts: [],
  run: ({ installation, world }) => ({
    url: `https://${domainOf(installation.workspace)}.slack.com/`,
    team: installation.workspace.name,
    user: world.userOf(installation.botUserId).name,
    team_id: installation.workspace.id,
    user_id: installation.botUserId,
    bot_id: installation.botId,
    is_enterprise_install: false,
  }),
}

const teamInfo: Method = {
  accepts: ['team', 'domain'],
  scopes: () => ['team:read'],
  run: ({ args, installation, world }) => {
    const team = args.team === undefined ? installation.workspace : world.workspaces.get(String(args.team))
    if (!team) throw new Refusal('team_not_found')
    const email = team === installation.workspace ? { email_domain: '' } : {}
    return {
      team: { id: team.id, name: team.name, domain: domainOf(team), ...email, icon: { image_default: true } },
    }
  },
}

const react: Method = {
  accepts: ['channel', 'name', 'timestamp'],
  scopes: () => ['reactions:write'],
  run: ({ args, installation, world }) => {
    const channel = world.visibleChannel(installation, needed(args, 'channel'))
    const message = world.messageOf(channel.id, needed(args, 'timestamp'))
    if (!message) throw new Refusal('message_not_found')
    addReaction(message, needed(args, 'name'), installation.botUserId)
    return {}
  },
}

const fileInfo: Method = {
  accepts: ['file', 'count', 'cursor', 'limit', 'page'],
  scopes: () => ['files:read'],
  run: ({ args, world, installation }) => {
    const id = needed(args, 'file')
    const holder = world.messages.find(({ files }) => files.some((file) => file.id === id))
    const file = holder?.files.find((one) => one.id === id)
    if (!file || !holder) throw new Refusal('file_not_found')
    world.visibleChannel(installation, holder.channelId)
    return { file, comments: [], response_metadata: { next_cursor: '' } }
  },
}

const revoke: Method = {
  accepts: ['test'],
  run: ({ installation }) => {
    installation.state = 'revoked'
    return { revoked: true }
  },
}

export const APP_METHODS: Readonly<Record<string, Method>> = {
  'auth.test': authTest,
  'auth.revoke': revoke,
  'team.info': teamInfo,
  'reactions.add': react,
  'files.info': fileInfo,
}

export function addReaction(message: StoredMessage, name: string, userId: string): void {
  const known = message.reactions.find((one) => one.name === name)
  if (known?.users.includes(userId)) throw new Refusal('already_reacted')
  if (known) known.users.push(userId)
  else message.reactions.push({ name, users: [userId] })
}
