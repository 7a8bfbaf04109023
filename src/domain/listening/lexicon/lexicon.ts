import type { LocaleTag } from '../../language/locale-tags.ts'

/**
 * What a cue says. What each role does to the scores is in `weigh-segment.ts`; the table in docs/listening.md says it in
 * sentences.
 *
 * - `defect`: a concrete problem. `problem`: a word for a problem without saying which. `works`: something that ought to be
 *   so; only its negation is a defect ("does not fit"). `found`, `again`, `why`: make a problem stated, recurring, asked after.
 * - `measured` and `required`, each beside a number, are a defect when the numbers do not agree. `yield` is a rate that ought
 *   to be high: without it, a rate that falls is good news.
 * - `change`: a phrase that says a modification. `modify` and `subject` (or `schedule`) say it together ("increase",
 *   "wall thickness"); a `schedule` does not when the talk is of something `social`.
 *   `fresh`: new, updated. `ask`: asks for leave or for a deed ("can we").
 * - `soft`: hints. `maybe`, `slight`: hedges that make a `problem`, or a `fine`, into a hint.
 *   `comfort` (happy, easy, sure) is a hint when it is denied.
 * - `promise`: an undertaking. `will` and `deed` say it together; a `deed` with a day ahead is one too, and so is
 *   an `outcome` (report, samples) with a day ahead.
 * - `not` negates what stands on the side given by `scope`, `notOther` what stands on the other side.
 * - `resolved`, `topic`, `if`, `thanks`, `past`, `joke`, `question`, `social`, `request`: take away.
 * - `but` begins a new segment, `or` lets a negation reach through a list, `neutral` is read over (it hides shorter cues).
 * - `severity` and `place` are entities.
 */
const ROLES = [
  'defect',
  'problem',
  'works',
  'found',
  'measured',
  'required',
  'yield',
  'again',
  'why',
  'change',
  'modify',
  'subject',
  'schedule',
  'fresh',
  'ask',
  'soft',
  'maybe',
  'slight',
  'fine',
  'promise',
  'will',
  'deed',
  'outcome',
  'comfort',
  'not',
  'notOther',
  'resolved',
  'topic',
  'if',
  'thanks',
  'past',
  'joke',
  'question',
  'social',
  'request',
  'but',
  'or',
  'neutral',
  'severity',
  'place',
] as const
export type Role = (typeof ROLES)[number]

export type PartOfSpeech = 'noun' | 'verb' | 'adjective' | 'adverb' | 'particle' | 'phrase'

export interface CueGroup {
  /** Unique in its lexicon; reported as `<language>.<rule>`. */
  readonly rule: string
  readonly role: Role
  /** 2 decides alone, 1 needs company. Without meaning for roles that only take away. */
  readonly weight: number
  readonly pos: PartOfSpeech
  /**
   * Patterns, separated by commas or line ends. `word*` any ending; `*word` also inside a word; `(a|b)` either; `[a]` may be
   * missing; `_` up to a few words between; `#` a number; a final `$` only at the end. Case does not matter, nor do accents
   * (in Vietnamese only where the writer sets none).
   */
  readonly words: string
}

export interface Lexicon {
  readonly language: LocaleTag | 'shared'
  /** Where what a `not`, `if` or `thanks` governs stands, and how far it reaches: words in spaced scripts, else characters. `verbFirst`: a
   * verb stands before its "not" (passt … nicht). */
  readonly scope: {
    readonly side: 'after' | 'before'
    readonly reach: number
    readonly unit: 'words' | 'characters'
    readonly verbFirst?: true
  }
  /** Words, without marks, that are not looked for in texts without marks, because there they could be others. */
  readonly unclearWithoutMarks?: readonly string[]
  readonly cues: readonly CueGroup[]
}

/** One group of cues, written in one breath. */
export const cue = (
  rule: string,
  role: Role,
  weight: number,
  pos: PartOfSpeech,
  words: string,
): CueGroup => ({ rule, role, weight, pos, words })
