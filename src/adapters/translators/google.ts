import { z } from 'zod'
import type { Translator } from '../../ports/index.ts'
import { inBatches } from './batches.ts'
import { call } from './call.ts'
import { fromMarkup, toMarkup } from './markup.ts'
import { baseUrl, type ProviderSettings } from './provider-settings.ts'
import { halfAnswer } from './translator-errors.ts'

const OWN = 'https://translation.googleapis.com'
const SPAN = { open: '<span translate="no">', close: '</span>' }
/** 128 texts a call; Google advises to stay below 5,000 characters. */
const LIMITS = { texts: 128, characters: 5_000 }

const CODES: Readonly<Record<string, string>> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' }
const code = (tag: string): string => CODES[tag] ?? tag

const answer = z.object({
  data: z.object({ translations: z.array(z.object({ translatedText: z.string() })) }),
})

/** Google Cloud Translation, Basic (v2). It takes no glossary; the key goes into a header, not into the address. */
export function createGoogle(settings: ProviderSettings): Translator {
  const url = `${baseUrl(settings, OWN)}/language/translate/v2`
  const headers = { 'x-goog-api-key': settings.key ?? '' }
  const { timeoutMs } = settings
  return {
    id: 'google',
    name: 'Google',
    write: null,
    translate: ({ from, to, texts }) =>
      inBatches(texts, LIMITS, async (batch) => {
        const q = batch.map((text) => toMarkup(text, SPAN))
        const body = { q, source: code(from), target: code(to), format: 'html' }
        const found = answer.safeParse(await call({ url, headers, body, timeoutMs }))
        if (!found.success) throw halfAnswer(found.error)
        return found.data.data.translations.map(({ translatedText }) => fromMarkup(translatedText, SPAN))
      }),
  }
}
