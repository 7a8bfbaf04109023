import { expect, test } from 'vitest'
import { checkedMessageBlocks, complaintsAboutBlocks } from '../support/fake-slack/block-kit/blocks.ts'
import { checkedView } from '../support/fake-slack/block-kit/views.ts'
import { Refusal } from '../support/fake-slack/refusal.ts'

const complaints = (...blocks: unknown[]) => complaintsAboutBlocks(blocks, '/blocks', 50)
const plain = (text: string) => ({ type: 'plain_text', text })
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), ...more })
const actions = (...elements: unknown[]) => ({ type: 'actions', elements })
const richText = (...elements: unknown[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
const input = (element: object) => ({ type: 'input', label: plain('Question'), element })

// Limits as the reference of Block Kit states them, one above and one at each.
test.each([
  [
    'section text',
    section('x'.repeat(3000)),
    section('x'.repeat(3001)),
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'header',
    { type: 'header', text: plain('x'.repeat(150)) },
    { type: 'header', text: plain('x'.repeat(151)) },
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'button label',
    actions(button({ text: plain('x'.repeat(75)) })),
    actions(button({ text: plain('x'.repeat(76)) })),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'action id',
    actions(button({ action_id: 'x'.repeat(255) })),
    actions(button({ action_id: 'x'.repeat(256) })),
    'must be less than 256 characters',
  ],
  [
    'button value',
    actions(button({ value: 'x'.repeat(2000) })),
    actions(button({ value: 'x'.repeat(2001) })),
    'must be less than 2001 characters',
  ],
  [
    'elements of actions',
    actions(...Array.from({ length: 25 }, () => button())),
    actions(...Array.from({ length: 26 }, () => button())),
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'elements of context',
    { type: 'context', elements: Array.from({ length: 10 }, () => plain('x')) },
    { type: 'context', elements: Array.from({ length: 11 }, () => plain('x')) },
    'no more than 10 items allowed',
  ],
  [
    'fields',
    { type: 'section', fields: Array.from({ length: 10 }, () => plain('x'.repeat(2000))) },
    { type: 'section', fields: [plain('x'.repeat(2001))] },
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    'option value',
    input(select('x'.repeat(150))),
    input(select('x'.repeat(151))),
    'must be less than 151 characters',
  ],
  [
    'longest answer',
    input({ type: 'plain_text_input', max_length: 3000 }),
    input({ type: 'plain_text_input', max_length: 3001 }),
    '/blocks/0/element/max_length',
  ],
])('%s', (_name, fits, breaks, complaint) => {
  expect(complaints(fits)).toEqual([])
  expect(complaints(breaks).join('\n')).toContain(complaint)
})

function select(value: string) {
  return { type: 'static_select', options: [{ text: plain('One'), value }] }
}

test.each([
  ['an unknown block', { type: 'poem', text: plain('x') }],
  ['an unknown field', { ...section('x'), colour: 'red' }],
  ['an unknown field of a button', actions(button({ color: 'red' }))],
  ['an unknown style', actions(button({ style: 'default' }))],
  ['no text', section('')],
  ['a section of nothing', { type: 'section' }],
  ['markup where plain text is due', { type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
  ['emoji on markup', { type: 'section', text: { type: 'mrkdwn', text: 'x', emoji: true } }],
  ['a number input that does not say whether decimals', input({ type: 'number_input' })],
  [
    'a first choice that is none',
    input({ ...select('a'), initial_option: { text: plain('Two'), value: 'b' } }),
  ],
  ['rich text with an empty piece', richText({ type: 'text', text: '' })],
  ['rich text with a style of its own', richText({ type: 'text', text: 'x', style: { colour: true } })],
  ['a mention of nobody', richText({ type: 'user', user_id: 'somebody' })],
  ['an input among actions', actions({ type: 'plain_text_input' })],
  ['the same action twice', actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
])('refuses %s', (_name, block) => {
  expect(complaints(block)).not.toEqual([])
})

test('refuses fifty-one blocks, the same block id twice, and what is no list', () => {
  const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' }))
  expect(complaints(...blocks.slice(1))).toEqual([])
  expect(complaints(richText({ type: 'text', text: 'x', style: { bold: true } }))).toEqual([])
  expect(complaints(...blocks)).toEqual(['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'])
  const named = { type: 'divider', block_id: 'same' }
  expect(complaints(named, named)).toEqual(['[ERROR] `block_id` same already exists [json-pointer:/blocks]'])
  expect(complaintsAboutBlocks('[]', '/blocks', 50)).toHaveLength(1)
})

test('characters are counted, not code units', () => {
  expect(complaints({ type: 'header', text: plain('😀'.repeat(150)) })).toEqual([])
})

test('ids that are missing are given', () => {
  let count = 0
  const [first] = checkedMessageBlocks([actions(button())], () => `id${++count}`)
  expect(first).toMatchObject({ block_id: 'id1', elements: [{ action_id: 'id2' }] })
})

const modal = (more: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  blocks: [section('x')],
  ...more,
})
const view = (found: unknown) => checkedView(found, 'modal', () => 'id')
const reasons = (found: unknown): unknown => {
  try {
    view(found)
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.code).toBe('invalid_arguments')
    return error.detail.response_metadata
  }
}

test('a modal has its own limits', () => {
  const messages = (text: string) => ({ messages: [text] })
  expect(view(modal()).blocks).toHaveLength(1)
  expect(reasons(modal({ title: plain('x'.repeat(25)) }))).toEqual(
    messages('[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'),
  )
  expect(reasons(modal({ private_metadata: 'x'.repeat(3001) }))).toEqual(
    messages('[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]'),
  )
  expect(reasons(modal({ blocks: [input({ type: 'plain_text_input' })] }))).toEqual(
    messages('[ERROR] submit is required when an input block is within the blocks [json-pointer:/view]'),
  )
  expect(reasons(modal({ blocks: Array.from({ length: 101 }, () => section('x')) }))).not.toBeNull()
  expect(reasons({ type: 'home', blocks: [] })).toEqual(
    messages('[ERROR] must be a modal [json-pointer:/view/type]'),
  )
  expect(reasons(modal({ hash: 'x' }))).not.toBeNull()
})
