import type { NegationCues } from './language-data.ts'
import { expressionSource } from './normalise.ts'
import type { Problem } from './problem.ts'

/** Cues compiled for one language. */
export interface NegationReader {
  readonly neutral: RegExp
  readonly strong: RegExp
  readonly weak: RegExp
}

export const createNegationReader = (cues: NegationCues): NegationReader => ({
  neutral: expression(cues.neutral),
  strong: expression(cues.strong),
  weak: expression(cues.weak),
})

const expression = (sources: readonly string[]): RegExp =>
  new RegExp(sources.map(expressionSource).join('|') || '(?!)', 'gi')

/**
 * A denial that is on one side only. Languages deny with different words and different numbers of them, so a side that
 * denies needs a counterpart that denies, or one that has more words than it that can carry a denial (`fail`, `lack`
 * against 未). Where both deny, but not equally often, the clauses are compared one by one if they are as many.
 */
export function compareNegation(
  source: string,
  target: string,
  from: NegationReader,
  to: NegationReader,
): Problem[] {
  const whole = compare(read(source, from), read(target, to))
  // A question may be put with or without a denial: is there a problem, isn't there one?
  if (QUESTION.test(source) && QUESTION.test(target)) return soften(whole.problems)
  if (whole.verdict !== 'unequal') return whole.problems
  for (const separator of [SENTENCES, CLAUSES]) {
    const [s, t] = [split(source, separator), split(target, separator)]
    if (s.length < 2 || s.length !== t.length) continue
    const found = s.flatMap((clause, index) => compare(read(clause, from), read(t[index]!, to)).problems)
    // A clause may say with another word what the other language denies; a whole sentence seldom does.
    return separator === SENTENCES ? found : soften(found)
  }
  return []
}

const QUESTION = /(?:[?？]|[吗嗎呢か]。?|까\.?|ไหม|หรือยัง|หรือไม่)\s*$/

const soften = (problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, severity: 'soft' }))

const SENTENCES = /[.!?。！？;；](?:\s|$)|[。！？；;]/
const CLAUSES = /[.!?。！？;；,、:](?:\s|$)|[。！？；;、]/

const split = (text: string, separator: RegExp): string[] =>
  text.split(separator).filter((clause) => clause.trim() !== '')

interface Denial {
  readonly strong: readonly string[]
  readonly weak: number
}

function compare(s: Denial, t: Denial): { verdict: 'equal' | 'unequal' | 'lost'; problems: Problem[] } {
  if (s.strong.length > 0 && t.strong.length === 0 && t.weak <= s.weak) {
    return {
      verdict: 'lost',
      problems: [{ kind: 'negation', source: s.strong[0]!, target: '', severity: 'hard' }],
    }
  }
  if (t.strong.length > 0 && s.strong.length === 0 && s.weak <= t.weak) {
    return {
      verdict: 'lost',
      problems: [{ kind: 'negation', source: '', target: t.strong[0]!, severity: 'hard' }],
    }
  }
  const equal = s.strong.length === t.strong.length || s.strong.length === 0 || t.strong.length === 0
  return { verdict: equal ? 'equal' : 'unequal', problems: [] }
}

function read(text: string, reader: NegationReader): Denial {
  const plain = text.replace(reader.neutral, ' ')
  const strong = plain.match(reader.strong) ?? []
  return { strong, weak: text.match(reader.weak)?.length ?? 0 }
}
