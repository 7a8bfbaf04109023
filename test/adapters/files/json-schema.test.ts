import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { agreementJsonSchema } from '../../../src/adapters/files/agreement-file.ts'
import { type JsonSchema, keysAllowedAt } from '../../../src/adapters/files/json-schema.ts'
import { partnershipJsonSchema } from '../../../src/adapters/files/partnership-file.ts'
import { partnershipSchema } from '../../../src/adapters/files/partnership-schema.ts'
import { createI18nextTexts } from '../../../src/adapters/i18n/i18next-texts.ts'
import { example } from './reading.ts'

const texts = createI18nextTexts(fileURLToPath(new URL('../../../locales', import.meta.url)))
// Only what the JSON says counts here: it goes out as text and is read back by something that knows nothing of Andon.
const fits = (schema: JsonSchema, value: unknown): boolean =>
  z.fromJSONSchema(JSON.parse(JSON.stringify(schema))).safeParse(value).success

describe.each([
  [
    'partnership',
    partnershipJsonSchema(texts.in('en')),
    [
      ['zone: America/Los_Angeles', 'zoen: America/Los_Angeles'],
      ['country: US', 'country: USA'],
      ['roles: [quality]', 'roles: [qa]'],
      ['mon-fri: "09:00-17:30"', 'weekdays: "09:00-17:30"'],
      ['mon-fri: "09:00-17:30"', 'mon-fri: "nine to five"'],
      ['from: 2026-12-24', 'from: 24 December'],
      ['slack: C0SHARED', 'slack: Not A Channel'],
      ['slack: U0BLIAISON', 'slack: somebody'],
    ],
  ],
  [
    'agreement',
    agreementJsonSchema(texts.in('en')),
    [
      ['version: 1', 'version: one'],
      ['within: PT24H', 'within: P1M'],
      ['clock: elapsed', 'clock: calendar'],
      ['tell: [owing.liaison]', 'tell: [liaison]'],
      ['class: safety', 'class: dangerous'],
      ['    starts: first-awareness\n', ''],
    ],
  ],
] as const)('the schema of %s', (name, schema, wrong) => {
  it('accepts the example', () => {
    expect(fits(schema, parse(example(name)))).toBe(true)
  })
  it.each<readonly [string, string]>(wrong)('refuses %j → %j', (from, to) => {
    expect(example(name)).toContain(from)
    expect(fits(schema, parse(example(name).replace(from, to)))).toBe(false)
  })
  it('describes every field for editors, in the language asked for', () => {
    const missing: string[] = []
    const visit = (part: JsonSchema, path: string): void => {
      for (const [key, field] of Object.entries(part.properties ?? {})) {
        if (!field.description) missing.push(`${path}.${key}`)
        visit(field, `${path}.${key}`)
      }
      if (part.items) visit(part.items, `${path}[]`)
      for (const form of part.anyOf ?? []) visit(form, path)
      if (typeof part.additionalProperties === 'object') visit(part.additionalProperties, `${path}.*`)
    }
    visit(schema, '')
    // The two halves of an account are explained by the account.
    expect(missing.filter((path) => !/\.(slack|teams)\.\w+$/.test(path))).toEqual([])
    expect(JSON.stringify(schema)).not.toContain('"text":')
    expect(partnershipJsonSchema(texts.in('zh-Hans')).properties?.brand?.description).toBe('销售产品的一方。')
  })
})

it('knows which keys a map may have, through lists, choices and free names', () => {
  expect(keysAllowedAt(partnershipSchema, ['brand', 'people', 3, 'slack'])).toEqual(['user', 'team'])
  expect(keysAllowedAt(partnershipSchema, ['checkIn'])).toEqual(['weekday', 'weekdayOf', 'minutes', 'mode'])
  expect(keysAllowedAt(partnershipSchema, ['brand', 'name'])).toEqual([])
})
