import { CONSOLE_CAPABILITIES } from '../../src/adapters/console/capabilities.ts'
import type { Capabilities, Card, MessageRef } from '../../src/chat/index.ts'
import type { Side } from '../../src/domain/partnership/partnership.ts'
import type { ChatPlatform, OutgoingMessage } from '../../src/ports/index.ts'

interface Shown {
  readonly ref: MessageRef
  /** `aurora/shared`, or `@f-liaison` for a private message. */
  readonly place: string
  readonly thread: string | null
  readonly deliveryId: string
  variants: OutgoingMessage['variants']
  updates: number
}

/** A chat platform in memory: keeps what it was sent, and refuses or fails on demand. It plays the local console. */
export interface MemoryPlatform extends ChatPlatform {
  readonly shown: Shown[]
  /** Called before every post and update; what it throws is what the platform answers. */
  fail: (message: OutgoingMessage) => void
  /** Called after a post was kept: throwing here is an answer that got lost. */
  lose: (message: OutgoingMessage) => void
  finds: number
}

export function createMemoryPlatform(capabilities: Partial<Capabilities> = {}): MemoryPlatform {
  const shown: Shown[] = []
  const placeOf = ({ destination }: OutgoingMessage): string =>
    destination.kind === 'channel' ? destination.channelId : `@${destination.userId}`
  const platform: MemoryPlatform = {
    platform: 'console',
    capabilities: { ...CONSOLE_CAPABILITIES, ...capabilities },
    shown,
    fail: () => undefined,
    lose: () => undefined,
    finds: 0,
    post: async (message) => {
      platform.fail(message)
      const place = placeOf(message)
      const ref = { platform: 'console' as const, channelId: place, messageId: `m${shown.length + 1}` }
      const { destination: to } = message
      const thread = to.kind === 'channel' ? to.thread : null
      shown.push({
        ref,
        place,
        thread,
        deliveryId: message.deliveryId,
        variants: message.variants,
        updates: 0,
      })
      platform.lose(message)
      return ref
    },
    update: async (ref, message) => {
      platform.fail(message)
      const found = shown.find((one) => one.ref.messageId === ref.messageId)
      if (!found) throw new Error(`no message ${ref.messageId}`)
      found.variants = message.variants
      found.updates++
    },
    find: async (message) => {
      platform.finds++
      return shown.find((one) => one.deliveryId === message.deliveryId)?.ref ?? null
    },
  }
  return platform
}

/** Every text of a card, for tests that look for words. */
export function textOf(card: Card | undefined): string {
  return card ? JSON.stringify(card) : ''
}

/** All that readers of a side were shown in public and private, in order. */
export function seenBy(platform: MemoryPlatform, side: Side): readonly { place: string; card: Card }[] {
  return platform.shown.flatMap(({ place, variants }) => {
    const card = variants[side]
    return card ? [{ place, card }] : []
  })
}
