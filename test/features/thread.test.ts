import { describe, expect, test } from 'vitest'
import { type Andon, cardOf, formOf, startAndon } from '../support/andon.ts'
import { initialOf } from '../support/dialogue.ts'
import { seenBy, textOf } from '../support/memory-platform.ts'

const headOf = (andon: Andon, place: string) =>
  andon.platform.shown.find((one) => one.place === place)?.ref.messageId

describe('one ticket, one thread', () => {
  test('replies become comments, edits and deletions further rows; nothing is erased', async () => {
    const andon = await startAndon()
    const brand = andon.at('b-quality', 'shared')
    await brand.command('/defect lid scratched')
    const said = await brand.say('seen on line 2 only', headOf(andon, 'aurora/shared'))
    await brand.edit(said, 'seen on lines 2 and 3')
    await brand.remove(said)
    const history = textOf(cardOf(await andon.at('f-quality', 'dm').command('/ticket D-1 历史')))
    expect(history).toContain('seen on line 2 only')
    expect(history).toContain('seen on lines 2 and 3')
    expect(history).toContain('删除消息')
  })

  test('a reply under a card whose arrival was not recorded is not taken yet, and becomes a comment when it comes again', async () => {
    const andon = await startAndon()
    const brand = andon.at('b-quality', 'shared')
    // The process dies between sending and recording.
    andon.platform.lose = () => {
      throw new Error('killed')
    }
    await brand.command('/defect lid scratched')
    andon.platform.lose = () => undefined
    const head = headOf(andon, 'aurora/shared')
    const reply = await brand.say('seen on line 2 only', head).then(
      () => 'taken',
      (error) => error.code,
    )
    expect(reply).toBe('unavailable')
    // A lease later the card is found, and the platform brings the reply again.
    await andon.advance(new Date(andon.clock.now().getTime() + 61_000))
    await brand.say('seen on line 2 only', head)
    expect(textOf(cardOf(await brand.command('/ticket D-1 history')))).toContain('seen on line 2 only')
    expect(andon.platform.shown.filter(({ place }) => place === 'aurora/shared')).toHaveLength(1)
  })

  test('an edit that overtakes its message is the comment; the late message changes nothing', async () => {
    const andon = await startAndon()
    const brand = andon.at('b-quality', 'shared')
    await brand.command('/defect lid scratched')
    const thread = {
      platform: 'console' as const,
      channelId: 'aurora/shared',
      messageId: headOf(andon, 'aurora/shared') ?? '',
    }
    const actor = { platform: 'console' as const, userId: 'b-quality', workspaceId: 'aurora' }
    const message = {
      ref: { ...thread, messageId: 'late' },
      thread,
      author: actor,
      files: [],
      postedAt: andon.clock.now(),
    }
    const base = {
      actor,
      conversation: { kind: 'channel' as const, channelId: 'aurora/shared' },
      at: andon.clock.now(),
    }
    await andon.app.inbound.handle({
      ...base,
      type: 'message-edited',
      eventKey: 'e-edit',
      message: { ...message, text: 'after' },
    })
    await andon.app.inbound.handle({
      ...base,
      type: 'message',
      eventKey: 'e-first',
      message: { ...message, text: 'before' },
    })
    const history = textOf(cardOf(await brand.command('/ticket D-1 history')))
    expect(history).toContain('after')
    expect(history).not.toContain('before')
  })

  test('a reply in the side’s own channel stays with the side, also after disclosure', async () => {
    const andon = await startAndon()
    const factory = andon.at('f-quality', 'factory')
    await factory.command('/defect 铰链开裂')
    await factory.say('模具老化，先别说', headOf(andon, 'aurora/factory'))
    const disclose = formOf(await factory.command('/ticket F-1 披露'))
    await factory.submit(disclose, initialOf(disclose))
    await factory.say('换模具要两周', headOf(andon, 'aurora/factory'))
    const theirs = textOf(cardOf(await andon.at('b-quality', 'dm').command('/ticket D-1 history')))
    expect(theirs).not.toMatch(/模具/)
    const own = textOf(cardOf(await factory.command('/ticket D-1 history')))
    expect(own).toContain('模具老化')
    expect(own).toContain('换模具')
  })

  test('a message action makes the writer’s side the raiser and the message its first awareness', async () => {
    const andon = await startAndon({ at: '2026-02-13T08:00:00Z' })
    const said = await andon.at('f-quality', 'shared').say('客户样品有 2 个鼓包')
    await andon.advance('2026-02-13T10:00:00Z')
    await andon.at('b-liaison', 'shared').shortcut('report-defect', said)
    const card = seenBy(andon.platform, 'brand').at(-1)?.card
    expect(textOf(card)).toContain('Lichuang Precision')
    const again = cardOf(await andon.at('b-liaison', 'shared').shortcut('report-defect', said))
    expect(textOf(again)).toContain('already')
    const refused = cardOf(
      await andon
        .at('f-liaison', 'shared')
        .shortcut('keep-internal', await andon.at('f-liaison', 'shared').say('别外传')),
    )
    expect(textOf(refused)).toContain('双方都已看到')
  })
})

describe('a redelivered event', () => {
  test('has one effect and gets the first answer again', async () => {
    const andon = await startAndon()
    const event = {
      type: 'command' as const,
      name: 'defect',
      text: 'twice sent',
      eventKey: 'same',
      actor: { platform: 'console' as const, userId: 'f-quality', workspaceId: 'aurora' },
      conversation: { kind: 'dm' as const, channelId: 'dm:aurora/f-quality' },
      at: andon.clock.now(),
    }
    const first = await andon.app.inbound.handle(event)
    expect(await andon.app.inbound.handle(event)).toEqual(first)
    expect(cardOf(first).title).toContain('F-1')
    const all = cardOf(await andon.at('f-quality', 'dm').command('/ticket list all'))
    expect(all.title).toContain('1')
    expect(textOf(all)).not.toContain('F-2')
  })
})
