import type { Signal } from './finding.ts'

/** A signal is meant from this score on. */
export const THRESHOLD = 2

/** What the circumstances of a cue add to, or leave of, its weight. */
export const WEIGHTS = {
  /** The second and further cues of a signal in one segment, and the other segments, count this much. */
  furtherCue: 0.4,
  furtherHint: 0.8,
  furtherSegment: 0.3,
  /** Added to a problem that is seen, counted, or there again. */
  found: 1,
  counted: 1,
  again: 1,
  lotNamed: 0.5,
  /** Left of a problem's noun: by itself it does not say that the problem is there. */
  bareNoun: 0.95,
  /** Left of a problem in the circumstances named. */
  resolved: 0.2,
  topic: 0.2,
  question: 0.35,
  condition: 0.3,
  thanks: 0.3,
  joke: 0.5,
  social: 0.2,
  past: 0.8,
  doubted: 0.4,
  /** A measured value that does not agree with what is required beside it. */
  offTarget: 2,
  /** A value outside its written tolerance. */
  outOfTolerance: 3,
  /** A hedge with a problem, with a denied problem or with an "all right". */
  hedged: 2,
  /** The thing changed beside the verb, somebody asked to do it. */
  subject: 1,
  asked: 0.4,
  /** A document changed, not a product. */
  paper: 0.4,
  /** A day ahead beside a deed. */
  dayAhead: 1,
  willDo: 2,
  /** A report or samples with a day ahead, and nothing that asks, thanks or tells of the past. */
  outcomeDue: 1.6,
  /** A hedge alone, in a statement. */
  doubt: 1.5,
  /** Goods asked for by a day named in a question. */
  otherDay: 1.6,
} as const

/** What is known around a message and adds to a signal that its words already hint at. */
export const CONTEXT_RULES: readonly {
  readonly rule: string
  readonly when: {
    readonly thread?: 'defect' | 'change'
    readonly hasPicture?: true
    readonly side?: 'brand' | 'factory'
  }
  readonly signal: Signal
  readonly adds: number
}[] = [
  { rule: 'context.picture', when: { hasPicture: true }, signal: 'defect', adds: 0.5 },
  { rule: 'context.thread-of-a-defect', when: { thread: 'defect' }, signal: 'defect', adds: 0.5 },
  { rule: 'context.thread-of-a-change', when: { thread: 'change' }, signal: 'change', adds: 0.5 },
  { rule: 'context.brand-asks', when: { side: 'brand' }, signal: 'change', adds: 0.25 },
  { rule: 'context.factory-softens', when: { side: 'factory' }, signal: 'soft', adds: 0.25 },
]
