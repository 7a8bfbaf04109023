import type { Installation, Json, StoredMessage, World } from './world.ts'

/** A message as the API and events show it to one installation. */
export function messageJson(
  world: World,
  installation: Installation,
  message: StoredMessage,
  withMetadata = false,
): Json {
  const replies = world.messages.filter(
    (one) => one.channelId === message.channelId && one.threadTs === message.ts && one.ts !== message.ts,
  )
  const foreign = message.teamId !== installation.workspace.id
  return {
    type: 'message',
    ...(message.files.length > 0
      ? { subtype: 'file_share', files: foreign ? message.files.map(stub) : message.files, upload: false }
      : {}),
    user: message.userId,
    ts: message.ts,
    text: message.text,
    team: message.teamId,
    ...(message.clientMsgId ? { client_msg_id: message.clientMsgId } : {}),
    ...(message.botId ? { bot_id: message.botId, app_id: world.appId } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.threadTs && message.threadTs !== message.ts
      ? { parent_user_id: world.messageOf(message.channelId, message.threadTs)?.userId }
      : {}),
    ...(replies.length > 0
      ? {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((one) => one.userId))],
          latest_reply: replies.at(-1)?.ts,
        }
      : {}),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map(({ name, users }) => ({ name, users, count: users.length })) }
      : {}),
    ...(foreign ? { user_team: message.teamId, source_team: message.teamId } : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  }
}

/** Files of another company are to be asked for. */
const stub = ({ id }: Json): Json => ({
  id,
  created: 0,
  timestamp: 0,
  mode: 'file_access',
  file_access: 'check_file_info',
  user: '',
})

export interface FileSpec {
  readonly name: string
  readonly mimetype: string
  readonly size: number
}

export function fileJson(world: World, file: FileSpec, userId: string): Json {
  const id = world.newId('F')
  const page = `https://files.example.com/${id}/${encodeURIComponent(file.name)}`
  const created = Math.floor(world.clock().getTime() / 1000)
  const filetype = file.name.split('.').at(-1) ?? 'binary'
  return {
    id,
    created,
    timestamp: created,
    name: file.name,
    title: file.name,
    mimetype: file.mimetype,
    filetype,
    pretty_type: filetype.toUpperCase(),
    user: userId,
    user_team: world.userOf(userId).workspace,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: false,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: page,
    url_private_download: `${page}?download`,
    permalink: `${page}?page`,
    channels: [],
    groups: [],
    ims: [],
  }
}
