import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { types } from '@slack/bolt'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cut, LIMITS } from '../../../src/adapters/slack/limits.ts'
import { cutEscaped } from '../../../src/adapters/slack/plain-text.ts'
import { renderCard } from '../../../src/adapters/slack/render-card.ts'
import {
  errorsByBlock,
  readValues,
  renderModal,
  renderQuestions,
} from '../../../src/adapters/slack/render-form.ts'
import type { Card, Form } from '../../../src/chat/index.ts'
import { mergeVariants } from '../../../src/chat/merge-variants.ts'
import { FULL_CARD, FULL_FORM } from '../../support/console-fixtures.ts'
import { complaintsAboutBlocks } from '../../support/fake-slack/block-kit/blocks.ts'

const golden = (name: string) => join(import.meta.dirname, '../../fixtures/slack', name)
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
const cardWith = (element: Card['elements'][number]): Card => ({
  title: 'D-1',
  tone: 'normal',
  summary: 'D-1',
  elements: [element],
})

describe('a card', () => {
  test.each(['en', 'zh-Hans'] as const)('with every element is as reviewed, in %s', async (language) => {
    await expect(json(renderCard(FULL_CARD[language]))).toMatchFileSnapshot(golden(`card.${language}.json`))
  })

  test('for both sides is as reviewed', async () => {
    const merged = mergeVariants({ brand: FULL_CARD.en, factory: FULL_CARD['zh-Hans'] })
    await expect(json(renderCard(merged))).toMatchFileSnapshot(golden('card.both.json'))
  })

  describe('picture', () => {
    const picture = (url: string | null) =>
      cardWith({ type: 'picture', alt: 'Both are at work.', text: 'a  ==##\nb  ##==', svg: '<svg/>', url })
    const words = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'a  ==##\nb  ##==' }] }],
    }

    test('is an image where Slack can fetch it', () => {
      const { blocks } = renderCard(picture('https://andon.example.com/pictures/1.png'))
      expect(blocks[1]).toEqual({
        type: 'image',
        image_url: 'https://andon.example.com/pictures/1.png',
        alt_text: 'Both are at work.',
      })
      expect(complaintsAboutBlocks(blocks, '/blocks', 50)).toEqual([])
    })

    test.each([[null], ['http://127.0.0.1:3978/pictures/1.png']])('at %s is put into words', (url) => {
      expect(renderCard(picture(url)).blocks[1]).toEqual(words)
    })

    test('is put into words when that is asked for', () => {
      expect(renderCard(picture('https://andon.example.com/1.png'), 'in-words').blocks[1]).toEqual(words)
    })
  })

  test('lets nobody call a channel, name somebody or make a link by typing', () => {
    const evil = '<!channel> <@U0BLIAISON> <https://evil.example|your bank> *bold*'
    const card: Card = {
      title: evil,
      tone: 'normal',
      summary: evil,
      elements: [
        { type: 'text', text: evil },
        { type: 'note', text: evil },
        { type: 'mention', people: [{ name: evil, userId: null }] },
        { type: 'mention', people: [{ name: 'x', userId: 'U1> <!channel' }] },
        { type: 'link', label: evil, url: 'javascript:alert(1)' },
      ],
    }
    const { text, blocks } = renderCard(card)
    // What Slack reads as markup: the notification line and every mrkdwn object.
    const marked = [text, ...JSON.stringify(blocks).matchAll(/"type":"mrkdwn","text":"([^"]*)"/g)].map(String)
    expect(marked).toHaveLength(3)
    for (const one of marked) expect(one).not.toMatch(/<[!@h]/)
    expect(marked[1]).not.toContain('*')
    expect(JSON.stringify(blocks)).not.toContain('javascript:')
  })

  test('longer than Slack allows is cut, and says how much is shown', () => {
    const { blocks } = renderCard(
      cardWith({ type: 'quote', text: '字'.repeat(8_000), by: null, language: null }),
    )
    expect(JSON.stringify(blocks)).toContain('✂ 2,999 / 8,000')
  })

  test('with more blocks than Slack allows keeps its buttons', () => {
    const buttons: Card['elements'][number] = FULL_CARD.en.elements.find(
      ({ type }) => type === 'buttons',
    ) ?? {
      type: 'divider',
    }
    const elements = [...Array.from({ length: 80 }, () => ({ type: 'divider' as const })), buttons]
    const { blocks } = renderCard({ ...cardWith({ type: 'divider' }), elements })
    expect(blocks).toHaveLength(50)
    expect(blocks.at(-1)?.type).toBe('actions')
  })

  test('of any length stays within every limit', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 6_000 })
    const element = fc.oneof(
      words.map((text) => ({ type: 'text' as const, text })),
      words.map((text) => ({ type: 'quote' as const, text, by: 'Somebody', language: 'en' })),
      fc.array(fc.record({ label: fc.constant('Label'), value: words }), { maxLength: 5 }).map((facts) => ({
        type: 'facts' as const,
        facts,
      })),
    )
    fc.assert(
      fc.property(words, fc.array(element, { maxLength: 60 }), (title, elements) => {
        const { text, blocks } = renderCard({ title, tone: 'alert', summary: title, elements })
        expect(blocks.length).toBeLessThanOrEqual(50)
        expect(text.length).toBeLessThanOrEqual(4_000)
        for (const block of blocks) {
          if (block.type === 'header') expect(block.text.text.length).toBeLessThanOrEqual(150)
          if (block.type === 'section') expect(block.text?.text.length).toBeLessThanOrEqual(3_000)
        }
        expect(complaintsAboutBlocks(blocks, 'blocks', 50)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('both languages in one card', () => {
  const base = { title: 'D-1', tone: 'normal', summary: 's' } as const

  test('says once what is equal, and both where it differs', () => {
    const brand: Card = {
      ...base,
      elements: [
        {
          type: 'facts',
          facts: [
            { label: 'Part', value: 'A-1' },
            { label: 'Since', value: '02:00 PST' },
          ],
        },
        { type: 'quote', text: '电池鼓包', by: '陈静', language: 'zh-Hans' },
        { type: 'note', text: 'Late.' },
      ],
    }
    const factory: Card = {
      ...base,
      elements: [
        {
          type: 'facts',
          facts: [
            { label: '料号', value: 'A-1' },
            { label: '起始', value: '18:00' },
          ],
        },
        { type: 'quote', text: '电池鼓包', by: '陈静', language: 'zh-Hans' },
        { type: 'text', text: '只有一侧有的' },
        { type: 'note', text: '已逾期。' },
      ],
    }
    expect(mergeVariants({ brand, factory }).elements).toEqual([
      {
        type: 'facts',
        facts: [
          { label: 'Part / 料号', value: 'A-1' },
          { label: 'Since / 起始', value: '02:00 PST / 18:00' },
        ],
      },
      { type: 'quote', text: '电池鼓包', by: '陈静', language: 'zh-Hans' },
      { type: 'text', text: '只有一侧有的' },
      { type: 'note', text: 'Late.' },
      { type: 'note', text: '已逾期。' },
    ])
  })

  test('a card of one side is that side’s, untouched', () => {
    expect(mergeVariants({ factory: FULL_CARD['zh-Hans'] })).toBe(FULL_CARD['zh-Hans'])
  })
})

describe('a form', () => {
  test('is as reviewed, as a modal and inside a message', async () => {
    await expect(json(renderModal(FULL_FORM, '{}'))).toMatchFileSnapshot(golden('form.modal.json'))
    await expect(json(renderQuestions(FULL_FORM))).toMatchFileSnapshot(golden('form.message.json'))
  })

  test('keeps words longer than one input, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 8_000 }), (words) => {
        const field = { ...FULL_FORM.fields[1], initial: words, maxLength: 8_000 } as Form['fields'][number]
        const blocks = renderModal({ ...FULL_FORM, fields: [field] }, '{}').blocks as types.KnownBlock[]
        const state = Object.fromEntries(
          blocks.flatMap((block) =>
            block.type === 'input' && block.element.type === 'plain_text_input'
              ? [[block.block_id ?? '', { value: { value: block.element.initial_value ?? null } }]]
              : [],
          ),
        )
        expect(readValues(state)).toEqual({ text: words })
        for (const answer of Object.values(state))
          expect(answer.value.value?.length ?? 0).toBeLessThanOrEqual(LIMITS.inputInitial)
      }),
      { numRuns: 50 },
    )
  })

  test('is read from the state Slack sends', () => {
    const state = JSON.parse(readFileSync(golden('view-submission.json'), 'utf8')).view.state.values
    expect(readValues(state)).toEqual({
      text: 'Lid does not close\nsecond line',
      title: '',
      class: 'safety',
      quantityAffected: '3',
      until: '2026-02-14T18:00',
    })
  })

  test('shows a complaint at its question, and one about nothing shown at the first', () => {
    const blocks = ['b0', 'field.text', 'field.until.date', 'field.until.time']
    expect(errorsByBlock({ until: 'too late', form: 'no', severity: 'which?' }, blocks)).toEqual({
      'field.until.date': 'too late',
      'field.text': 'no which?',
    })
  })
})

describe('cutting', () => {
  test('never splits a character or an entity', () => {
    expect(cut('ab😀cd', 4)).toBe('ab…')
    expect(cut('abcd', 4)).toBe('abcd')
    expect(cutEscaped('a<b', 5)).toBe('a…')
    expect(cutEscaped('a<b', 6)).toBe('a&lt;b')
  })
})
