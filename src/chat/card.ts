import type { Platform, Side } from '../domain/partnership/partnership.ts'
import type { EncodedAction } from './action-id.ts'

/**
 * What Andon shows in a conversation, free of any platform. Texts are already in the reader's language and are plain
 * text: an adapter escapes its own markup. A new element type must break the build of every renderer.
 */
export interface Card {
  readonly title: string
  readonly tone: 'normal' | 'good' | 'warning' | 'alert'
  readonly elements: readonly CardElement[]
  /** One line for notifications and for clients that cannot show cards. */
  readonly summary: string
}

export type CardElement =
  | { readonly type: 'text'; readonly text: string }
  /** Somebody's own words, shown as a quotation with its writer. */
  | {
      readonly type: 'quote'
      readonly text: string
      readonly by: string | null
      readonly language: string | null
    }
  /** Small explanatory text. */
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | { readonly type: 'steps'; readonly steps: readonly Step[] }
  | { readonly type: 'list'; readonly items: readonly string[] }
  /** Draws the attention of people who read the conversation. */
  | { readonly type: 'mention'; readonly people: readonly MentionedPerson[] }
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly type: 'link'; readonly label: string; readonly url: string }
  | { readonly type: 'divider' }
  | Picture

/** A drawing, with what stands in its place where it cannot be shown. */
export interface Picture {
  readonly type: 'picture'
  /** The same in sentences, for those who do not see. */
  readonly alt: string
  /** The same in letters of one width, several lines. */
  readonly text: string
  /** An SVG image without scripts, styles and links. */
  readonly svg: string
  /** Where the image stands as a PNG for everybody who has the address; null when nobody outside would reach it. */
  readonly url: string | null
}

export interface Fact {
  readonly label: string
  readonly value: string
}

export interface Step {
  readonly label: string
  readonly state: 'done' | 'next' | 'waiting'
}

export interface MentionedPerson {
  readonly name: string
  /** The person's id on the platform the card goes to; null shows the bare name. */
  readonly userId: string | null
}

export interface Button {
  /** At most 75 characters (Slack's limit for button labels). */
  readonly label: string
  readonly action: EncodedAction
  readonly style: 'normal' | 'primary' | 'danger'
  /** Pressing it asks questions first: a platform may open its dialog at once. */
  readonly asks?: true
}

/**
 * The same card for the readers of each side. A conversation of one side carries that side's variant only, so that a
 * platform adapter cannot show one side what was rendered for the other.
 */
export type CardVariants = Readonly<Partial<Record<Side, Card>>>

/** One message on one platform. `messageId` is the platform's own id (Slack `ts`, Teams activity id). */
export interface MessageRef {
  readonly platform: Platform
  readonly channelId: string
  readonly messageId: string
}
