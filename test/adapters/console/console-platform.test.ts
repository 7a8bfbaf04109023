import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CardVariants } from '../../../src/chat/index.ts'
import { NotFound } from '../../../src/errors.ts'
import type { Destination, OutgoingMessage } from '../../../src/ports/chat.ts'
import { createScriptedConsole } from '../../support/scripted-console.ts'

const plain = (title: string) => ({ title, tone: 'normal' as const, summary: title, elements: [] })
const VARIANTS: CardVariants = { brand: plain('for the brand'), factory: plain('给工厂') }
const shared: Destination = { kind: 'channel', channelId: 'aurora/shared', thread: null }
const message = (destination: Destination, variants = VARIANTS): OutgoingMessage => ({
  deliveryId: randomUUID(),
  destination,
  variants,
})
const LONG_AGO = new Date(0)
const LATER = new Date(8.64e15)

let scripted: ReturnType<typeof createScriptedConsole>
beforeEach(() => {
  scripted = createScriptedConsole()
})
afterEach(() => scripted.bot.stop())

describe('the console as Andon sends to it', () => {
  test('can do everything there is', () => {
    expect(Object.values(scripted.bot.platform.capabilities)).toEqual(Array(7).fill(true))
  })

  test('a posted message stands there with the trial’s time and is found by its delivery id', async () => {
    const sent = message(shared)
    expect(await scripted.bot.platform.find(sent, LONG_AGO, LATER)).toBeNull()
    const ref = await scripted.bot.platform.post(sent)
    expect(ref).toMatchObject({ platform: 'console', channelId: 'aurora/shared' })
    expect(await scripted.bot.platform.find(sent, LONG_AGO, LATER)).toEqual(ref)
    expect(await scripted.messages.byId(ref.messageId)).toMatchObject({
      author: null,
      variants: VARIANTS,
      postedAt: new Date('2026-02-13T10:00:00Z'),
    })
  })

  test('a person gets it in the direct messages', async () => {
    const ref = await scripted.bot.platform.post(
      message({ kind: 'person', userId: 'f-liaison', workspaceId: 'aurora' }),
    )
    expect(ref.channelId).toBe('dm:aurora/f-liaison')
  })

  test('a reply to a reply joins the thread; a thread of another place is no thread', async () => {
    const { platform } = scripted.bot
    const first = await platform.post(message(shared))
    const second = await platform.post(message({ ...shared, thread: first.messageId }))
    const third = await platform.post(message({ ...shared, thread: second.messageId }))
    const elsewhere = await platform.post(
      message({ kind: 'channel', channelId: 'aurora/brand', thread: first.messageId }),
    )
    const threadOf = async ({ messageId }: { messageId: string }) =>
      (await scripted.messages.byId(messageId))?.threadId
    expect([await threadOf(second), await threadOf(third), await threadOf(elsewhere)]).toEqual([
      first.messageId,
      first.messageId,
      null,
    ])
  })

  test.each<[string, Destination]>([
    ['a channel of nobody', { kind: 'channel', channelId: 'borealis/shared', thread: null }],
    ['no channel of a console', { kind: 'channel', channelId: 'C0SHARED', thread: null }],
    ['direct messages of nobody', { kind: 'channel', channelId: 'dm:aurora/x', thread: null }],
    ['an unknown person', { kind: 'person', userId: 'x', workspaceId: 'aurora' }],
    ['a person of no partnership', { kind: 'person', userId: 'f-liaison', workspaceId: null }],
  ])('%s is not found, for good', async (_name, destination) => {
    await expect(scripted.bot.platform.post(message(destination))).rejects.toBeInstanceOf(NotFound)
  })

  test('an update changes the card in place; one of a message that is not Andon’s is refused', async () => {
    const { platform } = scripted.bot
    const ref = await platform.post(message(shared))
    const changed = { brand: plain('changed') }
    await platform.update(ref, message(shared, changed))
    expect(await scripted.messages.byId(ref.messageId)).toMatchObject({ variants: changed })
    await expect(
      platform.update({ ...ref, messageId: randomUUID() }, message(shared)),
    ).rejects.toBeInstanceOf(NotFound)
    await expect(
      platform.update({ ...ref, channelId: 'aurora/brand' }, message(shared)),
    ).rejects.toBeInstanceOf(NotFound)
  })
})
