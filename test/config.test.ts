import { describe, expect, test } from 'vitest'
import { loadConfig } from '../src/config.ts'

const problemsOf = (environment: Record<string, string>): string => {
  try {
    loadConfig(environment)
    return ''
  } catch (error) {
    return String((error as { params?: { problems?: string } }).params?.problems)
  }
}

describe('translation providers', () => {
  test('none unless one is chosen', () => expect(loadConfig({}).translators).toEqual([]))

  test('a first and a second', () => {
    const { translators } = loadConfig({
      TRANSLATOR: 'deepl',
      TRANSLATOR_KEY: 'k1',
      TRANSLATOR_FALLBACK: 'openai',
      TRANSLATOR_FALLBACK_URL: 'http://127.0.0.1:11434/v1',
      TRANSLATOR_FALLBACK_MODEL: 'qwen3:8b',
    })
    expect(translators).toEqual([
      { provider: 'deepl', url: null, key: 'k1', model: null, region: null },
      {
        provider: 'openai',
        url: 'http://127.0.0.1:11434/v1',
        key: null,
        model: 'qwen3:8b',
        region: null,
      },
    ])
  })

  test.each([
    [{ TRANSLATOR: 'babelfish' }, /^TRANSLATOR: "babelfish": .*deepl/],
    [{ TRANSLATOR: 'deepl' }, /^TRANSLATOR_KEY: missing: deepl needs it$/],
    [{ TRANSLATOR: 'openai', TRANSLATOR_KEY: 'k' }, /^TRANSLATOR_MODEL: missing/],
    [{ TRANSLATOR_KEY: 'k' }, /^TRANSLATOR: missing/],
    [{ TRANSLATOR_FALLBACK: 'google', TRANSLATOR_FALLBACK_KEY: 'k' }, /^TRANSLATOR: missing/],
    [{ TRANSLATOR: 'libretranslate', TRANSLATOR_URL: 'ftp://x' }, /^TRANSLATOR_URL: "ftp:/],
    [
      { TRANSLATOR: 'google', TRANSLATOR_KEY: 'k', TRANSLATOR_FALLBACK: 'anthropic' },
      /_KEY: missing.*_MODEL: missing/,
    ],
  ])('%o is refused', (environment, expected) => expect(problemsOf(environment)).toMatch(expected))

  test('no complaint shows a key', () => {
    expect(problemsOf({ TRANSLATOR: 'openai', TRANSLATOR_KEY: 'hush' })).not.toContain('hush')
  })
})
