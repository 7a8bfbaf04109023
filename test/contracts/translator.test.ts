import { afterEach, expect, test } from 'vitest'
import { createTranslator } from '../../src/adapters/translators/create-translator.ts'
import { startFakeProvider } from '../support/fake-translators/fake-provider.ts'
import {
  anthropic,
  azure,
  deepl,
  google,
  libretranslate,
  openai,
} from '../support/fake-translators/formats.ts'
import { type TranslatorUnderTest, translatorContract } from './translator.contract.ts'

const SUBJECTS: readonly TranslatorUnderTest[] = [
  {
    provider: 'deepl',
    format: deepl,
    waitMs: null,
    codes: ['"source_lang":"ZH"', '"target_lang":"ZH-HANS"'],
    writes: false,
  },
  {
    provider: 'google',
    format: google,
    waitMs: null,
    codes: ['"source":"zh-TW"', '"target":"zh-CN"'],
    writes: false,
  },
  {
    provider: 'azure',
    format: azure,
    waitMs: 7_000,
    codes: ['from=zh-Hant', 'to=zh-Hans'],
    writes: false,
  },
  {
    provider: 'libretranslate',
    format: libretranslate,
    waitMs: 3_000,
    codes: ['"source":"zh-Hant"', '"target":"zh-Hans"'],
    writes: false,
  },
  {
    provider: 'openai',
    format: openai,
    path: '/v1',
    waitMs: 20_000,
    codes: ['Traditional Chinese (zh-Hant)', 'Simplified Chinese (zh-Hans)'],
    writes: true,
  },
  {
    provider: 'anthropic',
    format: anthropic,
    waitMs: 11_000,
    codes: ['Traditional Chinese (zh-Hant)', 'Simplified Chinese (zh-Hans)'],
    writes: true,
  },
]
for (const subject of SUBJECTS) translatorContract(subject)

let stop = async () => {}
afterEach(() => stop())
const PAIRS = [
  { source: 'burr', target: '毛刺' },
  { source: 'burr', target: '毛边' },
  { source: 'rework', target: '返工' },
]

test('DeepL gets the terms as one glossary of the account, made once and found again after a restart', async () => {
  const format = deepl()
  const fake = await startFakeProvider(format, (text) => text)
  stop = fake.stop
  const settings = { url: fake.url, key: 'the-key', model: null, region: null, timeoutMs: 60_000 }
  const request = { from: 'en', to: 'zh-Hans', texts: ['a burr'], glossary: PAIRS }
  await createTranslator('deepl', settings).translate(request)
  const again = createTranslator('deepl', settings)
  await again.translate(request)
  await again.translate({ ...request, texts: ['two burrs'] })
  expect([...format.glossaries.values()].map(({ entries }) => entries)).toEqual(['burr\t毛刺\nrework\t返工'])
  const calls = fake.seen.filter(({ path }) => path === '/v2/translate')
  const [id] = format.glossaries.keys()
  expect(calls.map(({ body }) => (body as { glossary_id: string }).glossary_id)).toEqual([id, id, id])
  expect(fake.seen.filter(({ path }) => path === '/v3/glossaries')).toHaveLength(3)
})

test('DeepL translates without a glossary where the account may have none, and for Thai', async () => {
  const fake = await startFakeProvider(deepl(), (text) => text)
  stop = fake.stop
  const settings = { url: fake.url, key: 'the-key', model: null, region: null, timeoutMs: 60_000 }
  fake.trouble.push('quota')
  const translator = createTranslator('deepl', settings)
  const request = { from: 'en', texts: ['a burr'], glossary: PAIRS }
  expect(await translator.translate({ ...request, to: 'zh-Hans' })).toEqual(['a burr'])
  expect(await translator.translate({ ...request, to: 'th' })).toEqual(['a burr'])
  expect(fake.seen.map(({ path }) => path)).toEqual(['/v3/glossaries', '/v2/translate', '/v2/translate'])
})

test('a model gets only the terms that occur', async () => {
  const fake = await startFakeProvider(openai(), (text) => text)
  stop = fake.stop
  const settings = { url: `${fake.url}/v1/`, key: 'the-key', model: 'some-model', region: null }
  const translator = createTranslator('openai', { ...settings, timeoutMs: 60_000 })
  await translator.translate({ from: 'en', to: 'zh-Hans', texts: ['a burr'], glossary: PAIRS })
  const sent = JSON.stringify(fake.seen[0]?.body)
  expect(sent).toContain('毛刺')
  expect(sent).not.toContain('返工')
})
