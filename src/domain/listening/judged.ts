import type { Signal } from './finding.ts'
import type { ProposalState } from './proposal.ts'

/** How many proposals of one rule, in one language, came to one end. */
export interface Ends {
  readonly signal: Exclude<Signal, 'none'>
  readonly lang: string
  /** The weightiest rule it rested on. */
  readonly rule: string
  readonly state: ProposalState
  /** A person settled it; false when Andon did, as with an automatic ticket that nobody took back. */
  readonly byPerson: boolean
  readonly number: number
}

/** What people made of proposals. */
export interface Judged {
  readonly right: number
  readonly wrong: number
  /** Not judged: nobody looked at it, or the message was deleted. */
  readonly open: number
  /** Right among those judged; null when none was. */
  readonly precision: number | null
}

const VERDICT: Readonly<Record<ProposalState, 'right' | 'wrong' | 'open'>> = {
  open: 'open',
  created: 'right',
  joined: 'right',
  kept: 'right',
  rejected: 'wrong',
  undone: 'wrong',
  dropped: 'open',
}

const verdictOf = ({ state, byPerson }: Ends): 'right' | 'wrong' | 'open' =>
  byPerson ? VERDICT[state] : 'open'

/** Precision as people judged it, for one group of proposals. */
export const judge = (ends: readonly Ends[]): Judged => {
  const count = (verdict: 'right' | 'wrong' | 'open'): number =>
    ends.filter((end) => verdictOf(end) === verdict).reduce((sum, { number }) => sum + number, 0)
  const [right, wrong] = [count('right'), count('wrong')]
  return {
    right,
    wrong,
    open: count('open'),
    precision: right + wrong === 0 ? null : right / (right + wrong),
  }
}

/** The ends by what `keyOf` tells apart, most numerous first. */
export function groupEnds(
  ends: readonly Ends[],
  keyOf: (ends: Ends) => string,
): readonly { readonly key: string; readonly judged: Judged }[] {
  const groups = Map.groupBy(ends, keyOf)
  const size = ({ right, wrong, open }: Judged): number => right + wrong + open
  return [...groups]
    .map(([key, group]) => ({ key, judged: judge(group) }))
    .toSorted((a, b) => size(b.judged) - size(a.judged) || a.key.localeCompare(b.key))
}
