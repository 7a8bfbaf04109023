/** Words of one language and the words agreed for them in another. */
export interface GlossaryPair {
  readonly source: string
  readonly target: string
}

export interface TranslationRequest {
  /** Tag of a language Andon speaks, e.g. `zh-Hans`. */
  readonly from: string
  readonly to: string
  /** Plain texts. `⟦1⟧`, `⟦2⟧` … stand for what the provider must not see or not touch; each is to come back once. */
  readonly texts: readonly string[]
  /** Terms of this pair of languages; a provider that takes no glossary ignores them. */
  readonly glossary: readonly GlossaryPair[]
}

/** A piece of what a summary may be made of. */
interface Material {
  readonly id: string
  readonly text: string
}

/** One sentence a model wrote, with the ids it says it rests on; they may be wrong, missing or made up. */
interface WrittenSentence {
  readonly text: string
  readonly ids: readonly string[]
}

export interface WritingRequest {
  /** Tag of the language to write in. */
  readonly language: string
  readonly material: readonly Material[]
  /** At most so many sentences. */
  readonly sentences: number
}

/**
 * A translation service. Errors are RateLimited (its `retryAfterMs` honoured), QuotaUsedUp (no more until somebody pays or
 * the month ends), Forbidden (a wrong key, a request it refuses) or Unavailable (5xx, a timeout, an answer that is cut off
 * or lacks a text). Nothing is kept of a call that rejects, and the same call may be made again.
 */
export interface Translator {
  /** Provider and model, the same while answers can be expected to be the same: `deepl`, `openai/qwen3:8b`. */
  readonly id: string
  /** As people know it, for the line under a translation. */
  readonly name: string
  /** Resolves with one translation for each text, in order, its masks as they were. Splits what is too much for one call. */
  translate(request: TranslationRequest): Promise<readonly string[]>
  /** Writes a summary from given material alone; null for a provider that only translates. */
  readonly write: ((request: WritingRequest) => Promise<readonly WrittenSentence[]>) | null
}
