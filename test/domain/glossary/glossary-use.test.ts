import { describe, expect, test } from 'vitest'
import { glossaryCheck } from '../../../src/domain/glossary/glossary-check.ts'
import { confusionsOf, glossaryHints } from '../../../src/domain/glossary/glossary-hints.ts'
import { mergeTerms } from '../../../src/domain/glossary/merge-terms.ts'
import type { LocaleTag } from '../../../src/domain/language/locale-tags.ts'

describe('hints under an original', () => {
  const pairs = (text: string, from: LocaleTag, to: LocaleTag) =>
    glossaryHints(text, from, to).map(({ written, word }) => `${written} = ${word}`)

  test.each<[string, LocaleTag, LocaleTag, string[]]>([
    ['外壳边缘有毛刺，已返工', 'zh-Hans', 'en', ['毛刺 = burr', '返工 = rework']],
    ['這批要重工', 'zh-Hant', 'zh-Hans', ['重工 = 返工']],
    ['バリを除去し、手直し後に出荷します', 'ja', 'en', ['バリ = burr', '手直し = rework', '出荷 = shipment']],
    ['Burrs on 3 cartons', 'en', 'zh-Hans', ['Burrs = 毛刺', 'cartons = 纸箱']],
    ['Die Reklamation ist da', 'de', 'ja', ['Reklamation = クレーム']],
    ['Na obudowie są rysy i pęknięcia', 'pl', 'en', ['rysy = scratch', 'pęknięcia = crack']],
    ['hàng có vết nứt', 'vi', 'en', ['vết nứt = crack']],
    ['มีรอยร้าวที่รอยเชื่อม', 'th', 'en', ['รอยร้าว = crack', 'รอยเชื่อม = weld seam']],
    ['부품에 균열이 있습니다', 'ko', 'en', ['균열 = crack']],
  ])('%s (%s to %s)', (text, from, to, expected) => {
    expect(pairs(text, from, to)).toEqual(expected)
  })

  test('the longest word wins and each term comes once', () => {
    expect(pairs('spatter and weld spatter', 'en', 'de')).toEqual(['spatter = Schweißspritzer'])
    expect(pairs('solder paste, solder bridge', 'en', 'zh-Hant')).toEqual([
      'solder paste = 錫膏',
      'solder bridge = 連錫',
    ])
  })

  test('part of a word is no word', () => {
    expect(pairs('mouldy moulding scrapbook', 'en', 'de')).toEqual([])
  })

  test('a word that is the same in both languages needs no hint', () => {
    expect(pairs('Pallet', 'en', 'vi')).toEqual([])
  })

  test('what is easily confused is said', () => {
    expect(confusionsOf('rework').join(' ')).toContain('重工')
    expect(confusionsOf('stock')).toEqual([])
  })
})

describe('the check after translation', () => {
  test('a term rendered by an agreed word passes', () => {
    expect(glossaryCheck('外壳有毛刺', 'There are burrs on the housing', 'zh-Hans', 'en')).toEqual([])
  })

  test('a term rendered by another word is a miss with the agreed words', () => {
    expect(glossaryCheck('外壳有毛刺', 'There are hairs on the housing', 'zh-Hans', 'en')).toEqual([
      { id: 'burr', written: '毛刺', expected: ['burr', 'burrs'] },
    ])
  })

  test("the mainland's word in a text for Taiwan is a miss", () => {
    expect(glossaryCheck('The rework is done', '返工已完成', 'en', 'zh-Hant')[0]?.expected).toEqual(['重工'])
  })
})

describe("a partnership's own terms", () => {
  const terms = mergeTerms([
    { id: 'burr', words: { en: ['sharp edge'] } },
    { id: 'pogo', words: { en: ['pogo pin'], 'zh-Hans': ['顶针'] } },
  ])

  test('an override changes the languages it names', () => {
    expect(glossaryHints('有毛刺', 'zh-Hans', 'en', terms)[0]?.word).toBe('sharp edge')
    expect(glossaryHints('有毛刺', 'zh-Hans', 'de', terms)[0]?.word).toBe('Grat')
  })

  test('an addition is found and has no word where none was given', () => {
    expect(glossaryHints('顶针坏了', 'zh-Hans', 'en', terms)[0]?.word).toBe('pogo pin')
    expect(glossaryHints('顶针坏了', 'zh-Hans', 'ja', terms)).toEqual([])
  })

  test('an empty list takes the words of a language away', () => {
    const none = mergeTerms([{ id: 'burr', words: { 'zh-Hans': [] } }])
    expect(glossaryHints('有毛刺', 'zh-Hans', 'en', none)).toEqual([])
  })
})
