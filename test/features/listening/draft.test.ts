import { describe, expect, test } from 'vitest'
import type { Card } from '../../../src/chat/index.ts'
import { type Andon, buttonOf, cardOf, formOf, startAndon } from '../../support/andon.ts'
import { initialOf } from '../../support/dialogue.ts'
import { seenBy, textOf } from '../../support/memory-platform.ts'

/** The newest card of a side at a place. */
const lastAt = (andon: Andon, place: string, side: 'brand' | 'factory'): Card => {
  const found = andon.platform.shown.filter((one) => one.place === place && one.variants[side]).at(-1)
  const card = found?.variants[side]
  if (!card) throw new Error(`nothing for ${side} at ${place}`)
  return card
}
const draft = (andon: Andon, side: 'brand' | 'factory' = 'brand'): Card => {
  const found = andon.platform.shown.find(({ variants }) =>
    /a (defect|change)\?/i.test(variants.brand?.title ?? ''),
  )
  const card = found?.variants[side]
  if (!card) throw new Error('no draft')
  return card
}
const keys = async (andon: Andon): Promise<string> =>
  textOf(cardOf(await andon.at('b-liaison', 'dm').command('/ticket list all')))

describe('a report in the shared channel', () => {
  test.each([
    ['en', '12 of 200 pcs of HX-2041-B cracked, lot L2409A, found at IQC'],
    ['zh-Hans', 'IQC 发现 HX-2041-B 外壳开裂，200件中12件，批次 L2409A'],
    ['de', 'IQC: 12 von 200 Stück HX-2041-B gerissen, Charge L2409A'],
    ['ja', 'HX-2041-B ロット L2409A、200個中12個にクラック発生、IQCにて'],
  ])('in %s gets a draft in its thread, in both languages, filled with what was found', async (_, text) => {
    const andon = await startAndon()
    const said = await andon.at('f-quality', 'shared').say(text)
    const [post] = andon.platform.shown
    expect(post?.place).toBe('aurora/shared')
    expect(post?.thread).toBe(said.ref.messageId)
    expect(draft(andon).title).toBe('A defect?')
    expect(draft(andon, 'factory').title).toBe('是缺陷吗？')
    for (const fact of ['HX-2041-B', 'L2409A', '12 of 200', 'IQC'])
      expect(textOf(draft(andon))).toContain(fact)
    expect(await keys(andon)).not.toContain('D-1')
    await andon.at('b-quality', 'shared').press(buttonOf(draft(andon), 'Create'))
    const ticket = textOf(cardOf(await andon.at('b-quality', 'dm').command('/ticket D-1')))
    expect(ticket).toContain('Lichuang Precision')
    expect(ticket).toContain('L2409A')
    expect(textOf(draft(andon))).toContain('D-1 was created')
  })

  test('is not asked for twice, and its button works once', async () => {
    const andon = await startAndon()
    const factory = andon.at('f-quality', 'shared')
    await factory.say('铰链开裂 5 件')
    const create = buttonOf(draft(andon), 'Create')
    await factory.press(create)
    expect(textOf(cardOf(await andon.at('b-quality', 'shared').press(create)))).toContain('settled already')
    expect(await keys(andon)).not.toContain('D-2')
  })

  test('can be edited before, each side what is its own', async () => {
    const andon = await startAndon()
    await andon.at('f-quality', 'shared').say('铰链开裂 5 件')
    const theirs = formOf(await andon.at('b-quality', 'shared').press(buttonOf(draft(andon), 'Edit')))
    expect(theirs.fields.map((field) => field.name)).not.toContain('text')
    const own = formOf(await andon.at('f-quality', 'shared').press(buttonOf(draft(andon), 'Edit')))
    await andon.at('f-quality', 'shared').submit(own, { ...initialOf(own), lots: 'L77', severity: 'major' })
    const ticket = textOf(cardOf(await andon.at('b-quality', 'dm').command('/ticket D-1')))
    expect(ticket).toContain('L77')
    expect(ticket).toContain('Major')
    expect(ticket).toContain('铰链开裂')
  })

  test('is no ticket when its writer’s side says so; the other side cannot say it for them', async () => {
    const andon = await startAndon()
    await andon.at('f-quality', 'shared').say('铰链开裂 5 件')
    const no = buttonOf(draft(andon), 'Not a ticket')
    expect(textOf(cardOf(await andon.at('b-quality', 'shared').press(no)))).toContain('actory')
    await andon.at('f-liaison', 'shared').press(no)
    expect(textOf(draft(andon, 'factory'))).toContain('不是工单')
    expect(await keys(andon)).not.toContain('D-1')
  })

  test('reported by hand meanwhile: the draft is over', async () => {
    const andon = await startAndon()
    const said = await andon.at('f-quality', 'shared').say('铰链开裂 5 件')
    await andon.at('b-liaison', 'shared').shortcut('report-defect', said)
    expect(textOf(draft(andon))).toContain('D-1 was created')
  })

  test('deleted before anybody acted: nothing is left to press', async () => {
    const andon = await startAndon()
    const factory = andon.at('f-quality', 'shared')
    const said = await factory.say('铰链开裂 5 件')
    await factory.remove(said)
    expect(textOf(draft(andon))).toContain('deleted')
    expect(JSON.stringify(draft(andon))).not.toContain('铰链')
  })

  test('edited: the draft holds the words as they are now', async () => {
    const andon = await startAndon()
    const factory = andon.at('f-quality', 'shared')
    const said = await factory.say('铰链开裂 5 件')
    await factory.edit(said, '铰链开裂 8 件')
    expect(textOf(draft(andon))).toContain('"8"')
  })
})

