import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEldLatin } from '../../../src/adapters/language/eld-latin.ts'
import { detectLanguage } from '../../../src/domain/language/detect-language.ts'
import { LOCALE_TAGS } from '../../../src/domain/language/locale-tags.ts'

const nothing = () => null

describe('script, characters and words decide', () => {
  test.each([
    ['바로 확인하겠습니다', 'ko'],
    ['ไลน์หยุด', 'th'],
    ['寸法がずれています', 'ja'],
    ['キズ', 'ja'],
    ['検査済', 'ja'],
    ['出荷停止', 'ja'],
    ['这批货有问题', 'zh-Hans'],
    ['這批貨有問題', 'zh-Hant'],
    ['日本客户说「ズレ」太大，要重新调整', 'zh-Hans'],
    ['包裝の標籤貼錯了', 'zh-Hant'],
    ['hàng chưa về', 'vi'],
    ['da gui hinh roi nhe', 'vi'],
    ['Die Maschine steht', 'de'],
    ['proszę sprawdzić', 'pl'],
    ['¿cuándo llega?', 'es'],
    ['please check the label', 'en'],
    ['PCB에서 short 발생', 'ko'],
    ['这个 part 的 tolerance 是 ±0.05 吗', 'zh-Hans'],
    ['PLEASE STOP THE LINE NOW', 'en'],
  ])('%s is %s', (text, expected) => {
    expect(detectLanguage(text, { writer: null, latin: nothing })).toBe(expected)
  })
})

describe('nothing supports a guess', () => {
  test.each([
    '',
    '👍',
    'PN-4471-B',
    'D-12',
    '120/2400',
    '±0.05 mm',
    'https://example.com/a',
    '<@U12345>',
    ':+1:',
    'M3x8',
    'a@b.example',
  ])('“%s”', (text) => {
    expect(detectLanguage(text, { writer: 'de', latin: () => 'en' })).toBe('und')
  })
})

describe("the writer's language breaks ties only", () => {
  test.each([
    ['收到', 'zh-Hans', 'zh-Hans'],
    ['收到', 'zh-Hant', 'zh-Hant'],
    ['承認', 'ja', 'ja'],
    ['出荷停止', 'zh-Hans', 'ja'],
    ['收到', 'en', 'zh-Hans'],
    ['ok', 'pl', 'pl'],
    ['please check the label', 'pl', 'en'],
    ['这批货有问题', 'ja', 'zh-Hans'],
    ['收到', 'xx', 'zh-Hans'],
  ])('%s by a writer of %s is %s', (text, writer, expected) => {
    expect(detectLanguage(text, { writer, latin: nothing })).toBe(expected)
  })
})

describe('statistics are asked for Latin text that no word decides', () => {
  test('and believed when they name a language Andon speaks', () => {
    expect(detectLanguage('qwerty', { writer: null, latin: () => 'es' })).toBe('es')
    expect(detectLanguage('qwerty', { writer: null, latin: () => 'fr' })).toBe('und')
    expect(detectLanguage('qwerty', { writer: null, latin: nothing })).toBe('und')
  })

  test('and not for what script decides', () => {
    const asked: string[] = []
    detectLanguage('这批货', { writer: null, latin: (text) => String(asked.push(text)) })
    expect(asked).toEqual([])
  })
})

test('the development set is told at the promised rate', () => {
  const latin = createEldLatin()
  const path = join(import.meta.dirname, '..', '..', 'fixtures', 'language', 'dev.jsonl')
  const messages = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { text: string; lang: string; author_lang?: string })
  const right = messages.filter(
    ({ text, lang, author_lang }) => detectLanguage(text, { writer: author_lang ?? null, latin }) === lang,
  )
  expect(messages.length).toBeGreaterThanOrEqual(300)
  expect(right.length / messages.length).toBeGreaterThanOrEqual(0.97)
})

test('any text gets a language Andon speaks or und', () => {
  const latin = createEldLatin()
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(null, ...LOCALE_TAGS), (text, writer) => {
      expect([...LOCALE_TAGS, 'und']).toContain(detectLanguage(text, { writer, latin }))
    }),
  )
})
