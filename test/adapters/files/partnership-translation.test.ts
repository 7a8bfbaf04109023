import { expect, test } from 'vitest'
import { readPartnershipFile } from '../../../src/adapters/files/partnership-file.ts'
import { partnershipDiff } from '../../../src/domain/partnership/diff.ts'
import { example, mistakesIn } from './reading.ts'

const TRANSLATION = `
translation:
  providers: forbidden
  terms:
    - id: burr
      words: { zh-Hans: [披锋] }
    - id: own-gate
      words: { en: [gate mark], zh-Hans: [水口印, 浇口痕] }
`
const base = example('partnership')
const withWords = base.replace(
  'name: Lichuang Precision',
  'name: Lichuang Precision\n  confidential: [Falcon, 猎鹰]',
)
const read = (text: string) => readPartnershipFile(text, 'p.yaml').partnership

test('a file forbids providers, adds terms and names confidential words', () => {
  expect(read(withWords + TRANSLATION).translation).toEqual({
    providers: false,
    confidential: { brand: [], factory: ['Falcon', '猎鹰'] },
    terms: [
      { id: 'burr', words: { 'zh-Hans': ['披锋'] } },
      { id: 'own-gate', words: { en: ['gate mark'], 'zh-Hans': ['水口印', '浇口痕'] } },
    ],
  })
  expect(read(withWords).translation?.providers).toBe(true)
  expect(read(base).translation).toBeUndefined()
})

test('setup says what changes', () => {
  const changes = partnershipDiff(read(base), read(withWords + TRANSLATION))
  expect(changes.map(({ path, after }) => `${path}: ${after}`)).toEqual([
    'translation.providers: forbidden',
    'translation.terms.burr: zh-Hans: 披锋',
    'translation.terms.own-gate: en: gate mark; zh-Hans: 水口印, 浇口痕',
    'factory.confidential.Falcon: Falcon',
    'factory.confidential.猎鹰: 猎鹰',
  ])
})

test.each([
  'translation: { providers: sometimes }',
  'translation: { terms: [{ id: burr, words: { fr: [bavure] } }] }',
  'translation: { terms: [{ words: { en: [burr] } }] }',
])('refused with its line: %s', (text) => {
  expect(mistakesIn(() => read(`${base}\n${text}\n`))).not.toEqual([])
})
