import type { Hit } from './find-cues.ts'
import type { Role } from './lexicon/lexicon.ts'
import type { Segment } from './segments.ts'

/** The hits of one segment, asked for by role. */
export interface RoleHits {
  readonly text: string
  readonly from: number
  readonly to: number
  of(role: Role): readonly Hit[]
  has(role: Role): boolean
}

const NO_HITS: readonly Hit[] = []

export function byRole(text: string, { from, to }: Segment, hits: readonly Hit[]): RoleHits {
  const map = new Map<Role, Hit[]>()
  for (const hit of hits) {
    const { role } = hit.cue.group
    const list = map.get(role)
    if (list) list.push(hit)
    else map.set(role, [hit])
  }
  return { text, from, to, of: (role) => map.get(role) ?? NO_HITS, has: (role) => map.has(role) }
}

const SPACED = /[\p{Script=Latin}\p{Script=Hangul}\p{N}]+/gu

/** How much text lies between two places: words, plus characters of scripts without spaces at four to a word. */
export function distance(text: string, from: number, to: number): number {
  if (to <= from) return 0
  const between = text.slice(from, to)
  let words = 0
  const rest = between.replace(SPACED, () => {
    words++
    return ''
  })
  let characters = 0
  for (const character of rest) if (/[\p{L}\p{M}]/u.test(character)) characters++
  return words + characters / 4
}

/** Whether a comma or colon that is no list of "or" stands between. */
const isCut = (text: string, from: number, to: number, listed: boolean): boolean => {
  const between = text.slice(from, to)
  return /[:：]/.test(between) || (!listed && /[,，]/.test(between))
}

/** Whether `governor` (a "not", "if", "thank you for") reaches `target`, on the side its language has it govern. */
export function governs(
  hits: RoleHits,
  governor: Hit,
  target: Hit,
  otherSide = false,
  acrossCommas = false,
): boolean {
  const { side, reach, unit } = governor.cue.lexicon.scope
  const after = (side === 'after') !== otherSide
  const [left, right] = after ? [governor, target] : [target, governor]
  if (left.to > right.from) return false
  const limit = otherSide ? 2 : unit === 'words' ? reach : reach / 4
  if (distance(hits.text, left.to, right.from) > limit) return false
  const listed = hits.of('or').some((or) => or.from >= left.to)
  return acrossCommas || (side === 'before' && !otherSide)
    ? true
    : !isCut(hits.text, left.to, right.from, listed)
}

/** 入ら + ない: the negation is the ending of a Japanese verb that is a cue because it is negated. */
const isItsEnding = (hits: RoleHits, not: Hit, target: Hit): boolean =>
  not.from === target.to && /[わらかまばさたがきりえせけれめべ]/.test(hits.text[target.to - 1]!)

const ZERO_BEFORE = /(?<![\d.,])0(?![\d.,]*\d)[\s\p{L}]{0,9}$/u
const ZERO_AFTER = /^[\s\p{L}:：=]{0,8}?(?<![\d.,])0(?![\d.,]*\d|\s?[年月日点])/u

/** Whether the target is counted as none: by a negation that reaches it, or by a nought beside it. */
export function negation(hits: RoleHits, target: Hit): string | null {
  const not = hits
    .of('not')
    .find((candidate) => governs(hits, candidate, target) && !isItsEnding(hits, candidate, target))
  if (not) return not.cue.name
  const other = hits.of('notOther').find((candidate) => governs(hits, candidate, target, true))
  if (other) return other.cue.name
  const { text, to } = hits
  if (ZERO_BEFORE.test(text.slice(Math.max(0, target.from - 12), target.from))) return 'count.nought'
  if (ZERO_AFTER.test(text.slice(target.to, Math.min(to, target.to + 12)))) return 'count.nought'
  return null
}

/** Whether two hits stand near each other, `words` apart at most. */
export const near = (text: string, a: Hit, b: Hit, words: number): boolean =>
  (a.from <= b.from ? distance(text, a.to, b.from) : distance(text, b.to, a.from)) <= words

/** Whether no comma stands between two hits. */
export const sameClause = (text: string, a: Hit, b: Hit): boolean =>
  !/[,，、:：]/.test(a.from <= b.from ? text.slice(a.to, b.from) : text.slice(b.to, a.from))
