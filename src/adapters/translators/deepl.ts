import { z } from 'zod'
import type { GlossaryPair, TranslationRequest, Translator } from '../../ports/index.ts'
import { inBatches } from './batches.ts'
import { call } from './call.ts'
import { createDeepLGlossaries } from './deepl-glossaries.ts'
import { fromMarkup, toMarkup } from './markup.ts'
import { baseUrl, type ProviderSettings } from './provider-settings.ts'
import { halfAnswer } from './translator-errors.ts'

const PRO = 'https://api.deepl.com'
const FREE = 'https://api-free.deepl.com'

/** Texts between these tags are not translated (`ignore_tags`). */
const SPAN = { open: '<m>', close: '</m>' }
/** 50 texts and 128 KiB a call; a character may take three bytes, and six when escaped. */
const LIMITS = { texts: 50, characters: 20_000 }

/** Sources have no variants. */
const deepLSource = (tag: string): string => (tag.split('-')[0] ?? tag).toUpperCase()
const target = (tag: string): string => (tag === 'en' ? 'EN-US' : tag.toUpperCase())

const answer = z.object({ translations: z.array(z.object({ text: z.string() })) })

/** DeepL, `/v2/translate`, with the terms as a glossary of the account (`/v3/glossaries`). Keys of free accounts end in `:fx`. */
export function createDeepL(settings: ProviderSettings): Translator {
  const base = baseUrl(settings, settings.key?.endsWith(':fx') ? FREE : PRO)
  const headers = { authorization: `DeepL-Auth-Key ${settings.key ?? ''}` }
  const { timeoutMs } = settings
  const glossaries = createDeepLGlossaries({ base, headers, timeoutMs })

  const send = async (
    { from, to }: TranslationRequest,
    glossary: string | null,
    texts: readonly string[],
  ): Promise<readonly string[]> => {
    const body = {
      text: texts.map((text) => toMarkup(text, SPAN)),
      source_lang: deepLSource(from),
      target_lang: target(to),
      tag_handling: 'xml',
      tag_handling_version: 'v2',
      ignore_tags: ['m'],
      ...(glossary === null ? {} : { glossary_id: glossary }),
    }
    const found = answer.safeParse(await call({ url: `${base}/v2/translate`, headers, body, timeoutMs }))
    if (!found.success) throw halfAnswer(found.error)
    return found.data.translations.map(({ text }) => fromMarkup(text, SPAN))
  }
  return {
    id: 'deepl',
    name: 'DeepL',
    write: null,
    async translate(request) {
      const glossary = await glossaries.idOf(request.from, request.to, usable(request.glossary))
      return inBatches(request.texts, LIMITS, (texts) => send(request, glossary, texts))
    },
  }
}

/** DeepL refuses a source that is there twice, and takes tabs and line ends for separators. */
const usable = (pairs: readonly GlossaryPair[]): GlossaryPair[] => {
  const known = new Map<string, GlossaryPair>()
  for (const pair of pairs) {
    const { source, target: words } = pair
    if (/[\t\r\n]/.test(source + words) || source.trim() === '' || words.trim() === '') continue
    if (!known.has(source)) known.set(source, pair)
  }
  return [...known.values()]
}
