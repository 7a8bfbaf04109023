import type { PlatformIdentity } from '../domain/partnership/partnership.ts'
import type { MessageRef } from './card.ts'
import type { FormValues } from './form.ts'

/** Where something happened. `dm` is a private conversation of one person with Andon. */
export interface Conversation {
  readonly kind: 'channel' | 'dm'
  readonly channelId: string
}

/** A file named in a message. The bytes stay on the platform. */
export interface FileRef {
  readonly id: string
  readonly name: string
  readonly mimeType: string
  readonly size: number
  readonly url: string
}

/** A message as it was written. */
export interface IncomingMessage {
  readonly ref: MessageRef
  /** First message of the thread it replies in; null when it starts one. */
  readonly thread: MessageRef | null
  readonly author: PlatformIdentity
  readonly text: string
  readonly files: readonly FileRef[]
  /** The platform's own time of writing. */
  readonly postedAt: Date
}

interface EventBase {
  /** Identifies one happening on the platform across redeliveries and installations; the key of de-duplication. */
  readonly eventKey: string
  readonly actor: PlatformIdentity
  readonly conversation: Conversation
  /** The platform's time of the happening. */
  readonly at: Date
}

/**
 * Everything a platform can tell Andon. Adapters verify authenticity and translate; they decide nothing.
 * `text` of a command has the mention or the slash word already removed for `mention`, and holds the words after the
 * command name for `command`.
 */
export type IncomingEvent =
  /** Andon was let into the conversation; the actor, who may be unknown, did it. */
  | (EventBase & { readonly type: 'joined' })
  | (EventBase & { readonly type: 'command'; readonly name: string; readonly text: string })
  /** A message that names Andon; its text after the mention. */
  | (EventBase & { readonly type: 'mention'; readonly text: string; readonly message: IncomingMessage })
  | (EventBase & { readonly type: 'message'; readonly message: IncomingMessage })
  | (EventBase & { readonly type: 'message-edited'; readonly message: IncomingMessage })
  | (EventBase & { readonly type: 'message-deleted'; readonly ref: MessageRef })
  /** A file is gone from the platform, which does not say who deleted it: the actor's user id is ''. */
  | (EventBase & { readonly type: 'file-deleted'; readonly fileId: string })
  /** A message action or an emoji of the platform that stands for one, on a message. */
  | (EventBase & {
      readonly type: 'shortcut'
      readonly name: 'report-defect' | 'request-change' | 'keep-internal'
      readonly message: IncomingMessage
    })
  /** A button. `source` is the message that carried it; null when it was in a private answer. */
  | (EventBase & { readonly type: 'action'; readonly action: string; readonly source: MessageRef | null })
  | (EventBase & { readonly type: 'form'; readonly action: string; readonly values: FormValues })
  /** What the actor's profile on the platform says: BCP 47 tag and IANA zone; null for what it does not say. */
  | (EventBase & {
      readonly type: 'profile-changed'
      readonly language: string | null
      readonly zone: string | null
    })
  /** The actor, met in this conversation, could not be told something in private. `url` is where they let Andon do so. */
  | (EventBase & { readonly type: 'private-refused'; readonly url: string })
  /** A company removed Andon from its workspace, the actor's. `people` are those of it that were met, by user id. */
  | (EventBase & { readonly type: 'workspace-left'; readonly people: readonly string[] })
