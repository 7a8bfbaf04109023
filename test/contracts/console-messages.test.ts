import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createConsoleMessageRows } from '../../src/adapters/database/console-message-rows.ts'
import type { CardVariants } from '../../src/chat/index.ts'
import type { ConsoleMessages, NewConsoleMessage } from '../../src/ports/console-messages.ts'
import { createMemoryConsoleMessages } from '../support/memory-console-messages.ts'
import { openTestDatabase } from '../support/test-database.ts'

const ADAPTERS: readonly {
  readonly name: string
  readonly open: () => Promise<{ messages: ConsoleMessages; close: () => Promise<void> }>
}[] = [
  { name: 'memory', open: async () => ({ messages: createMemoryConsoleMessages(), close: async () => {} }) },
  {
    name: 'database',
    open: async () => {
      const database = await openTestDatabase()
      return { messages: createConsoleMessageRows(database), close: () => database.close() }
    },
  },
]

const AT = new Date('2026-02-13T10:00:00.123Z')
const LATER = new Date('2026-02-13T11:30:00.000Z')
const VARIANTS: CardVariants = {
  factory: {
    title: '电池鼓包 $date "x"',
    tone: 'alert',
    summary: 'F-3',
    elements: [{ type: 'quote', text: 'a\nb', by: null, language: null }],
  },
}

const written = (
  channelId: string,
  text: string,
  more: Partial<NewConsoleMessage> = {},
): NewConsoleMessage => ({
  id: randomUUID(),
  channelId,
  threadId: null,
  author: 'f-liaison',
  text,
  variants: null,
  deliveryId: null,
  postedAt: AT,
  ...more,
})

describe.each(ADAPTERS)('console messages in $name', ({ open }) => {
  let messages: ConsoleMessages
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ messages, close } = await open())
  })
  afterAll(() => close())

  const texts = (found: readonly { readonly text: string | null }[]) => found.map(({ text }) => text)
  const channel = () => `aurora/${randomUUID()}`

  test('keeps what was appended, exactly, with nulls and in the order of appending', async () => {
    const here = channel()
    const root = await messages.append(written(here, '第一条'))
    const card = written(here, 'unused', {
      author: null,
      text: null,
      variants: VARIANTS,
      threadId: root.id,
      deliveryId: randomUUID(),
    })
    const reply = await messages.append(card)
    expect(await messages.byId(reply.id)).toEqual({
      ...card,
      position: reply.position,
      editedAt: null,
      deletedAt: null,
    })
    expect(reply.position).toBeGreaterThan(root.position)
    expect(await messages.byDelivery(card.deliveryId!)).toEqual(reply)
  })

  test('the same id or delivery id again changes nothing and gives the first message', async () => {
    const here = channel()
    const first = await messages.append(written(here, 'first'))
    const again = await messages.append({ ...written(here, 'second'), id: first.id })
    expect(again).toEqual(first)
    const deliveryId = randomUUID()
    const sent = await messages.append(written(here, 'sent', { deliveryId }))
    expect(await messages.append(written(here, 'sent again', { deliveryId }))).toEqual(sent)
    expect(texts(await messages.before(here, null, 10))).toEqual(['first', 'sent'])
  })

  test('two requests with one id at the same moment store one message', async () => {
    const here = channel()
    const one = written(here, 'once')
    const both = await Promise.all([messages.append(one), messages.append(one)])
    expect(both[0]).toEqual(both[1])
    expect(texts(await messages.before(here, null, 10))).toEqual(['once'])
  })

  test('pages from the end, and forward from a position, within one conversation', async () => {
    const here = channel()
    for (const text of ['a', 'b', 'c', 'd', 'e']) {
      await messages.append(written(here, text))
      await messages.append(written(channel(), 'elsewhere'))
    }
    const newest = await messages.before(here, null, 2)
    expect(texts(newest)).toEqual(['d', 'e'])
    expect(texts(await messages.before(here, newest[0]!.position, 2))).toEqual(['b', 'c'])
    const [first] = await messages.before(here, null, 5)
    expect(texts(await messages.after(here, first!.position, 2))).toEqual(['b', 'c'])
    expect(texts(await messages.after(here, newest[1]!.position, 2))).toEqual([])
  })

  test('edits words and cards, and leaves a tombstone that nothing changes any more', async () => {
    const here = channel()
    const { id } = await messages.append(written(here, 'wrong'))
    expect(await messages.edit(id, 'right', LATER)).toBe(true)
    expect(await messages.byId(id)).toMatchObject({ text: 'right', editedAt: LATER, deletedAt: null })
    expect(await messages.markDeleted(id, LATER)).toBe(true)
    expect(await messages.byId(id)).toMatchObject({ text: null, deletedAt: LATER })
    expect(await messages.edit(id, 'back', LATER)).toBe(false)
    expect(await messages.markDeleted(id, LATER)).toBe(false)
    expect(await messages.replaceVariants(id, VARIANTS, LATER)).toBe(false)

    const card = await messages.append(written(here, '', { author: null, text: null, variants: {} }))
    expect(await messages.replaceVariants(card.id, VARIANTS, LATER)).toBe(true)
    expect(await messages.byId(card.id)).toMatchObject({ variants: VARIANTS, editedAt: LATER })
  })

  test('unknown ids, also such that are no UUID, are not there', async () => {
    for (const id of [randomUUID(), 'no-uuid', '']) {
      expect(await messages.byId(id)).toBeNull()
      expect(await messages.edit(id, 'x', LATER)).toBe(false)
      expect(await messages.markDeleted(id, LATER)).toBe(false)
      expect(await messages.replaceVariants(id, VARIANTS, LATER)).toBe(false)
      await messages.discard(id)
    }
    expect(await messages.byDelivery('nothing')).toBeNull()
  })

  test('a discarded message leaves no trace', async () => {
    const here = channel()
    const { id } = await messages.append(written(here, 'never accepted'))
    await messages.discard(id)
    expect(await messages.byId(id)).toBeNull()
    expect(await messages.before(here, null, 10)).toEqual([])
  })

  test('read marks are per reader and conversation and never go backwards', async () => {
    const here = channel()
    expect(await messages.readUpTo('aurora/f-liaison', here)).toBe(0)
    await messages.markRead('aurora/f-liaison', here, 7)
    await messages.markRead('aurora/f-liaison', here, 3)
    expect(await messages.readUpTo('aurora/f-liaison', here)).toBe(7)
    expect(await messages.readUpTo('aurora/b-liaison', here)).toBe(0)
    expect(await messages.readUpTo('aurora/f-liaison', channel())).toBe(0)
  })
})
