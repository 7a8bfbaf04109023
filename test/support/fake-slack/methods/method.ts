import type { Arguments } from '../arguments.ts'
import type { Surfaces } from '../surfaces.ts'
import type { Installation, Json, StoredMessage, World } from '../world.ts'

/** What a method sees of the call and of the rest of this Slack. */
export interface Call {
  readonly args: Arguments
  readonly installation: Installation
  readonly world: World
  readonly surfaces: Surfaces
  /** Tells the app (and whoever else reads along) that something happened. */
  readonly happened: (happening: Happening) => void
}

export type Happening =
  | { readonly kind: 'posted'; readonly channelId: string; readonly ts: string }
  | { readonly kind: 'changed'; readonly channelId: string; readonly ts: string; readonly before: Json }
  | {
      readonly kind: 'deleted'
      readonly channelId: string
      readonly ts: string
      readonly message: StoredMessage
      readonly hasReplies: boolean
    }

export interface Method {
  /** Every argument the reference lists for it; any other is refused here, though Slack itself would ignore it. */
  readonly accepts: readonly string[]
  /** One of these must have been granted; none means no scope is asked for. */
  readonly scopes?: (call: Call) => readonly string[]
  run(call: Call): Json
}
