import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BadActionId, decodeAction, encodeAction } from '../../src/chat/action-id.ts'
import { type AppError, UserError } from '../../src/errors.ts'
import { createCommandParser } from '../../src/features/commands/parse-command.ts'
import { texts } from '../support/andon.ts'

/** Every UTF-16 code unit, halves of characters included. */
const anything = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
})
const wordy = fc.constantFrom(
  'defect',
  'change',
  'ticket',
  'list',
  'andon',
  '缺陷',
  '变更',
  '工单',
  '列表',
  'D-1',
  'd12',
  'Ｄ－１２',
  'C–7',
  'F-999999999',
  'B-9999999999',
  'closed',
  'root cause',
  '收到',
  'open',
  '2',
  '007',
  ',',
  '。',
  '@',
  '|',
  '%',
  '\u0000',
  '\u200b',
  ' ',
  '\n',
  '__proto__',
  'constructor',
  'toString',
)
const lines = fc.oneof(
  anything,
  fc.array(fc.oneof(wordy, anything), { maxLength: 8 }).map((all) => all.join(' ')),
)

describe('the command parser', () => {
  const parser = createCommandParser(texts)
  const types = ['report', 'show', 'list', 'act', 'help', 'status', 'agreement', 'language', 'zone']

  test('understands a line or refuses it in words, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(wordy, anything), lines, (name, text) => {
        try {
          const command = parser.parse(name, text)
          // Words that other features add to the vocabulary are commands too.
          expect(typeof command.type === 'string' && command.type.length > 0).toBe(true)
          if (command.type === 'list') expect(command.page).toBeGreaterThanOrEqual(1)
          if (command.type === 'show' || command.type === 'act') expect(command.key).toMatch(/^[DCFB]-\d+$/)
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
          // Throws when there is no such text, or not with these parameters.
          texts.in('zh-Hans')(`errors:${(error as AppError).code}`, (error as AppError).params)
        }
      }),
      { numRuns: 3000 },
    )
    expect(types).toContain(parser.parse('andon', '').type)
  })

  test('keeps the words of a report as they were typed', () => {
    fc.assert(
      fc.property(fc.constantFrom('defect', '缺陷'), anything, (name, text) => {
        const command = parser.parse(name, text)
        expect(command).toEqual({ type: 'report', kind: 'defect', text: text.normalize('NFC').trim() })
      }),
      { numRuns: 500 },
    )
  })

  test('answers a line of 100,000 characters at once', () => {
    const began = performance.now()
    for (const piece of ['D-1 ', '缺陷', 'list ', '🧵', ' \t', '-', 'D'])
      for (const name of ['andon', 'ticket', 'list'])
        try {
          parser.parse(name, piece.repeat(100_000 / piece.length))
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
        }
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})

describe('action ids', () => {
  const verb = fc.stringMatching(/^[a-z][a-z0-9-]{0,39}$/)
  const part = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('', '|', '%', "'", '100%', '机', '%7C', '\n'),
  )

  test('come back exactly as they were', () => {
    fc.assert(
      fc.property(verb, part, fc.array(part, { maxLength: 3 }), (word, partnershipId, args) => {
        const action = { verb: word, partnershipId, args }
        expect(decodeAction(encodeAction(action))).toEqual(action)
      }),
      { numRuns: 1000 },
    )
  })

  test('anything else is refused as unknown, in at most 40 characters of it', () => {
    const foreign = fc.oneof(
      anything,
      fc
        .array(fc.oneof(anything, fc.constantFrom('|', '%7c', '%', 'a')), { maxLength: 30 })
        .map((all) => all.join('')),
    )
    fc.assert(
      fc.property(foreign, (text) => {
        try {
          // What is accepted is what would have been made.
          expect(encodeAction(decodeAction(text))).toBe(text)
        } catch (error) {
          expect(error).toBeInstanceOf(BadActionId)
          expect(String((error as BadActionId).params.found).length).toBeLessThanOrEqual(40)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test.each([
    ['half a character', 'ticket-open|\ud800'],
    ['lower-case escapes', 'ticket-open|a%2fb'],
    ['a needless escape', 'ticket-open|%61'],
    ['no partnership', 'ticket-open'],
    ['no verb', '|aurora'],
    ['a verb with blanks', ' ticket-open|aurora'],
    ['a cut escape', 'ticket-open|aurora%E6%9'],
    ['too long', `ticket-open|${'a'.repeat(250)}`],
  ])('%s is refused', (_, text) => {
    expect(() => decodeAction(text)).toThrow(BadActionId)
  })

  test('a part that is no character is refused when it is encoded too', () => {
    expect(() => encodeAction({ verb: 'ticket-open', partnershipId: '\ud800', args: [] })).toThrow(
      BadActionId,
    )
  })
})
