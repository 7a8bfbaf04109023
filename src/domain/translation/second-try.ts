import { MASK, type MaskedText, type MaskingRules, maskText } from './mask.ts'
import type { Problem } from './problem.ts'

/** A text in pieces that are translated one by one, and what stands between them. */
export interface SecondTry {
  readonly pieces: readonly string[]
  /** Puts the translations of the pieces together. */
  readonly join: (translations: readonly string[]) => string
  /** The masks the pieces hold between them. */
  readonly masked: MaskedText
}

/**
 * What to try after a translation failed its check: without the masks of identifiers when a mask was lost or doubled (never
 * without those of secrets, people and addresses), else sentence by sentence, else without masks. Null when nothing else is left to try.
 */
export function secondTry(
  source: string,
  problems: readonly Problem[],
  rules: Omit<MaskingRules, 'identifiers'>,
): SecondTry | null {
  const masked = maskText(source, { ...rules, identifiers: true })
  const bare = maskText(source, { ...rules, identifiers: false })
  const unmasking = bare.masks.length < masked.masks.length
  if (unmasking && problems.some(({ kind }) => kind === 'mask')) return whole(bare)
  const sentences = inSentences(masked)
  if (sentences.pieces.length > 1) return sentences
  return unmasking ? whole(bare) : null
}

const whole = (masked: MaskedText): SecondTry => ({
  pieces: [masked.text],
  join: ([text = '']) => text,
  masked,
})

const END = /((?<=[.!?…])\s+|(?<=[。！？；])\s*|\s*\n\s*)/u

function inSentences(masked: MaskedText): SecondTry {
  const parts = masked.text.split(END)
  const pieces = parts.filter((part, index) => index % 2 === 0 && hasWords(part))
  const join = (translations: readonly string[]): string => {
    let next = 0
    return parts
      .map((part, index) => (index % 2 === 0 && hasWords(part) ? (translations[next++] ?? '') : part))
      .map((part, index) => (index % 2 === 1 && part === '' ? ' ' : part))
      .join('')
      .trim()
  }
  return { pieces, join, masked }
}

const hasWords = (part: string): boolean => /\p{L}/u.test(part.replace(new RegExp(MASK, 'g'), ''))
