import type { Side } from '../../../src/domain/partnership/partnership.ts'
import type { OracleSlot } from './slot-oracle.ts'

type Totals = Readonly<Record<Side, number>>

/**
 * The best choice of slots, found the other way round than the planner does: first, from the last week to the first, the
 * least the factory can have for every exact total of the brand; then the two best values; then, week after week, the
 * earliest slot with which they can still be reached.
 */
export const exactRotation = (weeks: readonly (readonly OracleSlot[])[], ledger: Totals): number[] => {
  const most = weeks.reduce((sum, slots) => sum + Math.max(...slots.map(({ burden }) => burden.brand)), 0)
  const least: Float64Array[] = [new Float64Array(most + 1).fill(Number.POSITIVE_INFINITY)]
  least[0]![0] = 0
  for (const slots of weeks.toReversed()) {
    const after = least[0]!
    const now = new Float64Array(most + 1).fill(Number.POSITIVE_INFINITY)
    for (const { burden } of distinct(slots))
      for (let brand = 0; brand + burden.brand <= most; brand++)
        now[brand + burden.brand] = Math.min(now[brand + burden.brand]!, after[brand]! + burden.factory)
    least.unshift(now)
  }

  const larger = (brand: number, factory: number): number =>
    Math.max(ledger.brand + brand, ledger.factory + factory)
  let bestLarger = Number.POSITIVE_INFINITY
  let bestSum = Number.POSITIVE_INFINITY
  for (const [brand, factory] of least[0]!.entries())
    bestLarger = Math.min(bestLarger, larger(brand, factory))
  for (const [brand, factory] of least[0]!.entries())
    if (larger(brand, factory) === bestLarger) bestSum = Math.min(bestSum, brand + factory)

  let brandSoFar = 0
  let factorySoFar = 0
  return weeks.map((slots, index) => {
    const rest = least[index + 1]!
    const reaches = ({ burden }: OracleSlot): boolean =>
      rest.some((factory, brand) => {
        const brandTotal = brandSoFar + burden.brand + brand
        const factoryTotal = factorySoFar + burden.factory + factory
        return larger(brandTotal, factoryTotal) <= bestLarger && brandTotal + factoryTotal === bestSum
      })
    const chosen = slots.toSorted((a, b) => a.start - b.start).find(reaches)!
    brandSoFar += chosen.burden.brand
    factorySoFar += chosen.burden.factory
    return chosen.start
  })
}

const distinct = (slots: readonly OracleSlot[]): OracleSlot[] => [
  ...new Map(slots.map((each) => [`${each.burden.brand} ${each.burden.factory}`, each])).values(),
]
