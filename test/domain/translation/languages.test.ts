import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LOCALE_TAGS } from '../../../src/domain/language/locale-tags.ts'
import { checkTranslation } from '../../../src/domain/translation/check-translation.ts'
import { readerFor, spokenTag } from '../../../src/domain/translation/language-table.ts'
import { readNumeral } from '../../../src/domain/translation/numerals.ts'
import { measureOf } from '../../../src/domain/translation/units.ts'

const CURRENCIES = ['USD', 'EUR', 'CNY', 'TWD', 'JPY', 'KRW', 'VND', 'THB', 'PLN', 'GBP', 'CHF']

describe.each(LOCALE_TAGS.map((tag) => [tag]))('the tables of %s', (tag) => {
  const { data } = readerFor(tag).reader

  test('name known units', () => {
    for (const [word, unit] of Object.entries({ ...data.units, ...data.prefixes })) {
      const measure = measureOf(unit)
      if (measure.kind === 'money')
        expect(CURRENCIES, `${word}: ${unit}`).toEqual(expect.arrayContaining([...measure.currencies]))
    }
  })

  test('hold months from 1 to 12, all seven weekdays and finite numbers', () => {
    for (const month of Object.values(data.months))
      expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).toContain(month)
    expect(new Set(Object.values(data.weekdays))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]))
    for (const words of [data.values, data.multipliers, data.groups, data.faint, data.ordinals ?? {}]) {
      for (const [word, value] of Object.entries(words)) expect(Number.isFinite(value), word).toBe(true)
    }
  })
})

test('a regional tag is read as its language', () => {
  expect(['zh-TW', 'zh-HK', 'zh', 'zh-CN', 'en-GB', 'fr', 'constructor'].map(spokenTag)).toEqual([
    'zh-Hant',
    'zh-Hant',
    'zh-Hans',
    'zh-Hans',
    'en',
    null,
    null,
  ])
})

test.each<[string, number[]]>([
  ['1.000', [1000, 1]],
  ['1,250', [1250, 1.25]],
  ['0.125', [0.125]],
  ['12,5', [12.5]],
  ['1.234.567', [1234567]],
  ['1.234,5', [1234.5]],
  ['1,234.5', [1234.5]],
  ["12'500", [12500]],
  ['12 345,67', [12345.67]],
  ['.5', [0.5]],
])('the numeral %s may mean %j', (written, values) => {
  expect(readNumeral(written)).toEqual(values)
})

interface Row {
  readonly source: string
  readonly target: string
  readonly from: string
  readonly to: string
  readonly errors: readonly { readonly kind: string; readonly target: string }[]
}

describe('the development pairs', () => {
  const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'translation-check', 'dev')
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'))
  const rows = (file: string): Row[] =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)

  test.each(files.map((file) => [file]))('%s has 40 pairs and keeps the promise', (file) => {
    const pairs = rows(file)
    expect(pairs.length).toBeGreaterThanOrEqual(40)
    const ok = (source: string, target: string, from: string, to: string) =>
      checkTranslation({ source, target, from, to }).ok
    const both = ({ source, from, to }: Row, target: string) => [
      ok(source, target, from, to),
      ok(target, source, to, from),
    ]
    const correct = pairs.flatMap((row) => both(row, row.target))
    const seeded = pairs.flatMap((row) => row.errors.flatMap((error) => both(row, error.target)))
    expect(correct.filter((passed) => !passed).length / correct.length).toBeLessThanOrEqual(0.03)
    expect(seeded.filter((passed) => !passed).length / seeded.length).toBeGreaterThanOrEqual(0.95)
  })
})
