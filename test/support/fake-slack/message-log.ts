import { randomUUID } from 'node:crypto'
import type { Events, Told } from './events.ts'
import { type FileSpec, fileJson, messageJson } from './message-json.ts'
import { addReaction } from './methods/app.ts'
import type { Happening } from './methods/method.ts'
import type { Surfaces } from './surfaces.ts'
import type { Channel, Json, StoredMessage, World } from './world.ts'

/** A message somebody can point at. */
export interface Posted {
  readonly channelId: string
  readonly ts: string
}

export interface Written {
  readonly userId: string
  readonly channel: Channel
  readonly text: string
  readonly thread?: string
  readonly files?: readonly FileSpec[]
}

/** What people do with messages. Each act resolves when the app was told of it. */
export function createMessageLog(
  world: World,
  surfaces: Surfaces,
  events: Events,
  tell: (told: readonly Told[]) => Promise<void>,
) {
  const happen = (happening: Happening) => tell(events.of(happening))
  const of = ({ channelId, ts }: Posted): StoredMessage => {
    const found = world.messageOf(channelId, ts)
    if (!found) throw new Error(`no message ${ts} in ${channelId}`)
    return found
  }
  const snapshot = (message: StoredMessage): Json => {
    const [installation] = world.installations
    return installation ? messageJson(world, installation, message) : {}
  }

  return {
    of,
    write: async ({ userId, channel, text, thread, files = [] }: Written): Promise<Posted> => {
      const message: StoredMessage = {
        ts: world.newTs(),
        channelId: channel.id,
        userId,
        teamId: world.userOf(userId).workspace,
        threadTs: thread ?? null,
        botId: null,
        clientMsgId: randomUUID(),
        files: files.map((file) => fileJson(world, file, userId)),
        text,
        blocks: [richText(world, text)],
        metadata: null,
        edited: null,
        reactions: [],
      }
      world.messages.push(message)
      await happen({ kind: 'posted', channelId: channel.id, ts: message.ts })
      return { channelId: channel.id, ts: message.ts }
    },
    edit: async (posted: Posted, userId: string, text: string): Promise<void> => {
      const message = of(posted)
      if (message.userId !== userId) throw new Error(`${userId} did not write ${posted.ts}`)
      const before = snapshot(message)
      Object.assign(message, {
        text,
        blocks: [richText(world, text)],
        edited: { user: userId, ts: world.newTs() },
      })
      await happen({ kind: 'changed', ...posted, before })
    },
    /** Slack itself touches a message, for instance to show a link's preview: changed, though nobody edited it. */
    unfurl: (posted: Posted): Promise<void> =>
      happen({ kind: 'changed', ...posted, before: snapshot(of(posted)) }),
    remove: async (posted: Posted): Promise<void> => {
      await happen({ kind: 'deleted', ...world.removeMessage(of(posted)) })
    },
    /** A file is deleted, and the message it stood in stays. */
    removeFile: async (posted: Posted, name: string): Promise<void> => {
      const message = of(posted)
      const file = message.files.find((one) => one.name === name)
      if (!file) throw new Error(`no file ${name} in ${posted.ts}`)
      Object.assign(message, { files: message.files.filter((one) => one !== file) })
      const event = { file_id: file.id, channel_ids: [posted.channelId], event_ts: world.newTs() }
      await tell(events.inChannel(world.channelOf(posted.channelId), 'file_deleted', 'files:read', event))
    },
    react: async (posted: Posted, userId: string, name: string): Promise<void> => {
      const message = of(posted)
      addReaction(message, name, userId)
      const item = { type: 'message', channel: posted.channelId, ts: posted.ts }
      const event = { user: userId, reaction: name, item, item_user: message.userId, event_ts: world.newTs() }
      await tell(
        events.inChannel(world.channelOf(posted.channelId), 'reaction_added', 'reactions:read', event),
      )
    },
    openHome: async (userId: string, channel: Channel): Promise<void> => {
      const installation = world.installations.find((one) => channel.members.includes(one.botUserId))
      if (!installation) throw new Error(`no bot in ${channel.id}`)
      const home = surfaces.homes.find((one) => one.userId === userId && one.installation === installation)
      const view = home ? { view: surfaces.viewJson(home) } : {}
      const event = { user: userId, channel: channel.id, tab: 'home', event_ts: world.newTs(), ...view }
      await tell(events.toInstallation(installation, 'app_home_opened', null, event))
    },
  }
}

export type MessageLog = ReturnType<typeof createMessageLog>

const richText = (world: World, text: string) => ({
  type: 'rich_text',
  block_id: world.newId('b'),
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
})
