import { describe, expect, test } from 'vitest'
import type { Card } from '../../../src/chat/index.ts'
import { type Andon, buttonOf, cardOf, formOf, startAndon } from '../../support/andon.ts'
import { initialOf } from '../../support/dialogue.ts'
import { seenBy, textOf } from '../../support/memory-platform.ts'

const privateTo = (andon: Andon, person: string): Card[] =>
  andon.platform.shown
    .filter(({ place }) => place === `@${person}`)
    .flatMap(({ variants }) => [variants.brand, variants.factory])
    .filter((card): card is Card => card !== undefined)
const last = (cards: readonly Card[]): Card => {
  const card = cards.at(-1)
  if (!card) throw new Error('nothing was said')
  return card
}
const tickets = async (andon: Andon): Promise<string> =>
  textOf(cardOf(await andon.at('b-liaison', 'dm').command('/ticket list all')))

describe('a hint', () => {
  test.each([
    ['zh-Hans', '差不多可以了', '有什么需要一起看看的吗'],
    ['ja', '社内で検討します。', '有什么需要一起看看的吗'],
    ['en', 'It should be more or less OK', '有什么需要一起看看的吗'],
    ['ko', '조금 어려울 것 같습니다', '有什么需要一起看看的吗'],
  ])(
    'in %s is asked about in private, in the writer’s language, and nobody else hears of it',
    async (_, text, asked) => {
      const andon = await startAndon()
      await andon.at('f-quality', 'shared').say(text)
      const [question] = privateTo(andon, 'f-quality')
      expect(textOf(question)).toContain(asked)
      expect(textOf(question)).toContain(text)
      for (const other of ['f-liaison', 'f-manager', 'b-quality'])
        for (const card of privateTo(andon, other)) expect(card.title).not.toBe(question?.title)
      expect(andon.platform.shown.filter(({ place }) => place === 'aurora/shared')).toEqual([])
    },
  )

  test('can be reported: the form says who reads it, and the ticket dates from the hint', async () => {
    const andon = await startAndon({ at: '2026-02-13T08:00:00Z' })
    await andon.at('f-quality', 'shared').say('装配后缝隙差不多可以了')
    await andon.advance('2026-02-13T09:00:00Z')
    const dm = andon.at('f-quality', 'dm')
    const form = formOf(await dm.press(buttonOf(last(privateTo(andon, 'f-quality')), '报告')))
    expect(form.intro).toContain('双方')
    await dm.submit(form, { ...initialOf(form), text: '缝隙 0.4 mm，规格 0.2 mm', title: '缝隙超差' })
    const ticket = await andon.store.transaction((tx) => tx.tickets.byKey('aurora', 'D-1'))
    expect(ticket).toMatchObject({ raiser: 'factory', firstAwareness: new Date('2026-02-13T08:00:00Z') })
    expect(textOf(last(privateTo(andon, 'f-quality')))).toContain('谢谢')
  })

  test('can be kept: the reminder comes at the first working hour of the writer’s next day', async () => {
    const andon = await startAndon({ at: '2026-03-05T08:00:00Z' })
    await andon.at('f-quality', 'shared').say('差不多可以了')
    await andon
      .at('f-quality', 'dm')
      .press(buttonOf(last(privateTo(andon, 'f-quality')), '先留在内部，明天提醒我'))
    expect(privateTo(andon, 'f-quality')).toHaveLength(1)
    expect(textOf(last(privateTo(andon, 'f-quality')))).toContain('明天')
    await andon.advance('2026-03-05T23:30:00Z')
    expect(privateTo(andon, 'f-quality')).toHaveLength(1)
    await andon.advance('2026-03-06T04:00:00Z')
    expect(privateTo(andon, 'f-quality')).toHaveLength(2)
    expect(textOf(last(privateTo(andon, 'f-quality')))).toContain('您请我提醒您')
    expect(await tickets(andon)).not.toContain('D-1')
  })

  test('that was nothing is not asked about again for a month, by that person, in those words', async () => {
    const andon = await startAndon({ at: '2026-03-05T02:00:00Z' })
    const factory = andon.at('f-quality', 'shared')
    const asked = () => privateTo(andon, 'f-quality').length
    await factory.say('差不多可以了')
    await andon.at('f-quality', 'dm').press(buttonOf(last(privateTo(andon, 'f-quality')), '没有问题'))
    await andon.advance('2026-03-10T02:00:00Z')
    await factory.say('差不多可以了')
    expect(asked()).toBe(1)
    await andon.at('f-liaison', 'shared').say('差不多可以了')
    expect(privateTo(andon, 'f-liaison').some((card) => textOf(card).includes('一起看看'))).toBe(true)
    await andon.advance('2026-04-05T02:00:00Z')
    await factory.say('差不多可以了')
    expect(asked()).toBe(2)
  })

  test('is asked about once a day, unless the person wishes more', async () => {
    const andon = await startAndon({ at: '2026-03-05T02:00:00Z' })
    const factory = andon.at('f-quality', 'shared')
    const asked = () => privateTo(andon, 'f-quality').length
    await factory.say('差不多可以了')
    await factory.say('可能有点问题')
    expect(asked()).toBe(1)
    await andon.advance('2026-03-05T16:30:00Z')
    await factory.say('可能有点问题')
    expect(asked()).toBe(2)
    await factory.command('/andon listen more')
    await factory.say('还差一点点，应该没问题')
    expect(asked()).toBe(3)
  })

  test('has buttons for its writer alone', async () => {
    const andon = await startAndon()
    await andon.at('f-quality', 'shared').say('差不多可以了')
    const report = buttonOf(last(privateTo(andon, 'f-quality')), '报告')
    for (const other of ['f-liaison', 'b-quality']) {
      const refused = textOf(cardOf(await andon.at(other, 'dm').press(report)))
      const unknown = textOf(
        cardOf(await andon.at(other, 'dm').press(report.replace(/[0-9a-f]{12}$/, '0'.repeat(12)))),
      )
      expect(refused).toBe(unknown)
    }
  })
})

