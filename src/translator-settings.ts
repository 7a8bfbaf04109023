import { z } from 'zod'

const TRANSLATORS = ['none', 'deepl', 'google', 'azure', 'libretranslate', 'openai', 'anthropic'] as const

/** A provider the deployment chose, with how it is reached. */
export interface TranslatorConfig {
  readonly provider: Exclude<(typeof TRANSLATORS)[number], 'none'>
  readonly url: string | null
  readonly key: string | null
  readonly model: string | null
  readonly region: string | null
}

const provider = z.enum(TRANSLATORS)
const url = z.url({ protocol: /^https?$/ }).nullable()
const text = z.string().min(1).nullable()

/** The rows of the table of settings that choose translation providers. */
export const TRANSLATOR_SETTINGS = {
  translator: {
    name: 'TRANSLATOR',
    about:
      'Who translates what people write: `none`, `deepl`, `google`, `azure`, `libretranslate`, `openai` (any server that speaks the same, such as Ollama or vLLM) or `anthropic`. Facts never pass through it.',
    schema: provider,
    fallback: 'none',
  },
  translatorUrl: {
    name: 'TRANSLATOR_URL',
    about:
      "Address of the provider's API, when it is not its public one; for `openai` it ends in `/v1`, e.g. `http://127.0.0.1:11434/v1` for Ollama.",
    schema: url,
    fallback: null,
  },
  translatorKey: {
    name: 'TRANSLATOR_KEY',
    about: 'Key of the provider. One’s own server may need none.',
    schema: text,
    fallback: null,
    secret: true,
  },
  translatorModel: {
    name: 'TRANSLATOR_MODEL',
    about: 'Model of `openai` or `anthropic`.',
    schema: text,
    fallback: null,
  },
  translatorRegion: {
    name: 'TRANSLATOR_REGION',
    about: 'Region of an `azure` resource that is not global, e.g. `westeurope`.',
    schema: text,
    fallback: null,
  },
  fallback: {
    name: 'TRANSLATOR_FALLBACK',
    about: 'A second provider, asked when the first cannot translate or its translation fails the check.',
    schema: provider,
    fallback: 'none',
  },
  fallbackUrl: {
    name: 'TRANSLATOR_FALLBACK_URL',
    about: 'As `TRANSLATOR_URL`, for the second provider.',
    schema: url,
    fallback: null,
  },
  fallbackKey: {
    name: 'TRANSLATOR_FALLBACK_KEY',
    about: 'As `TRANSLATOR_KEY`, for the second provider.',
    schema: text,
    fallback: null,
    secret: true,
  },
  fallbackModel: {
    name: 'TRANSLATOR_FALLBACK_MODEL',
    about: 'As `TRANSLATOR_MODEL`, for the second provider.',
    schema: text,
    fallback: null,
  },
  fallbackRegion: {
    name: 'TRANSLATOR_FALLBACK_REGION',
    about: 'As `TRANSLATOR_REGION`, for the second provider.',
    schema: text,
    fallback: null,
  },
} as const

interface TranslatorRead {
  readonly provider: (typeof TRANSLATORS)[number]
  readonly url: string | null
  readonly key: string | null
  readonly model: string | null
  readonly region: string | null
}

/** The chosen providers, the first one first. Half a choice is a mistake: what is missing is added to the problems. */
export function translatorConfigs(
  first: TranslatorRead,
  second: TranslatorRead,
  problems: string[],
): readonly TranslatorConfig[] {
  if (first.provider === 'none' && second.provider !== 'none')
    problems.push('TRANSLATOR: missing: TRANSLATOR_FALLBACK is only asked after it')
  return [
    ...chosen('TRANSLATOR', first, problems),
    ...(first.provider === 'none' ? [] : chosen('TRANSLATOR_FALLBACK', second, problems)),
  ]
}

function chosen(name: string, found: TranslatorRead, problems: string[]): TranslatorConfig[] {
  const { provider: kind, url: address, key, model } = found
  if (kind === undefined) return []
  if (kind === 'none') {
    if (address || key || model)
      problems.push(`${name}: missing: the settings beside it belong to a provider; allowed: ${OTHERS}`)
    return []
  }
  const ownServer = kind === 'libretranslate' || (kind === 'openai' && address !== null)
  if (!key && !ownServer) problems.push(`${name}_KEY: missing: ${kind} needs it`)
  const needsModel = kind === 'openai' || kind === 'anthropic'
  if (needsModel && !model) problems.push(`${name}_MODEL: missing: ${kind} needs the name of a model`)
  return [{ ...found, provider: kind }]
}

const OTHERS = TRANSLATORS.filter((name) => name !== 'none').join(', ')
