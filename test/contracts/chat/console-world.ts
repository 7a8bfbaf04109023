import { createConsolePlatform } from '../../../src/adapters/console/console-platform.ts'
import { createLiveUpdates } from '../../../src/adapters/console/live-updates.ts'
import { Unavailable } from '../../../src/errors.ts'
import type { ConsoleMessage } from '../../../src/ports/console-messages.ts'
import { AURORA_DIRECTORY } from '../../support/console-fixtures.ts'
import { createMemoryConsoleMessages } from '../../support/memory-console-messages.ts'
import type { ChatWorld } from './chat-world.ts'

/** The console keeps its messages in the database, so an answer gets lost where the database's does. */
export async function openConsoleWorld(): Promise<ChatWorld> {
  let now = new Date('2026-02-13T10:00:00Z')
  let losing = false
  let ids = 0
  const kept = createMemoryConsoleMessages()
  const platform = createConsolePlatform({
    messages: {
      ...kept,
      append: async (message) => {
        const stored = await kept.append(message)
        if (!losing) return stored
        losing = false
        throw new Unavailable('unavailable')
      },
    },
    directory: AURORA_DIRECTORY,
    clock: { now: () => now },
    newId: () => `m${++ids}`,
    live: createLiveUpdates(),
  })
  const textOf = ({ variants }: ConsoleMessage): string => {
    const card = variants?.brand ?? variants?.factory
    return `${card?.title}\n${JSON.stringify(card?.elements)}`
  }
  const shownIn = async (channelId: string, thread: string | null) =>
    (await kept.after(channelId, 0, 1_000))
      .filter(({ threadId, deletedAt }) => threadId === thread && deletedAt === null)
      .map(textOf)
  return {
    platform,
    channel: { kind: 'channel', channelId: 'aurora/shared', thread: null },
    person: { kind: 'person', userId: 'f-liaison', workspaceId: 'aurora' },
    strangeChannel: { kind: 'channel', channelId: 'borealis/shared', thread: null },
    strangePerson: { kind: 'person', userId: 'nobody', workspaceId: 'aurora' },
    now: () => now,
    passTime: async (ms) => {
      now = new Date(now.getTime() + ms)
    },
    standing: () => shownIn('aurora/shared', null),
    standingIn: (messageId) => shownIn('aurora/shared', messageId),
    standingWith: () => shownIn('dm:aurora/f-liaison', null),
    remove: async (messageId) => void (await kept.markDeleted(messageId, now)),
    limit: 'never',
    limitSearch: () => undefined,
    loseNextAnswer: () => {
      losing = true
    },
    stop: async () => undefined,
  }
}
