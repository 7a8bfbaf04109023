/** What a message was found to be. When it holds several, the first of this order is meant. */
export const SIGNALS = ['defect', 'change', 'soft', 'promise', 'none'] as const
export type Signal = (typeof SIGNALS)[number]

/** Words of the message and the rule they met. Rules that took something away are listed too. */
export interface Reason {
  readonly words: string
  readonly rule: string
}

/** A day or span named in a message. `on` is an ISO date in the writer's zone, null when no time and zone were given. */
interface FoundDate {
  readonly text: string
  readonly on: string | null
}

/** A measured value beside its specification; `within` is null when no tolerance was written. */
interface FoundMeasure {
  readonly text: string
  readonly within: boolean | null
}

/** Facts named in a message, as written there (substrings of its new part). */
export interface Entities {
  readonly partNumbers: readonly string[]
  readonly lots: readonly string[]
  readonly quantities: readonly string[]
  readonly rates: readonly string[]
  readonly dates: readonly FoundDate[]
  readonly measures: readonly FoundMeasure[]
  readonly severity: readonly string[]
  readonly places: readonly string[]
}

export interface Finding {
  /** BCP 47 tag of the message's language, `und` when nothing tells. */
  readonly lang: string
  readonly signal: Signal
  /** 0 to 1: how far the score is from the threshold. Not a probability. */
  readonly confidence: number
  readonly why: readonly Reason[]
  readonly entities: Entities
}

/** What is known around a message. */
interface ListeningContext {
  /** The kind of ticket its thread belongs to, null when none. */
  readonly thread?: 'defect' | 'change' | null
  readonly hasPicture?: boolean
}

export interface HeardMessage {
  readonly text: string
  readonly authorSide?: 'brand' | 'factory' | null
  /** BCP 47 tag of the writer's language, null when unknown. */
  readonly authorLanguage?: string | null
  readonly context?: ListeningContext
  /** When it was written, and the writer's IANA zone: needed to resolve dates. */
  readonly now?: Date
  readonly zone?: string
}
