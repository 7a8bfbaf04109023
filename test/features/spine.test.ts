import { describe, expect, test } from 'vitest'
import { type Andon, buttonOf, cardOf, formOf, startAndon } from '../support/andon.ts'
import { initialOf } from '../support/dialogue.ts'
import { seenBy, textOf } from '../support/memory-platform.ts'

let andon: Andon

const privateTo = (person: string) =>
  andon.platform.shown
    .filter(({ place }) => place === `@${person}`)
    .map(({ variants }) => variants.brand ?? variants.factory)

describe('from a message to a ticket, a clock and an escalation', () => {
  test('a defect the factory keeps to itself: its clock warns, passes, and climbs the ladder across sides', async () => {
    andon = await startAndon({ at: '2026-02-13T10:00:00Z' })
    const liaison = andon.at('f-liaison', 'factory')
    const filed = await liaison.command('/defect 电池鼓包，200 个中有 3 个，批次 L2611')
    expect(filed.kind).toBe('none')
    const card = seenBy(andon.platform, 'factory').at(-1)?.card
    expect(card?.title).toContain('F-1 · 电池鼓包')
    expect(seenBy(andon.platform, 'brand')).toEqual([])

    const edit = formOf(await liaison.press(buttonOf(card as never, '补充或更正')))
    await liaison.submit(edit, { ...initialOf(edit), class: 'safety', severity: 'critical' })
    expect(textOf(seenBy(andon.platform, 'factory').at(-1)?.card)).toContain('披露安全缺陷')

    await andon.advance('2026-02-13T22:00:00Z')
    expect(privateTo('f-liaison').at(-1)?.title).toContain('即将到期')
    await andon.advance('2026-02-14T09:59:59Z')
    expect(privateTo('f-liaison').map((one) => one?.tone)).toEqual(['warning', 'warning'])
    await andon.advance('2026-02-14T10:00:00Z')
    expect(privateTo('f-liaison').at(-1)?.title).toContain('已逾期')
    expect(privateTo('f-manager')).toEqual([])
    await andon.advance('2026-02-14T11:00:00Z')
    expect(privateTo('f-manager').at(-1)?.title).toContain('已逾期')
    expect(seenBy(andon.platform, 'brand')).toEqual([])
    await andon.advance('2026-02-14T14:00:00Z')
    const notice = seenBy(andon.platform, 'brand')
    expect(notice).toHaveLength(1)
    expect(notice[0]?.place).toBe('@b-liaison')
    expect(textOf(notice[0]?.card)).toContain('Disclose a safety defect')
    expect(textOf(notice[0]?.card)).toContain('4 hr')
    expect(textOf(notice[0]?.card)).not.toContain('F-1')
    expect(textOf(notice[0]?.card)).not.toContain('电池')
  })

  test('disclosing stops the clock; the brand reads what was confirmed and nothing earlier', async () => {
    andon = await startAndon({ at: '2026-02-13T10:00:00Z' })
    const liaison = andon.at('f-liaison', 'factory')
    await liaison.command('/defect 机密供应商的电芯鼓包')
    const card = seenBy(andon.platform, 'factory').at(-1)?.card
    const edit = formOf(await liaison.press(buttonOf(card as never, '补充或更正')))
    await liaison.submit(edit, { ...initialOf(edit), class: 'safety', severity: 'critical' })
    const disclose = formOf(await liaison.command('/ticket F-1 披露'))
    await liaison.submit(disclose, {
      ...initialOf(disclose),
      text: '电芯鼓包，已停止出货',
      title: '电芯鼓包',
    })
    const brand = seenBy(andon.platform, 'brand')
    expect(brand.at(-1)?.card.title).toBe('D-1 · 电芯鼓包')
    expect(JSON.stringify(brand)).not.toContain('机密')
    expect(JSON.stringify(brand)).not.toContain('F-1')
    await andon.advance('2026-02-16T10:00:00Z')
    expect(
      privateTo('f-manager')
        .map((one) => one?.title)
        .join(),
    ).not.toContain('Disclose a safety defect')
    const history = cardOf(await andon.at('b-liaison', 'dm').command('/ticket D-1 history'))
    expect(textOf(history)).not.toContain('机密')
  })

  test('a defect in the shared channel is disclosed at once and worked through to its end', async () => {
    andon = await startAndon({ at: '2026-02-13T02:00:00Z' })
    const factory = andon.at('f-quality', 'shared')
    const brand = andon.at('b-quality', 'shared')
    await brand.command('/defect 12 of 500 hinges crack at -10 °C')
    expect(seenBy(andon.platform, 'factory').at(-1)?.card.title).toContain('D-1')
    await factory.command('/ticket D-1 收到')
    await factory.command('/ticket D-1 围堵 已全检 500 件')
    await factory.command('/ticket D-1 根因 注塑温度过低')
    const early = await brand.command('/ticket D-1 verified')
    expect(textOf(cardOf(early))).toContain('Corrected (D6)')
    await factory.command('/ticket d1 纠正 已调整参数')
    await brand.command('/ticket D-1 verified')
    await brand.command('/ticket D-1 closed')
    expect(textOf(seenBy(andon.platform, 'brand').at(-1)?.card)).toContain('Closed')
    expect(cardOf(await factory.command('/ticket list open')).elements[0]).toMatchObject({ type: 'text' })
  })
})
