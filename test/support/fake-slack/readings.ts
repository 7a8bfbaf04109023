import type { Block } from './block-kit/blocks.ts'
import { elementsOf, labelOf } from './on-screen.ts'
import type { Ephemeral, Surfaces } from './surfaces.ts'
import type { Json, StoredMessage, World } from './world.ts'

/** A message as a reader meets it. */
export interface Read {
  readonly ts: string
  readonly channelId: string
  readonly thread: string | null
  readonly by: string
  /** The notification line. */
  readonly text: string
  readonly blocks: readonly Block[]
  /** Every word in it, blocks included. */
  readonly words: string
  /** Labels of its buttons. */
  readonly buttons: readonly string[]
  readonly metadata: Json | null
}

/** What stands where, for a test to look at. */
export function createReadings(world: World, surfaces: Surfaces) {
  const inChannel = (channelId: string) =>
    world.messages.filter((one) => one.channelId === channelId).map(asRead)
  const byApp = (read: Read) => world.installations.some((one) => one.botUserId === read.by)
  return {
    /** Everything in a channel, threads included, in order. */
    messagesIn: inChannel,
    /** What the app wrote there. */
    postsIn: (channelId: string) => inChannel(channelId).filter(byApp),
    threadOf: (channelId: string, ts: string) => inChannel(channelId).filter((one) => one.thread === ts),
    /** What the app wrote to a person in private. */
    dmsOf: (userId: string): Read[] =>
      [...world.channels.values()]
        .filter((one) => one.person === userId)
        .flatMap((one) => inChannel(one.id))
        .filter(byApp),
    ephemeralsTo: (userId: string): Read[] =>
      surfaces.ephemerals.filter((one) => one.userId === userId).map(ephemeralAsRead),
  }
}

const asRead = (message: StoredMessage): Read => ({
  ts: message.ts,
  channelId: message.channelId,
  thread: message.threadTs,
  by: message.userId,
  metadata: message.metadata,
  ...content(message),
})

const ephemeralAsRead = (message: Ephemeral): Read => ({
  ts: message.ts,
  channelId: message.channelId,
  thread: message.threadTs,
  by: message.installation.botUserId,
  metadata: null,
  ...content(message),
})

const content = ({ text, blocks }: { text: string; blocks: readonly Block[] }) => ({
  text,
  blocks,
  words: shown(blocks.length > 0 ? wordsOf(blocks).join('\n') : text),
  buttons: elementsOf(blocks)
    .filter(({ element }) => element.type === 'button')
    .map(({ element }) => labelOf(element)),
})

/** Clients show the three characters Slack has escaped. */
const shown = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** Every `text` string of a structure, in order. */
function wordsOf(found: unknown): string[] {
  if (Array.isArray(found)) return found.flatMap(wordsOf)
  if (found === null || typeof found !== 'object') return []
  return Object.entries(found).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : wordsOf(value),
  )
}