describe('a change', () => {
  test.each([
    ['en', 'Please change the foam to 0.5 mm'],
    ['zh-Hans', '请把泡棉改成 0.5 mm'],
    ['es', 'Por favor cambien la espuma a 0.5 mm'],
  ])('asked for in %s becomes a draft, and a change ticket', async (_, text) => {
    const andon = await startAndon()
    await andon.at('b-quality', 'shared').say(text)
    expect(draft(andon).title).toBe('A change?')
    await andon.at('f-liaison', 'shared').press(buttonOf(draft(andon), 'Create'))
    expect(textOf(cardOf(await andon.at('b-quality', 'dm').command('/ticket C-1')))).toContain(text)
  })
})

describe('the same issue again', () => {
  test('in the thread of the draft joins it without a word, and is a comment of the ticket', async () => {
    const andon = await startAndon()
    const said = await andon.at('f-quality', 'shared').say('铰链开裂 5 件')
    await andon.at('b-quality', 'shared').say('we also have 3 pcs cracked here', said.ref.messageId)
    expect(andon.platform.shown).toHaveLength(1)
    await andon.at('f-quality', 'shared').press(buttonOf(draft(andon), 'Create'))
    const history = textOf(cardOf(await andon.at('b-quality', 'dm').command('/ticket D-1 history')))
    expect(history).toContain('3 pcs cracked')
  })

  test('in another language and place is offered to be joined; the earliest word of the raiser counts', async () => {
    const andon = await startAndon({ at: '2026-02-13T08:00:00Z' })
    await andon.at('b-quality', 'shared').command('/defect scratches on HX-2041-B, lot L2409A')
    // Fields are completed by hand as people do.
    const edit = formOf(await andon.at('b-quality', 'shared').command('/ticket D-1 edit'))
    await andon.at('b-quality', 'shared').submit(edit, { ...initialOf(edit), lots: 'L2409A' })
    await andon.at('f-quality', 'shared').say('批次 L2409A 又发现划痕 5 件')
    expect(textOf(draft(andon))).toContain('This reads like the issue of D-1')
    await andon.at('f-quality', 'shared').press(buttonOf(draft(andon, 'factory'), '并入 D-1'))
    expect(textOf(draft(andon))).toContain('Joined to D-1')
    expect(await keys(andon)).not.toContain('D-2')
    const history = textOf(cardOf(await andon.at('b-quality', 'dm').command('/ticket D-1 history')))
    expect(history).toContain('又发现划痕')
  })

  test('joining is not forced: a ticket of its own can be made', async () => {
    const andon = await startAndon()
    await andon.at('f-quality', 'shared').say('发现毛刺 5 件')
    await andon.at('b-quality', 'shared').say('burrs on 10 pcs')
    const second = lastAt(andon, 'aurora/shared', 'brand')
    expect(textOf(second)).toContain('written about here before')
    await andon.at('b-quality', 'shared').press(buttonOf(second, 'Create'))
    await andon.at('f-quality', 'shared').press(buttonOf(draft(andon), 'Create'))
    expect(await keys(andon)).toContain('D-2')
  })

  test('joined to a draft, it comes with the ticket, and the earliest word of the raiser is first awareness', async () => {
    const andon = await startAndon({ at: '2026-02-13T08:00:00Z' })
    await andon.at('f-quality', 'shared').say('发现毛刺 5 件')
    await andon.advance('2026-02-13T09:00:00Z')
    await andon.at('f-liaison', 'shared').say('毛刺 10 件')
    const second = lastAt(andon, 'aurora/shared', 'factory')
    await andon.at('f-liaison', 'shared').press(buttonOf(second, '同一个问题'))
    await andon.advance('2026-02-13T10:00:00Z')
    await andon.at('f-quality', 'shared').press(buttonOf(draft(andon, 'factory'), '创建'))
    const ticket = await andon.store.transaction((tx) => tx.tickets.byKey('aurora', 'D-1'))
    expect(ticket?.firstAwareness).toEqual(new Date('2026-02-13T08:00:00Z'))
    const linked = await andon.store.transaction((tx) => tx.messages.ofTicket(ticket?.id ?? ''))
    expect(linked.filter(({ role }) => role !== 'card').map(({ role }) => role)).toEqual([
      'source',
      'comment',
    ])
  })
})

