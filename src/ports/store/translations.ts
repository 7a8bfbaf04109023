import type { Audience } from '../../domain/partnership/partnership.ts'
import type { Problem } from '../../domain/translation/problem.ts'

/** What makes two requests for a translation the same. */
interface TranslationKey {
  readonly partnershipId: string
  /** Who may read the text: a translation of internal words is kept for their side alone. */
  readonly audience: Audience
  /** Hex SHA-256 of the text. */
  readonly sourceHash: string
  readonly from: string
  readonly to: string
  /** Digest of the terms that occur in the text; empty for a person's own translation. */
  readonly glossary: string
  /** Id of the translator that is asked first; `person` for a correction. */
  readonly provider: string
}

/**
 * `wanted`: waits for a translator; `done`; `withheld`: the check found that it says something else; `failed`: no
 * translator could be had.
 */
export type TranslationState = 'wanted' | 'done' | 'withheld' | 'failed'

export interface StoredTranslation extends TranslationKey {
  readonly id: string
  readonly state: TranslationState
  readonly source: string
  /** Null until it is done; the translation that was held back is not kept. */
  readonly text: string | null
  /** Name of the provider, or of the person who corrected it; null until it is done. */
  readonly madeBy: string | null
  /** What the check found: soft marks of one that is done, the reasons of one that is withheld. */
  readonly problems: readonly Problem[]
  /** Code of the last error, null for none. */
  readonly reason: string | null
  readonly attempts: number
  /** When it may be tried, or tried again. */
  readonly dueAt: Date
  readonly usedAt: Date
  readonly writerId: string | null
  readonly correctedBy: string | null
  readonly ticketIds: readonly string[]
}

/** Translation memory. All of it requires the partnership's lock. */
export interface TranslationRows {
  /** What is known of the texts, by hash, for readers of these audiences, whatever the languages, terms and provider. */
  ofTexts(
    partnershipId: string,
    sourceHashes: readonly string[],
    audiences: readonly Audience[],
  ): Promise<readonly StoredTranslation[]>
  /** Stores a new row; one of the same key is replaced. */
  put(translation: StoredTranslation): Promise<void>
  /** The wanted rows of a pair of languages, earliest due first. */
  wanted(
    partnershipId: string,
    from: string,
    to: string,
    limit: number,
  ): Promise<readonly StoredTranslation[]>
  /** Notes that these are still shown. */
  used(ids: readonly string[], at: Date): Promise<void>
}
