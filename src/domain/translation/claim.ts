/** What the check can find. */
const PROBLEM_KINDS = [
  'number',
  'unit',
  'tolerance',
  'date',
  'time',
  'money',
  'part-number',
  'lot',
  'ticket-key',
  'url',
  'mention',
  'negation',
  'mask',
  'empty',
  'same-as-source',
  'length',
  'script',
] as const
export type ProblemKind = (typeof PROBLEM_KINDS)[number]

/** How much is made of a claim without a counterpart: nothing, a mark, or the translation is withheld. */
export const FAINT = 0
export const SOFT = 1
export const HARD = 2
export type Strength = typeof FAINT | typeof SOFT | typeof HARD

/**
 * Something a text states that a translation must state too. `keys` are its possible readings in a form that no longer
 * depends on the language; two claims agree when they share one. `bare` are the readings without the unit.
 */
export interface Claim {
  readonly kind: ProblemKind
  /** As written, after normalisation. */
  readonly text: string
  readonly strength: Strength
  readonly keys: readonly string[]
  readonly bare: readonly string[]
  /** What is measured, or the currency; null for a plain or counted number. */
  readonly dimension: string | null
  /** The package counted, null when none was named. */
  readonly pack: string | null
  /** What it falls into when it finds no counterpart as a whole: a date its year, month and day. */
  readonly parts: readonly Claim[]
}

/** A claim with the usual defaults. */
export const claim = (given: Pick<Claim, 'kind' | 'text' | 'keys'> & Partial<Claim>): Claim => ({
  strength: HARD,
  bare: [],
  dimension: null,
  pack: null,
  parts: [],
  ...given,
})

/** The key of a plain number; equal for equal values in spite of binary fractions. */
export const numberKey = (value: number): string => `n:${Number(value.toPrecision(10))}`

/** The key of a measured value: dimension and value in its base unit. */
export const measureKey = (dimension: string, value: number): string =>
  `${dimension}:${Number(value.toPrecision(10))}`
