import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskText, unmask } from '../../../src/domain/translation/mask.ts'

const NOBODY = { confidential: [], names: [], identifiers: true }
const hidden = (text: string, rules = {}) =>
  maskText(text, { ...NOBODY, ...rules }).masks.map((mask) => mask.text)

describe('what must come back exactly', () => {
  test.each([
    ['hinge AX-200.3 cracked, see D-12', ['AX-200.3', 'D-12']],
    ['see https://wiki.example.com/a?b=1. Thanks', ['https://wiki.example.com/a?b=1']],
    ['请看https://wiki.example.com/页面，谢谢', ['https://wiki.example.com/页面']],
    ['ask <@U0FQUALITY> or qa@example.com or @李雷', ['<@U0FQUALITY>', 'qa@example.com', '@李雷']],
    ['shaft 12.5 ±0.05 mm, bore +0.1/-0.05 mm', ['12.5 ±0.05 mm', '+0.1/-0.05 mm']],
    ['批次 L240115A 尺寸 Ø8±0.02mm', ['L240115A', 'Ø8±0.02mm']],
  ])('%s', (text, expected) => expect(hidden(text)).toEqual(expected))

  test('plain quantities stay, as grammar needs them', () => {
    expect(hidden('12 of 500 pcs, 24h, 48-hour test, 12mm, the 5th, 3x')).toEqual([])
  })

  test('names of people and companies, whole words in any case', () => {
    expect(hidden('Lichuang and lichuangs: 李雷说', { names: ['lichuang', '李雷'] })).toEqual([
      'Lichuang',
      '李雷',
    ])
  })
})

describe('what must not leave', () => {
  const secret = (text: string, confidential: string[] = []) =>
    maskText(text, { confidential, names: [], identifiers: false }).masks

  test.each([
    'xoxb-1234567890-abcdefghij',
    'AKIAABCDEFGHIJKLMNOP',
    'password: hunter2',
    '密码：andon2026',
    'postgresql://andon:geheim@db.example.com/andon',
    '+86 138 0013 8000',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc',
  ])('%s', (text) => {
    const [mask] = secret(`please use ${text} today`)
    expect(mask?.secret).toBe(true)
    expect(maskText(`please use ${text} today`, NOBODY).text).not.toContain(text.split(/[:：] ?/).at(-1))
  })

  test('confidential words, also without the masks of identifiers', () => {
    expect(secret('Project falcon X200 and 猎鹰项目', ['Falcon', '猎鹰'])).toMatchObject([
      { text: 'falcon', secret: true },
      { text: '猎鹰', secret: true },
    ])
  })

  test('a word about passwords is no password', () => expect(secret('the password reset failed')).toEqual([]))

  test('a confidential word inside an address hides all of it', () => {
    const { text, masks } = maskText('see https://x.example/falcon/1', {
      ...NOBODY,
      confidential: ['falcon'],
    })
    expect(text).toBe('see ⟦1⟧')
    expect(masks[0]?.secret).toBe(true)
  })
})

test('whatever is written comes back, look-alikes of placeholders too', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('⟦1⟧', '⟦2⟧', 'AX-2', 'falcon', ' ±0.1 mm', 'https://a.example/b', '$&'),
  )
  fc.assert(
    fc.property(fc.array(piece), fc.boolean(), (pieces, identifiers) => {
      const text = pieces.join('')
      const masked = maskText(text, { confidential: ['falcon'], names: ['AX'], identifiers })
      expect(unmask(masked.text, masked.masks)).toBe(text)
      expect(masked.text.toLowerCase()).not.toContain('falcon')
    }),
  )
})
