/** What a platform can do, as data. Features ask this instead of asking which platform it is. */
export interface Capabilities {
  /** Words after a slash reach Andon. */
  readonly slashCommands: boolean
  /** A form can be opened for the person who just acted. */
  readonly forms: boolean
  /** An answer can be shown to one reader of a shared conversation. */
  readonly privateAnswers: boolean
  /** Emoji on messages reach Andon. */
  readonly reactions: boolean
  /** One message can look different to the readers of each side; otherwise both languages go into one card. */
  readonly perSideRendering: boolean
  /** A sent message can be changed in place. */
  readonly updates: boolean
  /** A message can be looked for by its delivery id after an unclear failure. */
  readonly findable: boolean
}
