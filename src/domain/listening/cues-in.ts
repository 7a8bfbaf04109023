import { findCues, type Hit, settle } from './find-cues.ts'
import { type Folding, fold } from './fold.ts'
import { readingsOf } from './lexicons.ts'
import { findSlips } from './near-misses.ts'
import { cutAt, type Segment, sentencesOf } from './segments.ts'

/** The cues of a text, in the order they stand, and the segments they bear on each other in. */
export interface FoundCues {
  readonly folded: string
  readonly segments: readonly Segment[]
  readonly hits: readonly Hit[]
}

/** Reads a text with every lexicon that fits it, and cuts it at sentence ends and at words like "but". */
export function cuesIn(text: string, language: string): FoundCues {
  const folds = new Map<Folding, string>()
  const folded = (folding: Folding): string => {
    const known = folds.get(folding)
    if (known !== undefined) return known
    const made = fold(text, folding)
    folds.set(folding, made)
    return made
  }
  const sentences = sentencesOf(text)
  const endOf = (at: number): number => sentences.find((sentence) => at < sentence.to)?.to ?? text.length
  const readings = readingsOf(text, language)
  const exact = readings.flatMap(({ folding, trie }) => findCues(folded(folding), trie, endOf))
  const slips = readings.flatMap(({ folding, slips }) =>
    slips ? findSlips(folded(folding), slips, exact) : [],
  )
  const hits = settle([...exact, ...slips])
  const cuts = hits
    .filter((hit) => hit.cue.group.role === 'but' && !leadsToRelief(hit, hits, endOf))
    .map((hit) => hit.from)
  return { folded: folded('plain'), segments: cutAt(sentences, cuts), hits }
}

/** "The line was down but is running again": what follows settles what precedes, so the two stay together. */
const leadsToRelief = (but: Hit, hits: readonly Hit[], endOf: (at: number) => number): boolean => {
  const after = hits.filter((hit) => hit.from >= but.to && hit.from < endOf(but.from))
  const says = (role: string): boolean => after.some((hit) => hit.cue.group.role === role)
  return says('resolved') && !says('not') && !says('defect') && !says('problem')
}
