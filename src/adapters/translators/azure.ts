import { z } from 'zod'
import type { Translator } from '../../ports/index.ts'
import { inBatches } from './batches.ts'
import { call } from './call.ts'
import { fromMarkup, toMarkup } from './markup.ts'
import { baseUrl, type ProviderSettings } from './provider-settings.ts'
import { halfAnswer } from './translator-errors.ts'

const OWN = 'https://api.cognitive.microsofttranslator.com'
const SPAN = { open: '<span class="notranslate">', close: '</span>' }
/** 1,000 texts and 50,000 characters a call, markup included. */
const LIMITS = { texts: 100, characters: 20_000 }

const answer = z.array(z.object({ translations: z.array(z.object({ text: z.string() })).min(1) }))

/**
 * Azure Translator, version 3.0; its language codes are Andon's. Its dynamic dictionary is meant for names and breaks
 * inflection, so terms are only checked afterwards.
 */
export function createAzure(settings: ProviderSettings): Translator {
  const base = `${baseUrl(settings, OWN)}/translate`
  const { key, region, timeoutMs } = settings
  const headers = {
    'ocp-apim-subscription-key': key ?? '',
    ...(region === null ? {} : { 'ocp-apim-subscription-region': region }),
  }
  return {
    id: 'azure',
    name: 'Azure Translator',
    write: null,
    translate: ({ from, to, texts }) =>
      inBatches(texts, LIMITS, async (batch) => {
        const query = new URLSearchParams({ 'api-version': '3.0', from, to, textType: 'html' })
        const body = batch.map((text) => ({ Text: toMarkup(text, SPAN) }))
        const found = answer.safeParse(await call({ url: `${base}?${query}`, headers, body, timeoutMs }))
        if (!found.success) throw halfAnswer(found.error)
        return found.data.map(({ translations }) => fromMarkup(translations[0]?.text ?? '', SPAN))
      }),
  }
}
