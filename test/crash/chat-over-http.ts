import type { MessageRef } from '../../src/chat/index.ts'
import { RateLimited, Unavailable } from '../../src/errors.ts'
import type { ChatPlatform, OutgoingMessage } from '../../src/ports/index.ts'

const ANSWER_LIMIT_MS = 5_000
const SLOW_DOWN_MS = 3_000

/** The bot's way to the fake chat platform. `forgetful` answers every question after a message with no. */
export function createChatOverHttp(url: string, forgetful: boolean): ChatPlatform {
  const ask = async <T>(path: string, body: object): Promise<T> => {
    const response = await fetch(url + path, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    }).catch((cause: unknown) => {
      throw new Unavailable('platform-unavailable', {}, { cause })
    })
    if (response.status === 429) throw new RateLimited(SLOW_DOWN_MS)
    if (!response.ok) throw new Unavailable('platform-unavailable')
    return (await response.json()) as T
  }
  const find = (message: OutgoingMessage, since: Date) => ask<MessageRef | null>('/find', { message, since })
  return {
    platform: 'console',
    capabilities: {
      slashCommands: true,
      forms: true,
      privateAnswers: true,
      reactions: true,
      perSideRendering: true,
      updates: true,
      findable: true,
    },
    post: (message) => ask<MessageRef>('/post', { message }),
    update: async (ref, message) => void (await ask('/update', { ref, message })),
    find: async (message, since) => (forgetful ? null : find(message, since)),
  }
}