describe('a phrase that is read differently elsewhere', () => {
  const notes = (andon: Andon): string[] =>
    seenBy(andon.platform, 'brand')
      .map(({ card }) => textOf(card))
      .filter((text) => text.includes('still open'))

  test('carries a note for the reading side, once a day, without a name or a judgement', async () => {
    const andon = await startAndon()
    await andon.at('f-quality', 'shared').say('社内で検討します。')
    await andon.at('f-liaison', 'shared').say('検討いたします。')
    expect(notes(andon)).toHaveLength(1)
    expect(notes(andon)[0]).toContain('検討します')
    expect(notes(andon)[0]).not.toMatch(/quality|李|Li |%/)
    await andon.advance('2026-02-15T10:00:00Z')
    await andon.at('f-quality', 'shared').say('検討いたします。')
    expect(notes(andon)).toHaveLength(2)
  })

  test('is the same whether or not its writer was asked anything', async () => {
    const andon = await startAndon()
    await andon.at('f-quality', 'shared').say('差不多可以了')
    const before = notes(andon).length
    // Not asked: the question of the day is spent.
    await andon.at('f-quality', 'shared').say('我们再看看')
    expect(notes(andon).length).toBe(before + 1)
  })

  test('is not explained to those who speak the language', async () => {
    const andon = await startAndon()
    await andon.at('b-quality', 'shared').say('差不多可以了')
    expect(seenBy(andon.platform, 'factory').some(({ card }) => textOf(card).includes('说法'))).toBe(false)
  })
})

