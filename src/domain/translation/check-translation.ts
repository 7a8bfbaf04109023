import { readerFor } from './language-table.ts'
import { compareClaims } from './match-claims.ts'
import { compareNegation } from './negation.ts'
import { normalise } from './normalise.ts'
import type { Problem } from './problem.ts'
import { readClaims } from './read-claims.ts'
import { compareShape } from './shape.ts'

/** A translation to check. `from` and `to` are tags of languages Andon speaks; another tag is read like English. */
export interface Translation {
  readonly source: string
  readonly target: string
  readonly from: string
  readonly to: string
  /** Placeholders put in place of protected text before translating; each must be in the target exactly once. */
  readonly masks?: readonly string[]
}

export interface Verdict {
  /** False when the translation must be withheld. Soft problems leave it true. */
  readonly ok: boolean
  readonly problems: readonly Problem[]
}

/**
 * Whether a translation states what its source states: every number with its unit, tolerance, date, time, amount of money,
 * part number, lot, ticket key, address and mention, nothing new, no denial lost or added, every mask exactly once, not
 * empty, not the source again, not far too short or long, in the right script. Both directions count. Pure; it compares
 * statements, not wording, and says nothing about the quality of the language.
 */
export function checkTranslation({ source, target, from, to, masks = [] }: Translation): Verdict {
  const [reading, writing] = [readerFor(from), readerFor(to)]
  const [plainSource, plainTarget] = [normalise(without(source, masks)), normalise(without(target, masks))]
  const shape = compareShape(plainSource, plainTarget, from, to)
  const empty = shape.some(({ kind }) => kind === 'empty')
  const problems = empty
    ? shape
    : [
        ...maskProblems(target, masks),
        ...shape,
        ...compareClaims(readClaims(plainSource, reading.reader), readClaims(plainTarget, writing.reader)),
        ...compareNegation(plainSource, plainTarget, reading.negation, writing.negation),
      ]
  return { ok: problems.every(({ severity }) => severity === 'soft'), problems }
}

const without = (text: string, masks: readonly string[]): string =>
  masks.reduce((rest, mask) => rest.replaceAll(mask, ' '), text)

function maskProblems(target: string, masks: readonly string[]): Problem[] {
  return masks
    .map((mask) => ({ mask, times: target.split(mask).length - 1 }))
    .filter(({ times }) => times !== 1)
    .map(({ mask, times }) => ({
      kind: 'mask' as const,
      source: mask,
      target: times === 0 ? '' : Array.from({ length: times }, () => mask).join(' '),
      severity: 'hard' as const,
    }))
}
