import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { IncomingEvent } from '../../../src/chat/index.ts'
import { AppError } from '../../../src/errors.ts'
import type { InboundReply } from '../../../src/ports/inbound.ts'
import { FULL_CARD, FULL_FORM } from '../../support/console-fixtures.ts'
import { createScriptedConsole } from '../../support/scripted-console.ts'
import { BRAND, createConsoleClient, FACTORY, FACTORY_OWN } from './console-client.ts'

let answer: (event: IncomingEvent) => InboundReply | Promise<InboundReply>
let scripted: ReturnType<typeof createScriptedConsole>
let client: ReturnType<typeof createConsoleClient>
beforeEach(async () => {
  answer = () => ({ kind: 'none' })
  scripted = createScriptedConsole({ answer: (event) => answer(event) })
  client = createConsoleClient((await scripted.bot.start()).url)
})
afterEach(() => scripted.bot.stop())

const KEY = '4f6b6a52-2f6f-4f0b-9f0e-0a7f1c2d3e4f'
const AT = new Date('2026-02-13T10:00:00Z')
const liaison = { platform: 'console', userId: 'f-liaison', workspaceId: 'aurora' }
const shown = (channelId: string) => scripted.messages.before(channelId, null, 10)
const texts = async (channelId: string) => (await shown(channelId)).map(({ text }) => text)

describe('writing', () => {
  test('a message becomes an event with the place, the writer and the time', async () => {
    await client.act('say', FACTORY, { text: ' 样品已寄出 ', eventKey: KEY })
    const ref = { platform: 'console', channelId: 'aurora/shared', messageId: KEY }
    expect(scripted.events).toEqual([
      {
        type: 'message',
        eventKey: KEY,
        actor: liaison,
        conversation: { kind: 'channel', channelId: 'aurora/shared' },
        at: AT,
        message: { ref, thread: null, author: liaison, text: '样品已寄出', files: [], postedAt: AT },
      },
    ])
    expect(await texts('aurora/shared')).toEqual(['样品已寄出'])
  })

  test('a reply names the first message of its thread, also when it answers a reply', async () => {
    const [first, second] = [randomUUID(), randomUUID()]
    await client.act('say', BRAND, { text: 'first', eventKey: first })
    await client.act('say', FACTORY, { text: 'second', thread: first, eventKey: second })
    await client.act('say', BRAND, { text: 'third', thread: second })
    const threads = scripted.events.map(
      (event) => event.type === 'message' && event.message.thread?.messageId,
    )
    expect(threads).toEqual([undefined, first, first])
  })

  test('a command keeps the name as typed, leaves no message, and goes where it was typed', async () => {
    await client.act('say', FACTORY_OWN, { text: '/Defcet 电池鼓包', eventKey: KEY })
    expect(scripted.events).toEqual([
      {
        type: 'command',
        eventKey: KEY,
        actor: liaison,
        conversation: { kind: 'channel', channelId: 'aurora/factory' },
        at: AT,
        name: 'Defcet',
        text: '电池鼓包',
      },
    ])
    expect(await shown('aurora/factory')).toEqual([])
  })

  test('a mention stands in the conversation and its words arrive without the mention', async () => {
    await client.act('say', { ...FACTORY, tab: 'dm' }, { text: '@Andon help', eventKey: KEY })
    expect(scripted.events).toMatchObject([
      {
        type: 'mention',
        text: 'help',
        conversation: { kind: 'dm', channelId: 'dm:aurora/f-liaison' },
        message: { text: '@Andon help' },
      },
    ])
  })

  test('a request that is sent again happens once and gets the same answer', async () => {
    answer = () => ({ kind: 'card', card: FULL_CARD.en })
    const first = await client.act('say', BRAND, { text: 'once', eventKey: KEY })
    const again = await client.act('say', BRAND, { text: 'once', eventKey: KEY })
    expect(scripted.events).toHaveLength(1)
    expect(await texts('aurora/shared')).toEqual(['once'])
    expect(again.body).toBe(first.body)
    expect(again.body.match(/class="private-answer"/g)).toHaveLength(1)
  })

  test('sent twice at the same moment it is handled once', async () => {
    const gate = Promise.withResolvers<InboundReply>()
    let calls = 0
    answer = () => {
      calls += 1
      return gate.promise
    }
    const send = () => client.act('say', BRAND, { text: 'once', eventKey: KEY })
    const first = send()
    await expect.poll(() => calls).toBe(1)
    const second = send()
    // A round trip, so that the second request has arrived while the first still runs.
    await client.get('/p/aurora/top')
    gate.resolve({ kind: 'none' })
    expect((await Promise.all([first, second])).map(({ status }) => status)).toEqual([200, 200])
    expect(calls).toBe(1)
  })

  test('nobody writes with the key of somebody else’s message', async () => {
    await client.act('say', BRAND, { text: 'mine', eventKey: KEY })
    expect((await client.act('say', FACTORY, { text: 'yours', eventKey: KEY })).status).toBe(409)
    expect(await texts('aurora/shared')).toEqual(['mine'])
  })

  test('what Andon could not keep does not stand there; the error has the reference of the log', async () => {
    answer = () => {
      throw new AppError('internal', { reference: 'ab12cd34' })
    }
    const failed = await client.act('say', { ...BRAND, tab: 'own' }, { text: 'lost', eventKey: KEY })
    expect(failed.status).toBe(500)
    expect(failed.headers['hx-retarget']).toBe('#error-brand-own-b-liaison')
    expect(failed.body).toContain('ab12cd34')
    expect(await shown('aurora/brand')).toEqual([])
    expect(scripted.logged).toMatchObject([{ reference: 'ab12cd34' }])
    answer = () => ({ kind: 'none' })
    expect((await client.act('say', { ...BRAND, tab: 'own' }, { text: 'lost', eventKey: KEY })).status).toBe(
      200,
    )
    expect(await texts('aurora/brand')).toEqual(['lost'])
  })

  test('an error is said in the language of the person who acted', async () => {
    const empty = await client.act('say', FACTORY, { text: '  ' })
    expect(empty.status).toBe(422)
    expect(empty.body).toContain('消息是空的')
  })
})

