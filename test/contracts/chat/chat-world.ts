import type { ChatPlatform, Destination } from '../../../src/ports/index.ts'

type Channel = Destination & { readonly kind: 'channel' }

/** A platform with somebody's eyes on it, for the contract. */
export interface ChatWorld {
  readonly platform: ChatPlatform
  readonly channel: Channel
  /** A person of the factory. */
  readonly person: Destination
  readonly strangeChannel: Channel
  readonly strangePerson: Destination
  now(): Date
  /** Trial time goes on. */
  passTime(ms: number): Promise<void>
  /** What Andon wrote that stands in the channel, as people read it, its title first; not what stands in threads. */
  standing(): Promise<readonly string[]>
  standingIn(messageId: string): Promise<readonly string[]>
  /** What Andon wrote to the person in private. */
  standingWith(): Promise<readonly string[]>
  /** Somebody takes a message away. */
  remove(messageId: string): Promise<void>
  /** The next post is answered with a wait of so many seconds. `never`: this platform asks nobody to wait. */
  readonly limit: ((seconds: number) => void) | 'never'
  /** The next look-up is asked to wait. */
  limitSearch(): void
  /** The next post arrives, and its answer does not. */
  loseNextAnswer(): void
  stop(): Promise<void>
}
