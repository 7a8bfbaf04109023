import { createDecipheriv, createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealedTokens } from '../../../src/adapters/slack/sealed-tokens.ts'

const SECRET = 'a key of at least thirty-two characters'
const TOKEN = 'xoxb-1-secret-ü'
const sealed = createSealedTokens(SECRET)

test('opens what it sealed, and no two seals are alike', () => {
  const one = sealed.seal(TOKEN, 'T0BRAND')
  expect(sealed.open(one, 'T0BRAND')).toBe(TOKEN)
  expect(one).not.toContain('secret')
  expect(sealed.seal(TOKEN, 'T0BRAND')).not.toBe(one)
})

test('is AES-256-GCM: nonce, tag and text in this order', () => {
  const bytes = Buffer.from(sealed.seal(TOKEN, 'T0BRAND').slice('v1.'.length), 'base64url')
  const key = createHash('sha256').update(SECRET).digest()
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  cipher.setAAD(Buffer.from('T0BRAND')).setAuthTag(bytes.subarray(12, 28))
  expect(Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString()).toBe(TOKEN)
})

test.each([
  [
    'another key',
    createSealedTokens('another key of thirty-two characters!'),
    (text: string) => text,
    'T0BRAND',
  ],
  ['another workspace', sealed, (text: string) => text, 'T0FACTORY'],
  [
    'a changed byte',
    sealed,
    (text: string) => `${text.slice(0, 30)}${text[30] === 'A' ? 'B' : 'A'}${text.slice(31)}`,
    'T0BRAND',
  ],
  ['a cut text', sealed, (text: string) => text.slice(0, 20), 'T0BRAND'],
  ['another version', sealed, (text: string) => text.replace('v1', 'v2'), 'T0BRAND'],
  ['nothing', sealed, () => '', 'T0BRAND'],
])('does not open with %s', (_what, opener, change, owner) => {
  const changed = change(sealed.seal(TOKEN, 'T0BRAND'))
  expect(() => opener.open(changed, owner)).toThrow('slack-token-unreadable')
})
