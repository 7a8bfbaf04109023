import { z } from 'zod'
import type { Translator } from '../../ports/index.ts'
import { call } from './call.ts'
import { type AskModel, createModelTranslator } from './language-model.ts'
import { baseUrl, type ProviderSettings } from './provider-settings.ts'
import { halfAnswer } from './translator-errors.ts'

const OWN = 'https://api.openai.com/v1'

const answer = z.object({
  choices: z
    .array(z.object({ finish_reason: z.string().nullish(), message: z.object({ content: z.string() }) }))
    .min(1),
})
/** Models that reason refuse a temperature; the others do better without chance. */
const REASONING = /(?:^|\/)(?:o\d|gpt-5)/

/**
 * Chat completions with a JSON schema, of OpenAI or any server that speaks the same, such as Ollama and vLLM: the address
 * ends in `/v1`.
 */
export function createOpenAi(settings: ProviderSettings): Translator {
  const url = `${baseUrl(settings, OWN)}/chat/completions`
  const { key, timeoutMs } = settings
  const model = settings.model ?? ''
  const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {}
  const ask: AskModel = async ({ instructions, input, name, schema }) => {
    const body = {
      model,
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content: JSON.stringify(input) },
      ],
      response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } },
      ...(REASONING.test(model) ? {} : { temperature: 0 }),
    }
    const found = answer.safeParse(await call({ url, headers, body, timeoutMs }))
    const [choice] = found.success ? found.data.choices : []
    // `length`: cut off; `content_filter`: left out.
    if (!choice || (choice.finish_reason ?? 'stop') !== 'stop') throw halfAnswer(found.error)
    return readJson(choice.message.content)
  }
  return createModelTranslator({ id: `openai/${model}`, name: model }, ask)
}

/** Some servers put the JSON into a code fence, whatever they were asked. */
function readJson(content: string): unknown {
  const [, fenced] = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/.exec(content) ?? []
  try {
    return JSON.parse(fenced ?? content)
  } catch (cause) {
    throw halfAnswer(cause)
  }
}
