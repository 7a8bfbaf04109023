import type { Span } from './entities/find-amounts.ts'
import type { Hit } from './find-cues.ts'
import { distance, type RoleHits } from './scope.ts'
import { add, type Weighed } from './weighing.ts'
import { WEIGHTS } from './weights.ts'

const NUMBER = /(?<![\p{Script=Latin}\d.,-])\d+(?:[.,]\d+)?/gu
const AT_MOST =
  /max|limit|以下|以内|以內|이하|이내|อย่างมาก|ไม่เกิน|höchst|bis zu|tối đa|máx|not more|upper|上限|최대|maks/u
const AT_LEAST = /min|以上|이상|อย่างน้อย|mindest|tối thiểu|mín|at least|lower|下限|최소|ขั้นต่ำ|co najmniej/u

interface Valued {
  readonly at: number
  readonly to: number
  readonly value: number
}

/**
 * "Measured 0.35, spec max 0.2": a measured number and a required one that do not agree are a problem, whatever the other
 * words. Nothing is added when the required one is a bound that the measured one respects, or in a question.
 */
export function addOffTarget(
  defect: Weighed,
  hits: RoleHits,
  isAsked: boolean,
  counts: readonly Span[],
): void {
  const required = hits.of('required')
  const measured = [
    ...hits.of('measured'),
    ...hits.of('subject'),
    ...hits.of('problem'),
    ...hits.of('defect'),
  ]
  if (isAsked || hits.has('request') || required.length === 0 || measured.length === 0) return
  const all = Array.from(
    hits.text.slice(hits.from, hits.to).matchAll(NUMBER),
    (found): Valued => ({
      at: hits.from + found.index,
      to: hits.from + found.index + found[0].length,
      value: Number(found[0].replace(',', '.')),
    }),
  )
  const numbers = all.filter(
    (number) => !counts.some((count) => count.from <= number.at && number.at < count.to),
  )
  if (numbers.length < 2) return
  for (const demand of required) {
    const wanted = nearest(hits.text, numbers, demand)
    const rest = numbers.filter((number) => number !== wanted)
    const got = measured.map((word) => nearest(hits.text, rest, word)).find((number) => number !== null)
    if (!wanted || !got || got.value === wanted.value || respects(hits.text, demand, wanted, got)) continue
    add(
      defect,
      WEIGHTS.offTarget,
      hits.text.slice(demand.from, Math.max(demand.to, wanted.to)),
      demand.cue.name,
    )
    add(defect, 0, String(got.value), 'measure.off-target')
    return
  }
}

/** The number next to a word: the first behind it within four words, else the last before it within two. */
function nearest(text: string, numbers: readonly Valued[], word: Hit): Valued | null {
  const behind = numbers.find((number) => number.at >= word.from && distance(text, word.to, number.at) <= 4)
  const before = numbers.findLast(
    (number) => number.to <= word.from && distance(text, number.to, word.from) <= 3,
  )
  return behind ?? before ?? null
}

const respects = (text: string, demand: Hit, wanted: Valued, got: Valued): boolean => {
  const words = text.slice(Math.min(demand.from, wanted.at), wanted.to + 8)
  if (AT_LEAST.test(words)) return got.value >= wanted.value
  return AT_MOST.test(words) && got.value <= wanted.value
}