describe('text that cannot be stored', () => {
  const seat = new URLSearchParams({ ...BRAND, eventKey: KEY }).toString()

  test.each([
    ['percent-encoded bytes that are no UTF-8', `${seat}&text=%FF%FE`],
    ['a surrogate in UTF-8', `${seat}&text=%ED%A0%80`],
    ['raw bytes that are no UTF-8', Buffer.concat([Buffer.from(`${seat}&text=`), Buffer.from([0xe9, 0x28])])],
    ['a NUL character', `${seat}&text=a%00b`],
    ['half a percent sign', `${seat}&text=100%`],
  ])('%s', async (_name, body) => {
    const refused = await client.raw('/p/aurora/say', body)
    expect(refused.status).toBe(400)
    expect(refused.body).toContain('broken characters')
    expect(scripted.events).toEqual([])
  })

  test('raw UTF-8 is as good as percent-encoded', async () => {
    await client.raw('/p/aurora/say', Buffer.from(`${seat}&text=电池+鼓包%21`))
    expect(await texts('aurora/shared')).toEqual(['电池 鼓包!'])
  })

  test('8,000 characters fit, one more does not', async () => {
    expect((await client.act('say', BRAND, { text: 'x'.repeat(8000) })).status).toBe(200)
    const refused = await client.act('say', BRAND, { text: 'x'.repeat(8001) })
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('at most 8000 characters')
  })

  test('a body beyond all measure is refused with the measure', async () => {
    const refused = await client.raw('/p/aurora/say', `${seat}&text=${'x'.repeat(140_000)}`)
    expect(refused.status).toBe(413)
    expect(refused.body).toContain('128 kB')
  })

  test('another kind of body, a missing key and an unknown person are refused', async () => {
    const headers = { origin: `http://${client.host}`, 'content-type': 'application/json' }
    expect((await client.send('POST', '/p/aurora/say', headers, '{}')).status).toBe(415)
    expect((await client.act('say', BRAND, { text: 'x', eventKey: 'no-key' })).status).toBe(400)
    expect((await client.act('say', { ...BRAND, person: 'f-liaison' }, { text: 'x' })).status).toBe(409)
    expect((await client.act('say', { ...BRAND, tab: 'factory' }, { text: 'x' })).status).toBe(400)
    expect(scripted.events).toEqual([])
  })
})

