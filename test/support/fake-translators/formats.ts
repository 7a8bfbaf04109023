import { randomUUID } from 'node:crypto'
import { type Answer, type Engine, type ProviderFormat, throughMarkup } from './fake-provider.ts'

const KEY = 'the-key'
const refuse = (status: number, body: unknown): Answer => ({ status, body })

/** DeepL: developers.deepl.com, translate and multilingual glossaries. v2 tag handling refuses what is not well-formed. */
export function deepl(): ProviderFormat & { readonly glossaries: Map<string, { entries: string }> } {
  const glossaries = new Map<string, { name: string; entries: string; pair: string }>()
  const targets = ['EN-US', 'EN-GB', 'ZH-HANS', 'ZH-HANT', 'JA', 'KO', 'VI', 'TH', 'DE', 'ES', 'PL']
  const sources = ['EN', 'ZH', 'JA', 'KO', 'VI', 'TH', 'DE', 'ES', 'PL']
  return {
    glossaries,
    answer: ({ method, path, headers, body }, engine) => {
      if (headers.authorization !== `DeepL-Auth-Key ${KEY}`) return refuse(403, '')
      const shown = (id: string) => ({
        glossary_id: id,
        name: glossaries.get(id)?.name,
        dictionaries: [],
        creation_time: '2026-01-01T00:00:00Z',
      })
      if (path === '/v3/glossaries' && method === 'GET')
        return { status: 200, body: { glossaries: [...glossaries.keys()].map(shown) } }
      if (path === '/v3/glossaries') {
        const { name, dictionaries } = body as { name: string; dictionaries: Record<string, string>[] }
        const [dictionary = {}] = dictionaries
        const sourceWords = (dictionary.entries ?? '').split('\n').map((line) => line.split('\t')[0])
        if (new Set(sourceWords).size !== sourceWords.length)
          return refuse(400, { message: 'Duplicate source' })
        const id = randomUUID()
        const pair = `${dictionary.source_lang} ${dictionary.target_lang}`
        glossaries.set(id, { name, entries: dictionary.entries ?? '', pair })
        return { status: 201, body: shown(id) }
      }
      const asked = body as Record<string, string> & { text: string[]; ignore_tags: string[] }
      if (!targets.includes(asked.target_lang ?? ''))
        return refuse(400, { message: "Value for 'target_lang' not supported." })
      if (!sources.includes(asked.source_lang ?? ''))
        return refuse(400, { message: "Value for 'source_lang' not supported." })
      if (asked.glossary_id && !glossaries.has(asked.glossary_id))
        return refuse(404, { message: 'Not found' })
      if (asked.text.length > 50) return refuse(400, { message: 'Too many texts' })
      if (asked.text.some((text) => /&(?!(?:amp|lt|gt|quot|apos|#\d+);)|<(?!\/?m>)/.test(text)))
        return refuse(400, { message: 'Tag handling parsing failed, please check input.' })
      const ignored = new RegExp(`^<(?:${asked.ignore_tags.join('|')})>`)
      const translations = asked.text.map((text) => ({
        detected_source_language: asked.source_lang,
        text: throughMarkup(text, ignored, engine),
      }))
      return { status: 200, body: { translations } }
    },
    without: (body) => ({ translations: (body as { translations: unknown[] }).translations.slice(1) }),
    limited: { status: 429, body: { message: 'Too many requests' } },
    quota: { status: 456, body: { message: 'Quota Exceeded' } },
    wrongKey: { status: 403, body: '' },
  }
}

/** Google Cloud Translation Basic v2: errors with `errors[].reason`. */
export const google = (): ProviderFormat => {
  const error = (code: number, reason: string, message: string): Answer =>
    refuse(code, { error: { code, message, errors: [{ message, domain: 'global', reason }] } })
  return {
    answer: ({ path, headers, query, body }, engine) => {
      if (query.has('key') || headers['x-goog-api-key'] !== KEY)
        return error(400, 'badRequest', 'API key not valid. Please pass a valid API key.')
      const { q, source, target, format } = body as Record<string, string> & { q: string[] }
      const codes = ['en', 'zh-CN', 'zh-TW', 'ja', 'ko', 'vi', 'th', 'de', 'es', 'pl']
      if (path !== '/language/translate/v2' || !codes.includes(source ?? '') || !codes.includes(target ?? ''))
        return error(400, 'invalid', 'Invalid Value')
      if (q.length > 128) return error(400, 'invalid', 'Too many text segments')
      if (format !== 'html') return error(400, 'invalid', 'Invalid Value')
      const translations = q.map((text) => ({
        translatedText: throughMarkup(text, /translate="no"/, engine),
      }))
      return { status: 200, body: { data: { translations } } }
    },
    without: (body) => {
      const { data } = body as { data: { translations: unknown[] } }
      return { data: { translations: data.translations.slice(1) } }
    },
    limited: error(403, 'userRateLimitExceeded', 'User Rate Limit Exceeded'),
    quota: error(403, 'dailyLimitExceeded', 'Daily Limit Exceeded'),
    wrongKey: error(403, 'forbidden', 'The request is missing a valid API key.'),
  }
}

/** Azure Translator 3.0: an array in, an array out; errors with a six-digit code. */
export const azure = (): ProviderFormat => {
  const error = (code: number, message: string): Answer =>
    refuse(Math.floor(code / 1000), { error: { code, message } })
  const codes = ['en', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'vi', 'th', 'de', 'es', 'pl']
  return {
    answer: ({ path, headers, query, body }, engine) => {
      if (headers['ocp-apim-subscription-key'] !== KEY)
        return error(401000, 'The request is not authorized because credentials are missing or invalid.')
      if (headers['ocp-apim-subscription-region'] !== 'westeurope')
        return error(401000, 'The request is not authorized because credentials are missing or invalid.')
      if (path !== '/translate' || query.get('api-version') !== '3.0')
        return error(400021, 'The API version parameter is not valid.')
      if (!codes.includes(query.get('to') ?? '')) return error(400036, 'The target language is not valid.')
      const texts = (body as { Text: string }[]).map(({ Text }) => Text)
      const html = query.get('textType') === 'html'
      const translated = (text: string) =>
        html ? throughMarkup(text, /class="notranslate"/, engine) : engine(text)
      return {
        status: 200,
        body: texts.map((text) => ({ translations: [{ text: translated(text), to: query.get('to') }] })),
      }
    },
    without: (body) => (body as unknown[]).slice(1),
    limited: {
      ...error(429001, 'The server rejected the request because the client has exceeded request limits.'),
      headers: { 'retry-after': '7' },
    },
    quota: error(403001, "The operation isn't allowed because the subscription exceeded its free quota."),
    wrongKey: error(401000, 'The request is not authorized because credentials are missing or invalid.'),
  }
}

/** LibreTranslate: `{"error": …}` with a status. */
export const libretranslate = (): ProviderFormat => {
  const codes = ['en', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'vi', 'th', 'de', 'es', 'pl']
  return {
    answer: ({ path, body }, engine) => {
      const { q, source, target, format, api_key } = body as Record<string, string> & { q: string[] }
      if (api_key !== KEY) return refuse(403, { error: 'Invalid API key' })
      if (path !== '/translate' || !Array.isArray(q)) return refuse(400, { error: 'Invalid request' })
      if (!codes.includes(source ?? '') || !codes.includes(target ?? ''))
        return refuse(400, { error: `${target} is not supported` })
      const translatedText = q.map((text) =>
        format === 'html' ? throughMarkup(text, /^<code\b/, engine) : engine(text),
      )
      return { status: 200, body: { translatedText } }
    },
    without: (body) => ({
      translatedText: (body as { translatedText: unknown[] }).translatedText.slice(1),
    }),
    limited: { status: 429, body: { error: 'Slowdown: Too many requests' }, headers: { 'retry-after': '3' } },
    quota: { status: 402, body: { error: 'Payment required' } },
    wrongKey: { status: 403, body: { error: 'Invalid API key' } },
  }
}

interface ModelInput {
  readonly texts?: readonly { id: number; text: string }[]
  readonly material?: readonly { id: string; text: string }[]
}

/** What a model answers: translations for texts, a sentence for each entry of material. */
const modelAnswer = (input: ModelInput, engine: Engine): object => {
  if (input.material)
    return { sentences: input.material.map(({ id, text }) => ({ text: engine(text), ids: [id] })) }
  // A model sees the marks and copies them.
  const texts = (input.texts ?? []).map(({ id, text }) => ({
    id,
    text: text
      .split(/(⟦\d+⟧)/)
      .map((part) => (part.startsWith('⟦') ? part : part === '' ? '' : engine(part)))
      .join(''),
  }))
  return { translations: texts }
}
const dropFirst = (answer: { translations?: unknown[] }) => ({ translations: answer.translations?.slice(1) })

/** OpenAI's chat completions, as Ollama and vLLM speak them too. */
export const openai = (): ProviderFormat => ({
  answer: ({ path, headers, body }, engine) => {
    if (headers.authorization !== `Bearer ${KEY}`)
      return refuse(401, { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } })
    const { model, messages, response_format } = body as {
      model: string
      messages: { role: string; content: string }[]
      response_format: { type: string; json_schema: { name: string; strict: boolean; schema: unknown } }
    }
    if (path !== '/v1/chat/completions' || model !== 'some-model')
      return refuse(404, { error: { code: 'model_not_found' } })
    if (response_format.type !== 'json_schema' || !response_format.json_schema.schema)
      return refuse(400, { error: { code: 'invalid_request_error' } })
    const content = JSON.stringify(modelAnswer(JSON.parse(messages.at(-1)?.content ?? '{}'), engine))
    const choice = { index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }
    return { status: 200, body: { id: 'chatcmpl-1', object: 'chat.completion', choices: [choice] } }
  },
  without: (body) => {
    const { choices } = body as { choices: { message: { content: string } }[] }
    const content = JSON.stringify(dropFirst(JSON.parse(choices[0]?.message.content ?? '{}')))
    return { choices: [{ finish_reason: 'stop', message: { role: 'assistant', content } }] }
  },
  limited: {
    status: 429,
    body: { error: { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' } },
    headers: { 'retry-after': '20' },
  },
  quota: {
    status: 429,
    body: { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } },
  },
  wrongKey: { status: 401, body: { error: { message: 'Incorrect API key provided' } } },
})

/** Anthropic's messages: the answer is the input of the tool the model had to use. */
export const anthropic = (): ProviderFormat => {
  const error = (status: number, type: string, message: string): Answer =>
    refuse(status, { type: 'error', error: { type, message } })
  return {
    answer: ({ path, headers, body }, engine) => {
      if (headers['x-api-key'] !== KEY) return error(401, 'authentication_error', 'invalid x-api-key')
      if (headers['anthropic-version'] !== '2023-06-01')
        return error(400, 'invalid_request_error', 'anthropic-version: header is required')
      const { model, max_tokens, messages, tools, tool_choice } = body as {
        model: string
        max_tokens: number
        messages: { role: string; content: string }[]
        tools: { name: string; input_schema: unknown }[]
        tool_choice: { type: string; name: string }
      }
      if (path !== '/v1/messages' || model !== 'some-model') return error(404, 'not_found_error', model)
      if (!(max_tokens > 0) || tools[0]?.name !== tool_choice.name)
        return error(400, 'invalid_request_error', 'tool_choice')
      const input = modelAnswer(JSON.parse(messages[0]?.content ?? '{}'), engine)
      const content = [{ type: 'tool_use', id: 'toolu_1', name: tool_choice.name, input }]
      return { status: 200, body: { type: 'message', role: 'assistant', stop_reason: 'tool_use', content } }
    },
    without: (body) => {
      const message = body as { content: { input: object }[] }
      const [block] = message.content
      return { ...message, content: [{ ...block, input: dropFirst(block?.input ?? {}) }] }
    },
    limited: {
      ...error(429, 'rate_limit_error', 'This request would exceed your rate limit.'),
      headers: { 'retry-after': '11' },
    },
    quota: error(400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.'),
    wrongKey: error(401, 'authentication_error', 'invalid x-api-key'),
  }
}
