import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const FOLDER = join(import.meta.dirname, '..', 'locales')
const SOURCE = 'en'
const tags = readdirSync(FOLDER)
const namespaces = readdirSync(join(FOLDER, SOURCE))

type Texts = ReadonlyMap<string, string>

function read(tag: string, namespace: string): Texts {
  const texts = new Map<string, string>()
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') texts.set(path, value)
    else
      for (const [key, inner] of Object.entries(value as object)) walk(inner, path ? `${path}.${key}` : key)
  }
  walk(JSON.parse(readFileSync(join(FOLDER, tag, namespace), 'utf8')), '')
  return texts
}

/** Plural forms differ between languages: `days_one` and `days_other` are one text. */
const baseOf = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '')
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{-?\s*(\w+)[^}]*\}\}/g)].map(([, name = '']) => name))].sort()

/** Texts that are the same everywhere, with the reason. */
const SAME_EVERYWHERE: readonly RegExp[] = [
  /^(\{\{[^}]+\}\}|[^\p{L}{])*$/u, // no letters: placeholders, punctuation, symbols, numbers
  /^(andon|Andon|IQC|SMT|CSV|JSON|ICS|PDF|UTC|8D|FILE|TAG|ZONE|ID|N|HASH|NAME)$/, // proper names and technical words
  /^(?:[A-Z]{1,3}-?\d*|[a-z-]+\.(?:yaml|json|md)|npm run .*|andon .*|\/[a-z]+)$/, // keys, files, commands
]

/** Words a language has borrowed as they are, so that a short text of nothing else may stand as in the source. */
const BORROWED: Readonly<Record<string, RegExp>> = {
  de: /^(?:tickets?|status|stand|links?|thread|check-ins?|workspace|version|person|manager|agenda|name|optional|live|liste?|, |[^\p{L}]|\{\{[^}]+\}\}|\|)+$/iu,
  es: /^(?:tickets?|no|color|[^\p{L}]|\{\{[^}]+\}\}|\|)+$/iu,
  pl: /^(?:status|ticket|link|agenda|[^\p{L}]|\{\{[^}]+\}\}|\|)+$/iu,
  vi: /^(?:ticket|email|[^\p{L}]|\{\{[^}]+\}\}|\|)+$/iu,
}

/** Keys whose text is typed as it stands, whatever the reader's language. */
const TYPED_AS_IT_STANDS = /^cli\.json (values\.|yes-no$|commands\.[^.]+\.example$)/

const HAN = /\p{Script=Han}/u
const SCRIPT: Readonly<Record<string, RegExp>> = {
  'zh-Hans': HAN,
  'zh-Hant': HAN,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
  th: /\p{Script=Thai}/u,
}

/** Common characters that only the other way of writing Chinese has. */
const FOREIGN_HAN: Readonly<Record<string, RegExp>> = {
  'zh-Hans':
    /[們這來對說時間問題發貨質檢驗產線損壞請盡確認報廢試樣標圖紙審簽劃傷壓鑄噴塗電鍍貼裝腳體業務專嚴為舉書從會傳側關寫決況減則剛創刪動單協廠參雙變號員啟]/u,
  'zh-Hant':
    /[们这来对说时间问题发货质检验产线损坏请尽确认报废试样标图纸审签划伤压铸喷涂电镀贴装脚体业务专严为举书从会传侧关写决况减则刚创删动单协厂参双变号员启]/u,
}

/** Titles of forms: Slack shows 24 characters. Labels of buttons: 75. */
const TITLES = /^(?:ticket\.json form-titles|setup\.json titles)\./
const BUTTONS = /(?:^ticket\.json acts|(?:^| |\.)buttons|^setup\.json submit)\./

const tooLong = (tag: string): string[] =>
  readdirSync(join(FOLDER, tag)).flatMap((namespace) =>
    [...read(tag, namespace)].flatMap(([key, text]) => {
      const name = `${namespace} ${key}`
      const limit = TITLES.test(name) ? 24 : BUTTONS.test(name) ? 75 : Number.POSITIVE_INFINITY
      return [...text].length > limit ? [`${name}: ${text}`] : []
    }),
  )

describe.each(tags.filter((tag) => tag !== SOURCE))('locale %s', (tag) => {
  test('has the same files', () => {
    expect(readdirSync(join(FOLDER, tag)).sort()).toEqual([...namespaces].sort())
  })

  test.each(namespaces)('%s: same keys, same placeholders', (namespace) => {
    const source = read(SOURCE, namespace)
    const target = read(tag, namespace)
    expect([...new Set([...target.keys()].map(baseOf))].sort()).toEqual(
      [...new Set([...source.keys()].map(baseOf))].sort(),
    )
    const wrong = [...target].flatMap(([key, text]) => {
      const original = source.get(key) ?? source.get(`${baseOf(key)}_other`) ?? ''
      const expected = placeholders(original)
      return JSON.stringify(placeholders(text)) === JSON.stringify(expected) ? [] : [`${key}: ${text}`]
    })
    expect(wrong).toEqual([])
  })

  test.each(namespaces)('%s: nothing left in the source language, right script', (namespace) => {
    const source = read(SOURCE, namespace)
    const left = [...read(tag, namespace)].flatMap(([key, text]) => {
      if (SAME_EVERYWHERE.some((allowed) => allowed.test(text))) return []
      if (TYPED_AS_IT_STANDS.test(`${namespace} ${key}`)) return []
      if (BORROWED[tag]?.test(text)) return []
      if (FOREIGN_HAN[tag]?.test(text)) return [`${key}: has characters of the other script: ${text}`]
      if (text === source.get(key)) return [`${key}: same as the source: ${text}`]
      const script = SCRIPT[tag]
      return script && !script.test(text) ? [`${key}: not in its script: ${text}`] : []
    })
    expect(left).toEqual([])
  })

  test('buttons and form titles fit the narrowest platform', () => {
    expect(tooLong(tag)).toEqual([])
  })
})

test('the source fits too', () => {
  expect(tooLong(SOURCE)).toEqual([])
})
