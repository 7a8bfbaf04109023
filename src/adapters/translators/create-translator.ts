import type { Translator } from '../../ports/index.ts'
import { createAnthropic } from './anthropic.ts'
import { createAzure } from './azure.ts'
import { createDeepL } from './deepl.ts'
import { createGoogle } from './google.ts'
import { createLibreTranslate } from './libretranslate.ts'
import { createOpenAi } from './openai.ts'
import type { ProviderSettings } from './provider-settings.ts'

const PROVIDERS = {
  deepl: createDeepL,
  google: createGoogle,
  azure: createAzure,
  libretranslate: createLibreTranslate,
  openai: createOpenAi,
  anthropic: createAnthropic,
} as const

/** The translator a deployment chose. */
export const createTranslator = (provider: keyof typeof PROVIDERS, settings: ProviderSettings): Translator =>
  PROVIDERS[provider](settings)
