import type { ProblemKind } from './claim.ts'

/**
 * One thing a translation changed. `source` and `target` are the words in question after normalisation, empty on the side
 * where there are none. A `hard` problem withholds the translation, a `soft` one is shown with a mark.
 */
export interface Problem {
  readonly kind: ProblemKind
  readonly source: string
  readonly target: string
  readonly severity: 'hard' | 'soft'
}
