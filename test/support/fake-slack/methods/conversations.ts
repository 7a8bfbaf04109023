import { flag, limitOf, needed, page, text } from '../arguments.ts'
import { MEAGRE_PAGE } from '../history-limit.ts'
import { messageJson } from '../message-json.ts'
import { Refusal } from '../refusal.ts'
import {
  type Channel,
  type Installation,
  isShared,
  type Json,
  type StoredMessage,
  scopeFamily,
  type World,
} from '../world.ts'
import { conversationWith } from './chat.ts'
import type { Call, Method } from './method.ts'

const FAMILIES = ['channels', 'groups', 'im']

/** The scope that guards the conversation asked for; any of the family when it cannot be seen. */
const guarded = (kind: 'read' | 'history') => (call: Call) => {
  const channel = call.world.channels.get(text(call.args, 'channel') ?? '')
  return (channel ? [scopeFamily(channel)] : FAMILIES).map((family) => `${family}:${kind}`)
}

const open: Method = {
  accepts: ['users', 'channel', 'return_im', 'prevent_creation'],
  scopes: () => ['im:write'],
  run: ({ args, installation, world }) => {
    const given = text(args, 'users') ?? world.channels.get(text(args, 'channel') ?? '')?.person
    const users = given?.split(',') ?? []
    if (users.length === 0) throw new Refusal('users_list_not_supplied')
    if (users.length > 1) throw new Error('the fake Slack opens no group conversations')
    const [userId = ''] = users
    const channel = conversationWith(world, installation, userId)
    const full = flag(args, 'return_im') ? channelJson(world, installation, channel) : { id: channel.id }
    return { channel: full }
  },
}

const info: Method = {
  accepts: ['channel', 'include_locale', 'include_num_members'],
  scopes: guarded('read'),
  run: ({ args, installation, world }) => {
    const channel = world.visibleChannel(installation, needed(args, 'channel'))
    const count = flag(args, 'include_num_members') ? { num_members: channel.members.length } : {}
    return { channel: { ...channelJson(world, installation, channel), ...count } }
  },
}

const TIMELINE = ['channel', 'cursor', 'limit', 'oldest', 'latest', 'inclusive', 'include_all_metadata']

const history: Method = {
  accepts: TIMELINE,
  scopes: guarded('history'),
  run: (call) => {
    const channel = readable(call)
    const heads = call.world.messages.filter((one) => one.threadTs === null || one.threadTs === one.ts)
    return timeline(call, channel, heads.filter((one) => one.channelId === channel.id).toReversed())
  },
}

const replies: Method = {
  accepts: [...TIMELINE, 'ts'],
  scopes: guarded('history'),
  run: (call) => {
    const channel = readable(call)
    const asked = call.world.messageOf(channel.id, needed(call.args, 'ts'))
    if (!asked) throw new Refusal('thread_not_found')
    const root = asked.threadTs ?? asked.ts
    const thread = call.world.messages.filter(
      (one) => one.channelId === channel.id && (one.ts === root || one.threadTs === root),
    )
    return timeline(call, channel, thread)
  },
}

const members: Method = {
  accepts: ['channel', 'cursor', 'limit'],
  scopes: guarded('read'),
  run: ({ args, installation, world }) => {
    const channel = world.visibleChannel(installation, needed(args, 'channel'))
    const { items, response_metadata } = page(args, channel.members, 100, 1000)
    return { members: items, response_metadata }
  },
}

const TYPES: Readonly<Record<string, string>> = {
  channel: 'public_channel',
  group: 'private_channel',
  im: 'im',
}

const list: Method = {
  accepts: ['cursor', 'exclude_archived', 'limit', 'team_id', 'types'],
  scopes: () => FAMILIES.map((family) => `${family}:read`),
  run: ({ args, installation, world }) => {
    const types = (text(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim())
    const seen = [...world.channels.values()].filter(
      (one) =>
        one.workspaces.includes(installation.workspace.id) &&
        types.includes(TYPES[typeOf(one)] ?? '') &&
        (!one.isPrivate || one.members.includes(installation.botUserId)) &&
        !(one.archived && flag(args, 'exclude_archived')),
    )
    const { items, response_metadata } = page(args, seen, 100, 1000)
    return { channels: items.map((one) => channelJson(world, installation, one)), response_metadata }
  },
}

export const CONVERSATION_METHODS: Readonly<Record<string, Method>> = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.members': members,
  'conversations.list': list,
}

const typeOf = (channel: Channel) =>
  channel.person !== null ? 'im' : channel.isPrivate ? 'group' : 'channel'

function readable({ args, installation, world }: Call): Channel {
  const channel = world.visibleChannel(installation, needed(args, 'channel'))
  if (!channel.members.includes(installation.botUserId)) throw new Refusal('not_in_channel')
  return channel
}

function timeline(call: Call, channel: Channel, all: readonly StoredMessage[]): Json {
  const { args, world, installation } = call
  const oldest = Number(text(args, 'oldest') ?? 0)
  const latest = Number(text(args, 'latest') ?? Number.POSITIVE_INFINITY)
  if (Number.isNaN(oldest)) throw new Refusal('invalid_ts_oldest')
  if (Number.isNaN(latest)) throw new Refusal('invalid_ts_latest')
  const edges = flag(args, 'inclusive')
  const within = all.filter((one) => {
    const at = Number(one.ts)
    return edges ? at >= oldest && at <= latest : at > oldest && at < latest
  })
  limitOf(args, 100, 999)
  const most = world.specification.meagreHistory ? MEAGRE_PAGE : 999
  const { items, more, response_metadata } = page(
    { ...args, limit: Math.min(Number(args.limit ?? 100), most) },
    within,
    100,
    999,
  )
  const metadata = flag(args, 'include_all_metadata')
  return {
    messages: items.map((one) => messageJson(world, installation, one, metadata)),
    has_more: more,
    ...(more ? { response_metadata } : {}),
    ...(channel.person === null ? { pin_count: 0 } : {}),
  }
}

function channelJson(world: World, installation: Installation, channel: Channel): Json {
  const shared = isShared(channel)
  const type = typeOf(channel)
  const common = {
    id: channel.id,
    is_channel: type === 'channel',
    is_group: type === 'group' && !shared,
    is_im: type === 'im',
    is_mpim: false,
    is_private: type === 'group',
    is_archived: channel.archived,
    context_team_id: installation.workspace.id,
    created: 1_700_000_000,
  }
  if (type === 'im') return { ...common, user: channel.person, is_user_deleted: false, priority: 0 }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_general: false,
    is_shared: shared,
    is_ext_shared: shared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    shared_team_ids: channel.workspaces,
    connected_team_ids: channel.workspaces.filter((id) => id !== installation.workspace.id),
    conversation_host_id: channel.workspaces[0],
    creator: channel.members[0],
    is_member: channel.members.includes(installation.botUserId),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    unlinked: 0,
    parent_conversation: null,
    updated: world.clock().getTime(),
  }
}