describe('one’s own messages', () => {
  beforeEach(() => client.act('say', BRAND, { text: 'frist', eventKey: KEY }))

  test('are edited: the event has the new words and the conversation shows them', async () => {
    await client.act('edit', BRAND, { message: KEY, text: 'first' })
    expect(scripted.events[1]).toMatchObject({
      type: 'message-edited',
      message: { ref: { messageId: KEY }, text: 'first' },
    })
    expect(await shown('aurora/shared')).toMatchObject([{ text: 'first', editedAt: AT }])
  })

  test('are deleted: a tombstone stays, and a resent request changes nothing', async () => {
    await client.act('delete', BRAND, { message: KEY })
    const again = await client.act('delete', BRAND, { message: KEY })
    expect(again.status).toBe(200)
    expect(again.body).toContain('This message was deleted.')
    expect(again.body).not.toContain('frist')
    expect(scripted.events.slice(1)).toMatchObject([{ type: 'message-deleted', ref: { messageId: KEY } }])
  })

  test('stay as they are when Andon could not keep the change', async () => {
    answer = () => {
      throw new Error('down')
    }
    expect((await client.act('edit', BRAND, { message: KEY, text: 'first' })).status).toBe(500)
    expect((await client.act('delete', BRAND, { message: KEY })).status).toBe(500)
    expect(await shown('aurora/shared')).toMatchObject([{ text: 'frist', editedAt: null, deletedAt: null }])
  })

  test('are changed by nobody else, and not from another conversation', async () => {
    expect((await client.act('edit', FACTORY, { message: KEY, text: 'x' })).status).toBe(403)
    expect((await client.act('delete', { ...BRAND, person: 'b-quality' }, { message: KEY })).status).toBe(403)
    expect((await client.act('edit', { ...BRAND, tab: 'own' }, { message: KEY, text: 'x' })).status).toBe(404)
    expect(scripted.events).toHaveLength(1)
  })

  test.each(['report-defect', 'request-change', 'keep-internal'])(
    'can be answered with the shortcut %s by the other side',
    async (name) => {
      await client.act('shortcut', FACTORY, { message: KEY, name })
      expect(scripted.events[1]).toMatchObject({
        type: 'shortcut',
        name,
        actor: liaison,
        message: { text: 'frist', author: { userId: 'b-liaison', workspaceId: 'aurora' } },
      })
    },
  )

  test('an unknown shortcut is refused', async () => {
    expect((await client.act('shortcut', FACTORY, { message: KEY, name: 'like' })).status).toBe(400)
  })
})

