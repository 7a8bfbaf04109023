import type { Hit } from './find-cues.ts'
import type { Reason } from './finding.ts'
import { WEIGHTS } from './weights.ts'

/** A score on its way, with what it rests on. */
export interface Weighed {
  score: number
  readonly why: Reason[]
}

/** What a segment is, beside its cues. */
export interface Circumstances {
  /** A question, by its mark or by its words. */
  readonly asked: boolean
  /** A question by its mark. */
  readonly marked: boolean
  /** The first count or rate that is not nought, null when none. */
  readonly counted: string | null
  /** A link stands in the segment. */
  readonly linked: boolean
  /** "0 of 125", as written; null otherwise. */
  readonly noneOf: string | null
  /** Two rates of which the second is lower, as written; null otherwise. */
  readonly falling: string | null
  /** A lot named in the segment, null when none. */
  readonly lot: string | null
  /** A day named that is not past, null when none. */
  readonly dayAhead: string | null
  /** A day named that is past. */
  readonly dayPast: boolean
  /** The words of a hit as written. */
  quote(hit: Hit): string
}

/** Adds to a score and says why. */
export function add(weighed: Weighed, weight: number, words: string, rule: string): void {
  weighed.score += weight
  if (words !== '' && !weighed.why.some((reason) => reason.words === words && reason.rule === rule)) {
    weighed.why.push({ words, rule })
  }
}

/** The heaviest in full, the others in part. */
export function combine(weights: readonly number[], share: number = WEIGHTS.furtherCue): number {
  if (weights.length === 0) return 0
  const most = Math.max(...weights)
  return most + share * (weights.reduce((sum, weight) => sum + weight, 0) - most)
}
