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

/** Keys whose text is typed as it stands, whatever the reader's language. */
const TYPED_AS_IT_STANDS = /^cli\.json (values\.|commands\.[^.]+\.example$)/

const SCRIPT: Readonly<Record<string, RegExp>> = { 'zh-Hans': /\p{Script=Han}/u }

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
      if (text === source.get(key)) return [`${key}: same as the source: ${text}`]
      const script = SCRIPT[tag]
      return script && !script.test(text) ? [`${key}: not in its script: ${text}`] : []
    })
    expect(left).toEqual([])
  })

  test('buttons and form titles fit the narrowest platform', () => {
    const ticket = read(tag, 'ticket.json')
    const long = [...ticket].filter(
      ([key, text]) =>
        (key.startsWith('form-titles.') && [...text].length > 24) ||
        (/^(acts|buttons)\./.test(key) && [...text].length > 75),
    )
    expect(long).toEqual([])
  })
})

test('the source fits too', () => {
  const long = [...read(SOURCE, 'ticket.json')].filter(
    ([key, text]) =>
      (key.startsWith('form-titles.') && text.length > 24) ||
      (/^(acts|buttons)\./.test(key) && text.length > 75),
  )
  expect(long).toEqual([])
})