describe('buttons and forms', () => {
  const post = (variants: object) =>
    scripted.bot.platform.post({
      deliveryId: randomUUID(),
      destination: { kind: 'channel', channelId: 'aurora/shared', thread: null },
      variants,
    })

  test('a button says what it does and which message carried it', async () => {
    const ref = await post({ factory: FULL_CARD['zh-Hans'], brand: FULL_CARD.en })
    await client.act('press', FACTORY, { action: 'hold|aurora|F-3', source: ref.messageId })
    await client.act('press', FACTORY, { action: 'hold|aurora|F-3', source: '' })
    expect(scripted.events).toMatchObject([
      { type: 'action', action: 'hold|aurora|F-3', source: ref },
      { type: 'action', action: 'hold|aurora|F-3', source: null },
    ])
  })

  test('nobody presses a button of a card that is not shown to their side', async () => {
    const ref = await post({ factory: FULL_CARD['zh-Hans'] })
    const refused = await client.act('press', BRAND, { action: 'hold|aurora|F-3', source: ref.messageId })
    expect(refused.status).toBe(404)
    expect(scripted.events).toEqual([])
  })

  test('a form opens as a dialog for the person who acted', async () => {
    answer = () => ({ kind: 'form', form: FULL_FORM })
    const { body } = await client.act('say', BRAND, { text: '/defect', eventKey: KEY })
    expect(body).toContain('<hx-partial hx-target="#dialogs" hx-swap="innerHTML"><dialog')
    expect(body).toContain(`id="form-${KEY}-f-title"`)
    expect(body).toContain('<section id="pane-brand"')
  })

  test('submitted values arrive by field name, and nothing else does', async () => {
    const values = { 'v.title': 'Swells', 'v.affected': '', 'v.__proto__': 'x', other: 'x' }
    await client.act('submit', BRAND, { submits: 'defect-fields|aurora|F-3', ...values })
    expect(scripted.events).toMatchObject([{ type: 'form', action: 'defect-fields|aurora|F-3' }])
    expect(scripted.events[0]).toHaveProperty('values', { title: 'Swells', affected: '' })
  })

  test('complaints go to their fields, and the form is not rendered again', async () => {
    answer = () => ({ kind: 'form-errors', errors: { title: 'Too <long>', gone: 'Not asked' } })
    const refused = await client.act('submit', BRAND, {
      dialog: 'form-1',
      submits: 'x|y',
      'v.title': 'Swells',
    })
    expect(refused.status).toBe(422)
    expect(refused.headers['hx-reswap']).toBe('none')
    expect(refused.body).toBe(
      '<hx-partial hx-target="#form-1-f-title-error" hx-swap="innerHTML"><span>Too &lt;long&gt;</span></hx-partial>' +
        '<hx-partial hx-target="#form-1-error" hx-swap="innerHTML"><p>Answers that need another look: 2.</p><p>Not asked</p></hx-partial>',
    )
  })

  test('an error in a dialog is shown in the dialog', async () => {
    answer = () => {
      throw new Error('down')
    }
    const failed = await client.act('submit', BRAND, {
      dialog: 'form-1',
      submits: 'x|y',
      'v.title': 'Swells',
    })
    expect(failed.headers['hx-retarget']).toBe('#form-1-error')
  })
})

describe('a private answer', () => {
  beforeEach(async () => {
    answer = () => ({ kind: 'card', card: { ...FULL_CARD.en, title: 'For you alone' } })
    await client.act('say', BRAND, { text: '/andon help', eventKey: KEY })
  })
  const pane = async (side: string, person: string, tab = 'shared') =>
    (await client.get(`/p/aurora/pane/${side}?person=${person}&tab=${tab}`)).body

  test('is seen by the person who acted, where they acted, and by nobody else', async () => {
    expect(await pane('brand', 'b-liaison')).toContain('For you alone')
    expect(await pane('brand', 'b-liaison', 'own')).not.toContain('For you alone')
    expect(await pane('brand', 'b-quality')).not.toContain('For you alone')
    expect(await pane('factory', 'f-liaison')).not.toContain('For you alone')
  })

  test('is dismissed by that person only', async () => {
    await client.act('dismiss', { ...BRAND, person: 'b-quality' }, { answer: KEY })
    expect(await pane('brand', 'b-liaison')).toContain('For you alone')
    expect((await client.act('dismiss', BRAND, { answer: KEY })).body).not.toContain('For you alone')
  })
})
