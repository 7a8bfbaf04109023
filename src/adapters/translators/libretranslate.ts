import { z } from 'zod'
import type { Translator } from '../../ports/index.ts'
import { inBatches } from './batches.ts'
import { call } from './call.ts'
import { fromMarkup, toMarkup } from './markup.ts'
import { baseUrl, type ProviderSettings } from './provider-settings.ts'
import { halfAnswer } from './translator-errors.ts'

const OWN = 'https://libretranslate.com'
/** Its engine leaves the content of `code` elements alone. */
const SPAN = { open: '<code>', close: '</code>' }
/** A server's own limits are its host's choice; small calls pass most. */
const LIMITS = { texts: 20, characters: 4_000 }

const answer = z.object({ translatedText: z.array(z.string()) })

/** LibreTranslate, on one's own server or the public one; its language codes are Andon's. It takes no glossary. */
export function createLibreTranslate(settings: ProviderSettings): Translator {
  const url = `${baseUrl(settings, OWN)}/translate`
  const { key, timeoutMs } = settings
  return {
    id: 'libretranslate',
    name: 'LibreTranslate',
    write: null,
    translate: ({ from, to, texts }) =>
      inBatches(texts, LIMITS, async (batch) => {
        const q = batch.map((text) => toMarkup(text, SPAN))
        const body = { q, source: from, target: to, format: 'html', ...(key ? { api_key: key } : {}) }
        const found = answer.safeParse(await call({ url, headers: {}, body, timeoutMs }))
        if (!found.success) throw halfAnswer(found.error)
        return found.data.translatedText.map((text) => fromMarkup(text, SPAN))
      }),
  }
}
