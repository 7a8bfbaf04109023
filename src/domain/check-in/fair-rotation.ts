import type { Side } from '../partnership/partnership.ts'
import type { Slot } from './occurrence.ts'

/** Totals that some choice of slots reaches, and the choice: a chain back to the first occurrence. */
interface Reached {
  readonly brand: number
  readonly factory: number
  readonly slot: Slot
  readonly before: Reached | null
  /** Place of this choice among the kept ones of its length, by earlier starts. */
  rank: number
}

/**
 * One slot of each list so that no other choice has a smaller larger-of-the-two side totals (the ledger included), then
 * a smaller sum of both, then earlier starts, compared in the order of the lists. Exact: a choice that costs both sides
 * at least as much as another one of the same length, and one of them more, can be left out, because whatever follows
 * it follows the other one better. Lists must not be empty; points are whole numbers, not negative.
 */
export const fairRotation = (
  choices: readonly (readonly Slot[])[],
  ledger: Readonly<Record<Side, number>>,
): Slot[] => {
  let kept: Reached[] = []
  for (const [index, slots] of choices.entries())
    kept = extend(index === 0 ? [null] : kept, worthwhile(slots))
  const worse = (a: Reached, b: Reached): number =>
    Math.max(ledger.brand + a.brand, ledger.factory + a.factory) -
      Math.max(ledger.brand + b.brand, ledger.factory + b.factory) ||
    a.brand + a.factory - b.brand - b.factory ||
    a.rank - b.rank
  const [first, ...rest] = kept
  if (!first) return []
  const chosen: Slot[] = []
  let best: Reached | null = rest.reduce((least, next) => (worse(next, least) < 0 ? next : least), first)
  for (; best; best = best.before) chosen.push(best.slot)
  return chosen.reverse()
}

/** The slots no other slot beats on both sides, the earliest of equals; the brand's burden rises, the factory's falls. */
const worthwhile = (slots: readonly Slot[]): Slot[] => {
  const sorted = [...slots].sort(
    (a, b) => a.burden.brand - b.burden.brand || a.burden.factory - b.burden.factory || a.start - b.start,
  )
  let least = Number.POSITIVE_INFINITY
  return sorted.filter(({ burden }) => {
    if (burden.factory >= least) return false
    least = burden.factory
    return true
  })
}

const extend = (kept: readonly (Reached | null)[], slots: readonly Slot[]): Reached[] => {
  // By the brand's total; a hole is a total nothing reaches.
  const most = Math.max(0, ...kept.map((before) => before?.brand ?? 0)) + (slots.at(-1)?.burden.brand ?? 0)
  const cheapest = new Array<Reached | undefined>(most + 1)
  for (const before of kept) {
    for (const slot of slots) {
      const brand = (before?.brand ?? 0) + slot.burden.brand
      const factory = (before?.factory ?? 0) + slot.burden.factory
      const known = cheapest[brand]
      if (known && (known.factory < factory || (known.factory === factory && isEarlier(known, before, slot))))
        continue
      cheapest[brand] = { brand, factory, slot, before, rank: 0 }
    }
  }
  let least = Number.POSITIVE_INFINITY
  const worth: Reached[] = []
  for (const reached of cheapest) {
    if (!reached || reached.factory >= least) continue
    least = reached.factory
    worth.push(reached)
  }
  const byStarts = [...worth].sort(
    (a, b) => rankOf(a.before) - rankOf(b.before) || a.slot.start - b.slot.start,
  )
  for (const [rank, reached] of byStarts.entries()) reached.rank = rank
  return worth
}

const isEarlier = (known: Reached, before: Reached | null, slot: Slot): boolean =>
  (rankOf(known.before) - rankOf(before) || known.slot.start - slot.start) <= 0

const rankOf = (reached: Reached | null): number => reached?.rank ?? 0
