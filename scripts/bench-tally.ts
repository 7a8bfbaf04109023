/** How often something was there and found. */
export interface Tally {
  readonly hit: number
  readonly missed: number
  readonly wrong: number
}

/** Counts pairs of (was there, was found). */
export function tally(pairs: readonly (readonly [boolean, boolean])[]): Tally {
  let hit = 0
  let missed = 0
  let wrong = 0
  for (const [there, found] of pairs) {
    if (there && found) hit++
    else if (there) missed++
    else if (found) wrong++
  }
  return { hit, missed, wrong }
}

/** Precision, recall and their harmonic mean; 0 where nothing was there or found. */
export function fScore({ hit, missed, wrong }: Tally): { precision: number; recall: number; f1: number } {
  const precision = hit + wrong === 0 ? 0 : hit / (hit + wrong)
  const recall = hit + missed === 0 ? 0 : hit / (hit + missed)
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1 }
}