describe('a promise', () => {
  const owed = (andon: Andon) => andon.store.transaction((tx) => tx.promises.owed('aurora'))

  test.each([
    ['zh-Hans', '我明天发8D报告', 'f-quality', '2026-02-14T15:59:00Z'],
    ['en', 'I will send the 8D report by Friday', 'f-quality', '2026-02-20T15:59:00Z'],
    ['de', 'Ich schicke morgen den 8D-Report', 'f-quality', '2026-02-14T15:59:00Z'],
    ['ko', '제가 내일 8D 보고서를 보내겠습니다', 'f-quality', '2026-02-14T15:59:00Z'],
  ])('in %s is kept with its owner and date, and told to its writer alone', async (_, text, owner, due) => {
    const andon = await startAndon()
    await andon.at('f-quality', 'shared').say(text)
    expect(await owed(andon)).toMatchObject([
      { owner, due: new Date(due), side: 'factory', audience: 'both', text },
    ])
    expect(privateTo(andon, 'f-quality')).toHaveLength(1)
    expect(seenBy(andon.platform, 'brand')).toEqual([])
  })

  test('without an owner or a date is asked for both, once', async () => {
    const andon = await startAndon()
    await andon.at('f-quality', 'shared').say('我们会发8D报告')
    const [asked] = privateTo(andon, 'f-quality')
    expect(textOf(asked)).toContain('由谁负责')
    const dm = andon.at('f-quality', 'dm')
    const form = formOf(await dm.press(buttonOf(asked!, '谁负责、何时完成')))
    await dm.submit(form, { owner: 'f-liaison', due: '2026-02-20T18:00' })
    expect(await owed(andon)).toMatchObject([{ owner: 'f-liaison', due: new Date('2026-02-20T10:00:00Z') }])
    expect(privateTo(andon, 'f-quality')).toHaveLength(1)
    expect(textOf(last(privateTo(andon, 'f-quality')))).not.toContain('由谁负责')
  })

  test('a wrong person or a past date is refused with the reason', async () => {
    const andon = await startAndon()
    await andon.at('f-quality', 'shared').say('我们会发8D报告')
    const dm = andon.at('f-quality', 'dm')
    const form = formOf(await dm.press(buttonOf(last(privateTo(andon, 'f-quality')), '谁负责、何时完成')))
    expect(await dm.submit(form, { owner: 'b-quality', due: '2026-02-20T18:00' })).toMatchObject({
      kind: 'form-errors',
    })
    expect(await dm.submit(form, { owner: 'f-quality', due: '2026-02-01T18:00' })).toMatchObject({
      kind: 'form-errors',
    })
    expect(await owed(andon)).toMatchObject([{ owner: null, due: null }])
  })

  test('whose time passes is late, and its owner is told', async () => {
    const andon = await startAndon()
    await andon.at('f-quality', 'shared').say('我明天发8D报告')
    await andon.advance('2026-02-14T16:05:00Z')
    expect(await owed(andon)).toMatchObject([{ state: 'late', wasLate: true }])
    // Not in the night of a holiday.
    await andon.advance('2026-02-16T16:05:00Z')
    expect(privateTo(andon, 'f-quality')).toHaveLength(2)
    await andon.at('f-quality', 'dm').press(buttonOf(privateTo(andon, 'f-quality')[0]!, '已完成'))
    expect(await owed(andon)).toEqual([])
  })

  test('that was none leaves the agenda', async () => {
    const andon = await startAndon()
    await andon.at('f-quality', 'shared').say('我明天发8D报告')
    await andon.at('f-quality', 'dm').press(buttonOf(last(privateTo(andon, 'f-quality')), '不是承诺'))
    expect(await owed(andon)).toEqual([])
    await andon.advance('2026-02-16T10:00:00Z')
    expect(privateTo(andon, 'f-quality')).toHaveLength(1)
  })

  test('in a ticket’s thread belongs to the ticket', async () => {
    const andon = await startAndon()
    await andon.at('b-quality', 'shared').command('/defect lid scratched')
    const head = andon.platform.shown.find((one) => one.place === 'aurora/shared')?.ref.messageId
    await andon.at('f-quality', 'shared').say('我明天发8D报告', head)
    const [promise] = await owed(andon)
    expect(promise?.origin.kind).toBe('ticket')
    const history = textOf(cardOf(await andon.at('b-quality', 'dm').command('/ticket D-1 history')))
    expect(history).toContain('made a promise')
  })
})
