import { type Arguments, needed, structured, text } from '../arguments.ts'
import { type Block, checkedMessageBlocks } from '../block-kit/blocks.ts'
import { messageJson } from '../message-json.ts'
import { Refusal } from '../refusal.ts'
import type { Channel, Installation, Json, StoredMessage, World } from '../world.ts'
import type { Method } from './method.ts'

const CONTENT = [
  'text',
  'blocks',
  'attachments',
  'parse',
  'link_names',
  'metadata',
  'as_user',
  'markdown_text',
]
const scopes = () => ['chat:write']

/** Text beyond this is cut in a new message … */
const LONGEST_POST = 40_000
/** … and refused in a changed one. */
const LONGEST_UPDATE = 4_000

const postMessage: Method = {
  accepts: [
    'channel',
    ...CONTENT,
    'thread_ts',
    'reply_broadcast',
    'unfurl_links',
    'unfurl_media',
    'mrkdwn',
    'icon_emoji',
    'icon_url',
    'username',
  ],
  scopes,
  run: ({ args, installation, world, happened }) => {
    const channel = postable(world, installation, needed(args, 'channel'))
    const content = contentOf(world, args)
    const threadTs = text(args, 'thread_ts') ?? null
    // Slack lets a reply hang under a reply or under nothing; the fake does not, because Andon never means to.
    if (threadTs !== null && !isThreadHead(world, channel.id, threadTs))
      throw new Refusal('cannot_reply_to_message')
    const message: StoredMessage = {
      ...content,
      text: [...content.text].slice(0, LONGEST_POST).join(''),
      ts: world.newTs(),
      channelId: channel.id,
      userId: installation.botUserId,
      teamId: installation.workspace.id,
      threadTs,
      botId: installation.botId,
      clientMsgId: null,
      files: [],
      edited: null,
      reactions: [],
    }
    world.messages.push(message)
    happened({ kind: 'posted', channelId: channel.id, ts: message.ts })
    return { channel: channel.id, ts: message.ts, message: messageJson(world, installation, message, true) }
  },
}

const update: Method = {
  accepts: ['channel', 'ts', ...CONTENT, 'reply_broadcast', 'file_ids'],
  scopes,
  run: ({ args, installation, world, happened }) => {
    const channel = world.visibleChannel(installation, needed(args, 'channel'))
    const message = world.messageOf(channel.id, needed(args, 'ts'))
    if (!message) throw new Refusal('message_not_found')
    if (message.userId !== installation.botUserId) throw new Refusal('cant_update_message')
    if (channel.archived) throw new Refusal('is_archived')
    const content = contentOf(world, args)
    if ([...content.text].length > LONGEST_UPDATE) throw new Refusal('msg_too_long')
    const before = messageJson(world, installation, message)
    // What is not given stays, blocks excepted: text alone takes the blocks away.
    Object.assign(message, {
      text: content.text,
      blocks: content.blocks,
      ...(args.metadata === undefined ? {} : { metadata: content.metadata }),
    })
    happened({ kind: 'changed', channelId: channel.id, ts: message.ts, before })
    return {
      channel: channel.id,
      ts: message.ts,
      text: message.text,
      message: messageJson(world, installation, message),
    }
  },
}

const remove: Method = {
  accepts: ['channel', 'ts', 'as_user'],
  scopes,
  run: ({ args, installation, world, happened }) => {
    const channel = world.visibleChannel(installation, needed(args, 'channel'))
    const message = world.messageOf(channel.id, needed(args, 'ts'))
    if (!message) throw new Refusal('message_not_found')
    if (message.userId !== installation.botUserId) throw new Refusal('cant_delete_message')
    happened({ kind: 'deleted', ...world.removeMessage(message) })
    return { channel: channel.id, ts: message.ts }
  },
}

