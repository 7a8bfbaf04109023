import { z } from 'zod'
import { LOCALE_TAGS, type LocaleTag } from '../../domain/language/locale-tags.ts'
import { described, distinct, label, slug } from './file-fields.ts'

const words = distinct(label(80)).max(20, 'files:too-many-entries').optional()
const wordsByLanguage = Object.fromEntries(
  LOCALE_TAGS.map((tag) => [tag, described(words, 'term-words')]),
) as Record<LocaleTag, typeof words>

const term = z.strictObject({
  id: described(slug, 'term-id'),
  words: described(z.strictObject(wordsByLanguage), 'term-words-by-language'),
})

/** What a partnership's file says about translation. */
export const translationSchema = z.strictObject({
  providers: described(z.enum(['allowed', 'forbidden']).optional(), 'translation-providers'),
  terms: described(z.array(term).max(500, 'files:too-many-entries').optional(), 'translation-terms'),
})
