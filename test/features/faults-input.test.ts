import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IncomingEvent } from '../../src/chat/index.ts'
import { cleanEvent } from '../../src/features/clean-event.ts'
import { type Andon, cardOf, formOf, startAndon } from '../support/andon.ts'
import { initialOf } from '../support/dialogue.ts'
import { seenBy } from '../support/memory-platform.ts'

/** What is typed, and how Andon may show it. */
const NASTY: readonly (readonly [name: string, typed: string, shown: string])[] = [
  ['NUL', 'crack\u0000at the hinge', 'crack at the hinge'],
  ['escape sequences', 'crack \u001b[31mat\u0007 the hinge', 'crack  [31mat  the hinge'],
  ['turned writing', 'crack \u202egnp.exe\u202c at', 'crack gnp.exe at'],
  ['zero-width marks', 'cra\u200bck\u200d at\u2060 it', 'cra\u200bck\u200d at\u2060 it'],
  ['half a character', 'crack \ud83d at', 'crack \ufffd at'],
  ['the other half', 'crack \ude00 at', 'crack \ufffd at'],
  ['SQL', `'); DROP TABLE ticket; -- " \\ $1 $$`, `'); DROP TABLE ticket; -- " \\ $1 $$`],
  ['HTML', '<script>alert(1)</script> & &amp;', '<script>alert(1)</script> & &amp;'],
  ['placeholders', '{{title}} $t(errors:internal) <%= it %>', '{{title}} $t(errors:internal) <%= it %>'],
  ['markup', '*a* <!channel> <@U0> <https://x.example|y>', '*a* <!channel> <@U0> <https://x.example|y>'],
]

const unexpected = (andon: Andon) => andon.logger.lines.filter(({ level }) => level === 'error')
const newest = (andon: Andon) => seenBy(andon.platform, 'brand').at(-1)?.card

describe.each(NASTY)('%s', (_, typed, shown) => {
  test('is words wherever it is written, and shown as such', async () => {
    const andon = await startAndon({ at: '2026-02-13T02:00:00Z' })
    const brand = andon.at('b-quality', 'shared')
    await brand.command(`/defect ${typed}`)
    expect(newest(andon)?.title).toBe(`D-1 · ${shown}`)
    const root = andon.platform.shown[0]?.ref.messageId
    const said = await brand.say(`seen: ${typed}`, root)
    await brand.edit(said, `again: ${typed}`)
    await brand.command(`/ticket D-1 comment ${typed}`)
    const history = JSON.stringify(cardOf(await brand.command('/ticket D-1 history')))
    for (const part of [`seen: ${shown}`, `again: ${shown}`, `"${shown}`])
      expect(history).toContain(JSON.stringify(part).slice(1, -1).replace(/^\\"/, ''))

    const form = formOf(await brand.command('/ticket D-1 edit'))
    const fields = { title: typed, text: typed, partNumber: typed, lots: typed, whereFound: typed }
    await brand.submit(form, { ...initialOf(form), ...fields })
    const stored = await andon.store.transaction((tx) => tx.tickets.byKey('aurora', 'D-1'))
    expect(stored?.fields).toMatchObject({ title: shown, text: shown, partNumber: shown, whereFound: shown })
    expect(unexpected(andon)).toEqual([])
  })

  test('is refused in words where it means nothing', async () => {
    const andon = await startAndon({ at: '2026-02-13T02:00:00Z' })
    const brand = andon.at('b-quality', 'shared')
    await brand.command('/defect Hinge')
    const lines = ['/ticket', '/ticket D-1', '/andon', '/andon list', '/andon zone', '/andon language']
    for (const line of lines) expect(cardOf(await brand.command(`${line} ${typed}`)).tone).toBe('warning')
    expect(cardOf(await brand.mention(typed)).tone).toBe('warning')
    expect(cardOf(await brand.press(typed)).tone).toBe('warning')
    const form = formOf(await brand.command('/defect'))
    for (const field of ['class', 'severity', 'quantityAffected']) {
      const reply = await brand.submit(form, { title: 't', text: 't', [field]: typed })
      expect(reply).toMatchObject({ kind: 'form-errors', errors: { [field]: expect.any(String) } })
    }
    const forged = await brand.submit({ ...form, action: typed as typeof form.action }, { text: typed })
    expect(forged.kind).toBe('form-errors')
    expect(unexpected(andon)).toEqual([])
  })
})

describe('more than anybody reads', () => {
  const long = 'x'.repeat(150_000)

  test('is refused in words, whatever it was meant for', async () => {
    const andon = await startAndon({ at: '2026-02-13T02:00:00Z' })
    const brand = andon.at('b-quality', 'shared')
    await brand.command('/defect Hinge')
    const before = andon.platform.shown.length
    for (const line of ['/defect', '/change', '/ticket D-1 comment', '/andon zone'])
      expect(cardOf(await brand.command(`${line} ${long}`)).summary).toContain('40000')
    expect(cardOf(await brand.mention(`defect ${long}`)).summary).toContain('40000')
    const form = formOf(await brand.command('/defect'))
    for (const field of ['title', 'text', 'lots', 'nonsense']) {
      const reply = await brand.submit(form, { title: 't', text: 't', [field]: long })
      expect(reply).toMatchObject({
        kind: 'form-errors',
        errors: { [field]: expect.stringContaining('40000') },
      })
    }
    await brand.press(long)
    expect(andon.platform.shown).toHaveLength(before)
    expect(unexpected(andon)).toEqual([])
  })

  test('is nobody’s business in a conversation that is not about a ticket', async () => {
    const andon = await startAndon({ at: '2026-02-13T02:00:00Z' })
    await andon.at('b-quality', 'shared').say(long)
    expect(andon.platform.shown).toEqual([])
    expect(unexpected(andon)).toEqual([])
  })
})

describe('cleaning an event', () => {
  const at = new Date('2026-02-13T02:00:00Z')
  const event = (text: string): IncomingEvent => ({
    type: 'command',
    name: 'defect',
    text,
    eventKey: 'k',
    actor: { platform: 'console', userId: 'u', workspaceId: null },
    conversation: { kind: 'channel', channelId: 'c' },
    at,
  })
  const cleaned = (text: string) => (cleanEvent(event(text)) as IncomingEvent & { type: 'command' }).text

  test('leaves everything but the unreadable as it was', () => {
    const text =
      'Tab\t, lines\r\n, ไทย, Việt, e\u0301, \u200f\u0645\u0631\u062d\u0628\u0627, 👩‍👩‍👧, \u00ad\ufeff'
    expect(cleanEvent(event(text))).toEqual(event(text))
    expect(cleaned('a\u2028b\u2029c')).toBe('a\nb\nc')
  })

  test('whatever was typed comes out well-formed, free of control characters, and the same the second time', () => {
    const anything = fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    })
    fc.assert(
      fc.property(anything, (text) => {
        const once = cleaned(text)
        expect(once.isWellFormed()).toBe(true)
        const codes = [...once].map((character) => character.charCodeAt(0))
        expect(codes.filter((code) => (code < 32 && ![9, 10, 13].includes(code)) || code === 127)).toEqual([])
        expect(cleaned(once)).toBe(once)
      }),
      { numRuns: 500 },
    )
  })
})