describe('nothing is proposed', () => {
  test.each([
    'The crack standard is attached.',
    '0 defects in lot L2409A.',
    'Thanks for changing the meeting to Friday.',
    '> The hinge is cracked\nThanks!',
  ])('for %s', async (text) => {
    const andon = await startAndon()
    await andon.at('b-quality', 'shared').say(text)
    expect(andon.platform.shown).toEqual([])
  })

  test('to a stranger, in one side’s own channel unless it says so, in private', async () => {
    const andon = await startAndon()
    await andon.at('somebody', 'shared').say('5 pcs cracked')
    await andon.at('f-quality', 'factory').say('铰链开裂 5 件')
    await andon.at('f-quality', 'dm').say('铰链开裂 5 件')
    expect(andon.platform.shown).toEqual([])
  })

  test('for a message that comes after its own deletion', async () => {
    const andon = await startAndon()
    const actor = { platform: 'console' as const, userId: 'f-quality', workspaceId: 'aurora' }
    const ref = { platform: 'console' as const, channelId: 'aurora/shared', messageId: 'late' }
    const base = {
      actor,
      conversation: { kind: 'channel' as const, channelId: 'aurora/shared' },
      at: andon.clock.now(),
    }
    await andon.app.inbound.handle({ ...base, type: 'message-deleted', eventKey: 'd', ref })
    const message = { ref, thread: null, author: actor, text: '铰链开裂 5 件', files: [], postedAt: base.at }
    await andon.app.inbound.handle({ ...base, type: 'message', eventKey: 'm', message })
    await andon.app.sweep()
    expect(andon.platform.shown).toEqual([])
  })

  test('twice, when the message is told again under another key', async () => {
    const andon = await startAndon()
    const said = await andon.at('f-quality', 'shared').say('铰链开裂 5 件')
    await andon.app.inbound.handle({
      type: 'message',
      eventKey: 'the other installation',
      actor: said.author,
      conversation: { kind: 'channel', channelId: 'aurora/shared' },
      at: said.postedAt,
      message: said,
    })
    await andon.app.sweep()
    expect(andon.platform.shown).toHaveLength(1)
  })
})

test('in a side’s own channel the ticket is internal, and a change is never shown to the other side unasked', async () => {
  const andon = await startAndon()
  const factory = andon.at('f-quality', 'factory')
  await factory.command('/andon listen on')
  await factory.say('铰链开裂 5 件')
  await factory.press(buttonOf(lastAt(andon, 'aurora/factory', 'factory'), '创建'))
  expect(textOf(cardOf(await factory.command('/ticket F-1')))).toContain('铰链开裂')
  await factory.say('请把泡棉改成 0.5 mm')
  const asked = await factory.press(buttonOf(lastAt(andon, 'aurora/factory', 'factory'), '创建'))
  expect(formOf(asked).intro).toContain('双方')
  expect(seenBy(andon.platform, 'brand')).toEqual([])
})
