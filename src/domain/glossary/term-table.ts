import { LOCALE_TAGS, type LocaleTag } from '../language/locale-tags.ts'
import type { GlossaryTerm, PartOfSpeech } from './glossary.ts'

const PARTS: readonly string[] = ['noun', 'verb', 'adjective']

/**
 * Reads the terms of one trade from a table: id, part of speech, then one column for each of the ten languages in the order
 * of LOCALE_TAGS, columns between `|`, several words for one thing between `;`, the preferred one first.
 * @throws Error naming the row that is not of this shape; the tables are part of the program
 */
export function termTable(trade: string, table: string): readonly GlossaryTerm[] {
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const [id = '', part = '', ...columns] = row.split('|').map((cell) => cell.trim())
      if (!PARTS.includes(part) || columns.length !== LOCALE_TAGS.length) {
        throw new Error(
          `glossary, ${trade}: ${LOCALE_TAGS.length} languages and a part of speech expected in “${row}”`,
        )
      }
      const words = Object.fromEntries(
        LOCALE_TAGS.map((tag, index) => [tag, (columns[index] ?? '').split(';').map((word) => word.trim())]),
      ) as Record<LocaleTag, string[]>
      return { id, trade, partOfSpeech: part as PartOfSpeech, words, reviewed: false }
    })
}
