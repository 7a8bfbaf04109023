import type { Partnership } from './partnership.ts'

/** What an emoji on a message can mean, as the partnership file calls it. */
export const EMOJI_MEANINGS = ['defect', 'change', 'keepInternal'] as const
export type EmojiMeaning = (typeof EMOJI_MEANINGS)[number]

/** Names of emoji as chat platforms write them, without colons. */
export type EmojiNames = Readonly<Record<EmojiMeaning, string>>

const USUAL: EmojiNames = { defect: 'beetle', change: 'wrench', keepInternal: 'shushing_face' }

/** The emoji a partnership uses: its own, else the usual ones. */
export const emojiOf = (partnership: Pick<Partnership, 'emoji'> | null): EmojiNames => ({
  ...USUAL,
  ...partnership?.emoji,
})

/** `:beetle:`, `beetle` and `beetle::skin-tone-2` are one emoji. */
export const emojiName = (written: string): string =>
  written
    .replace(/::skin-tone-\d$/, '')
    .replace(/^:/, '')
    .replace(/:$/, '')

/** What an emoji means in a partnership; null for nothing. */
export const meaningOf = (names: EmojiNames, written: string): EmojiMeaning | null =>
  EMOJI_MEANINGS.find((meaning) => names[meaning] === emojiName(written)) ?? null

/** Two meanings of one emoji, when the usual ones fill the gaps: the later one; null when all differ. */
export function repeatedEmoji(own: Partial<EmojiNames>): EmojiMeaning | null {
  const names = { ...USUAL, ...own }
  const written = (meaning: EmojiMeaning) => emojiName(names[meaning])
  const clashing = EMOJI_MEANINGS.filter((one) =>
    EMOJI_MEANINGS.some((other) => other !== one && written(other) === written(one)),
  )
  return clashing.findLast((meaning) => own[meaning] !== undefined) ?? null
}
