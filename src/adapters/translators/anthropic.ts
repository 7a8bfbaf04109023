import { z } from 'zod'
import type { Translator } from '../../ports/index.ts'
import { call } from './call.ts'
import { type AskModel, createModelTranslator } from './language-model.ts'
import { baseUrl, type ProviderSettings } from './provider-settings.ts'
import { halfAnswer } from './translator-errors.ts'

const OWN = 'https://api.anthropic.com'
const VERSION = '2023-06-01'
const MAX_TOKENS = 8_192

const answer = z.object({
  stop_reason: z.string().nullable(),
  content: z.array(z.object({ type: z.string(), name: z.string().optional(), input: z.unknown() })),
})

/** Anthropic's Messages API: the answer is the input of a tool the model must use, so that it is JSON of our schema. */
export function createAnthropic(settings: ProviderSettings): Translator {
  const url = `${baseUrl(settings, OWN)}/v1/messages`
  const { key, timeoutMs } = settings
  const model = settings.model ?? ''
  const headers = { 'x-api-key': key ?? '', 'anthropic-version': VERSION }
  const ask: AskModel = async ({ instructions, input, name, schema }) => {
    const body = {
      model,
      max_tokens: MAX_TOKENS,
      system: instructions,
      messages: [{ role: 'user', content: JSON.stringify(input) }],
      tools: [{ name, description: 'Hands in the answer.', input_schema: schema }],
      tool_choice: { type: 'tool', name },
    }
    const found = answer.safeParse(await call({ url, headers, body, timeoutMs }))
    // `max_tokens`: cut off; `refusal`: nothing was done.
    if (!found.success || found.data.stop_reason !== 'tool_use') throw halfAnswer(found.error)
    return found.data.content.find((block) => block.type === 'tool_use' && block.name === name)?.input
  }
  return createModelTranslator({ id: `anthropic/${model}`, name: model }, ask)
}
