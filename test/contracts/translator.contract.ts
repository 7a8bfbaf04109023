import { afterEach, describe, expect, test } from 'vitest'
import { createTranslator } from '../../src/adapters/translators/create-translator.ts'
import { Forbidden, QuotaUsedUp, RateLimited, Unavailable } from '../../src/errors.ts'
import type { Translator } from '../../src/ports/index.ts'
import {
  type ProviderFormat,
  startFakeProvider,
  type Trouble,
} from '../support/fake-translators/fake-provider.ts'

export interface TranslatorUnderTest {
  readonly provider: Parameters<typeof createTranslator>[0]
  readonly format: () => ProviderFormat
  /** Path after the server's address that the setting holds. */
  readonly path?: string
  /** Milliseconds the provider's 429 asks to wait; null when it says nothing. */
  readonly waitMs: number | null
  /** The codes a request from zh-Hant into zh-Hans carries, somewhere in it. */
  readonly codes: readonly [from: string, to: string]
  readonly writes: boolean
}

/** What every translator must do, whatever its provider speaks. */
export function translatorContract(subject: TranslatorUnderTest): void {
  describe(subject.provider, () => {
    let stop = async () => {}
    afterEach(() => stop())

    const at = (address: string, key = 'the-key', timeoutMs = 60_000) => {
      const url = `${address}${subject.path ?? ''}`
      const settings = { url, key, model: 'some-model', region: 'westeurope', timeoutMs }
      return createTranslator(subject.provider, settings)
    }
    const begin = async (key?: string) => {
      const fake = await startFakeProvider(subject.format(), (text) => `«${text}»`)
      stop = fake.stop
      return { fake, translator: at(fake.url, key) }
    }
    const ask = (translator: Translator, texts: readonly string[]) =>
      translator.translate({ from: 'en', to: 'zh-Hans', texts, glossary: [] })

    test('one translation for each text, in order, with nothing escaped left over', async () => {
      const { translator } = await begin()
      const texts = ['a < b & c > d', 'say "no", don\'t &lt; me', '第一行\n第二行', 'x']
      expect(await ask(translator, texts)).toEqual(texts.map((text) => `«${text}»`))
    })

    test('masks come back untouched, whatever stands beside them', async () => {
      const { translator } = await begin()
      const [text] = await ask(translator, ['part ⟦1⟧ of <⟦2⟧> & ⟦12⟧'])
      expect(text?.match(/⟦\d+⟧/g)).toEqual(['⟦1⟧', '⟦2⟧', '⟦12⟧'])
      expect(text?.replace(/[«»]/g, '')).toBe('part ⟦1⟧ of <⟦2⟧> & ⟦12⟧')
    })

    test('more than one call holds goes out in several', async () => {
      const { fake, translator } = await begin()
      const texts = Array.from({ length: 300 }, (_, index) => `text ${index} ${'x'.repeat(40)}`)
      expect(await ask(translator, texts)).toEqual(texts.map((text) => `«${text}»`))
      expect(fake.seen.length).toBeGreaterThan(1)
    })

    test('the codes of both Chinese scripts are the provider’s own', async () => {
      const { fake, translator } = await begin()
      const [from, to] = subject.codes
      await translator.translate({ from: 'zh-Hant', to: 'zh-Hans', texts: ['毛邊'], glossary: [] })
      const sent = fake.seen.map(({ body, query }) => JSON.stringify(body) + query).join('\n')
      expect(sent).toContain(from)
      expect(sent).toContain(to)
    })

    test.each(['en', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'vi', 'th', 'de', 'es', 'pl'])(
      'into and from %s',
      async (tag) => {
        const { translator } = await begin()
        const other = tag === 'en' ? 'de' : 'en'
        const request = { texts: ['x y z'], glossary: [] }
        expect(await translator.translate({ ...request, from: other, to: tag })).toEqual(['«x y z»'])
        expect(await translator.translate({ ...request, from: tag, to: other })).toEqual(['«x y z»'])
      },
    )

    const fails = async (trouble: Trouble) => {
      const { fake, translator } = await begin()
      fake.trouble.push(trouble)
      const impatient = trouble === 'silent' ? at(fake.url, 'the-key', 100) : translator
      const failure = await ask(impatient, ['one', 'two']).then(
        () => null,
        (error: unknown) => error,
      )
      expect(await ask(translator, ['one', 'two'])).toEqual(['«one»', '«two»'])
      return failure
    }
    test('too many requests', async () => {
      const failure = await fails('limited')
      expect(failure).toBeInstanceOf(RateLimited)
      expect((failure as RateLimited).retryAfterMs).toBe(subject.waitMs)
    })
    test('quota used up', async () => expect(await fails('quota')).toBeInstanceOf(QuotaUsedUp))
    test('a wrong key', async () => expect(await fails('wrong-key')).toBeInstanceOf(Forbidden))
    test.each(['broken', 'silent', 'half', 'cut', 'moved'] as const)('unavailable: %s', async (trouble) => {
      expect(await fails(trouble)).toBeInstanceOf(Unavailable)
    })
    test('nobody there', async () => {
      const { fake, translator } = await begin()
      await fake.stop()
      await expect(ask(translator, ['one'])).rejects.toBeInstanceOf(Unavailable)
    })

    test('no error repeats what was sent, nor the key', async () => {
      const { fake, translator } = await begin('not-the-key')
      fake.trouble.push('limited')
      for (let round = 0; round < 2; round++) {
        const failure = await ask(translator, ['hinge of Falcon']).catch((error: Error) => error)
        expect(String(failure)).not.toMatch(/Falcon|not-the-key/)
      }
    })

    test(subject.writes ? 'writes from given material' : 'only translates', async () => {
      const { translator } = await begin()
      const material = [
        { id: 'm1', text: 'hinge ⟦1⟧ cracks' },
        { id: 'm2', text: 'sorted 500' },
      ]
      if (!subject.writes) return expect(translator.write).toBeNull()
      expect(await translator.write?.({ language: 'zh-Hans', material, sentences: 5 })).toEqual([
        { text: '«hinge ⟦1⟧ cracks»', ids: ['m1'] },
        { text: '«sorted 500»', ids: ['m2'] },
      ])
    })
  })
}