const postEphemeral: Method = {
  accepts: ['channel', 'user', ...CONTENT, 'thread_ts', 'icon_emoji', 'icon_url', 'username'],
  scopes,
  run: ({ args, installation, world, surfaces }) => {
    const channel = postable(world, installation, needed(args, 'channel'))
    const userId = needed(args, 'user')
    if (!channel.members.includes(userId)) throw new Refusal('user_not_in_channel')
    const { text: words, blocks } = contentOf(world, args)
    const ts = world.newTs()
    const threadTs = text(args, 'thread_ts') ?? null
    surfaces.ephemerals.push({
      ts,
      channelId: channel.id,
      threadTs,
      userId,
      installation,
      text: words,
      blocks,
    })
    return { message_ts: ts }
  },
}

const getPermalink: Method = {
  accepts: ['channel', 'message_ts'],
  run: ({ args, installation, world }) => {
    const channel = world.visibleChannel(installation, needed(args, 'channel'))
    const ts = needed(args, 'message_ts')
    if (!world.messageOf(channel.id, ts)) throw new Refusal('message_not_found')
    return { channel: channel.id, permalink: permalinkOf(installation, channel.id, ts) }
  },
}

export const CHAT_METHODS: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
}

const permalinkOf = ({ workspace }: Installation, channelId: string, ts: string): string =>
  `https://${workspace.domain ?? workspace.id.toLowerCase()}.slack.com/archives/${channelId}/p${ts.replace('.', '')}`

/** Text, blocks and metadata as Slack accepts them. Also used for answers through a response_url. */
export function contentOf(
  world: World,
  args: Arguments,
): { text: string; blocks: Block[]; metadata: Json | null } {
  const given = structured(args, 'blocks', 'invalid_blocks_format')
  const blocks =
    given === undefined || given === null ? [] : checkedMessageBlocks(given, () => world.newId('b'))
  const words = text(args, 'text') ?? ''
  if (words === '' && blocks.length === 0) throw new Refusal('no_text')
  return { text: words, blocks, metadata: metadataOf(args) }
}

function metadataOf(args: Arguments): Json | null {
  const found = structured(args, 'metadata', 'invalid_metadata_format')
  if (found === undefined || found === null) return null
  const { event_type, event_payload, ...others } = found as Json
  const fits =
    typeof event_type === 'string' && event_type !== '' && event_payload && typeof event_payload === 'object'
  if (!fits || Object.keys(others).length > 0) throw new Refusal('invalid_metadata_schema')
  return { event_type, event_payload }
}

const isThreadHead = (world: World, channelId: string, ts: string): boolean =>
  world.tombstones.has(`${channelId}/${ts}`) ||
  ((world.messageOf(channelId, ts)?.threadTs ?? ts) === ts && world.messageOf(channelId, ts) !== undefined)

/** Where a message may go: a channel the bot is in, or a person. */
function postable(world: World, installation: Installation, id: string): Channel {
  if (/^[UW]/.test(id)) return conversationWith(world, installation, id)
  const channel = world.visibleChannel(installation, id)
  if (channel.archived) throw new Refusal('is_archived')
  const anyPublic = installation.scopes.has('chat:write.public') && !channel.isPrivate
  if (!channel.members.includes(installation.botUserId) && !anyPublic) throw new Refusal('not_in_channel')
  if (channel.person !== null) refuseUnreachable(world, installation, channel.person, 'account_inactive')
  return channel
}

/** The direct conversation with a person. Throws what Slack says of bots, strangers and those who left. */
export function conversationWith(world: World, installation: Installation, userId: string): Channel {
  refuseUnreachable(world, installation, userId, 'user_disabled')
  return world.directMessage(installation, userId)
}

function refuseUnreachable(world: World, installation: Installation, userId: string, gone: string): void {
  const user = world.users.get(userId)
  if (!user) throw new Refusal('user_not_found')
  if (user.isBot) throw new Refusal('cannot_dm_bot')
  if (user.deleted) throw new Refusal(gone)
  const { foreignDirectMessages, manifest } = world.specification
  if (world.isForeign(installation, userId) && foreignDirectMessages === false)
    throw new Refusal('user_not_visible')
  if (manifest.features?.app_home?.messages_tab_enabled === false) throw new Refusal('messages_tab_disabled')
}
