import { describe, expect, test } from 'vitest'
import type { Card } from '../../../src/chat/index.ts'
import { type Andon, buttonOf, cardOf, startAndon } from '../../support/andon.ts'
import { seenBy, textOf } from '../../support/memory-platform.ts'

const at = (andon: Andon, place: string): Card[] =>
  andon.platform.shown
    .filter((one) => one.place === place)
    .map(({ variants }) => (variants.brand ?? variants.factory) as Card)
const auto = (andon: Andon): Card => {
  const card = at(andon, 'aurora/shared').find((one) => one.title === 'A defect?')
  if (!card) throw new Error('nothing was said')
  return card
}

describe('/andon listen', () => {
  test('off: nothing is read, and the liaisons of both sides know who said so', async () => {
    const andon = await startAndon()
    const reply = cardOf(await andon.at('b-quality', 'shared').command('/andon listen off'))
    expect(textOf(reply)).toContain('do not read')
    for (const liaison of ['@b-liaison', '@f-liaison']) expect(at(andon, liaison)).toHaveLength(1)
    expect(textOf(at(andon, '@f-liaison')[0])).toContain('我不阅读这个频道')
    await andon.at('f-quality', 'shared').say('铰链开裂 5 件')
    await andon.at('f-quality', 'shared').say('社内で検討します。')
    expect(at(andon, 'aurora/shared')).toEqual([])
    expect(andon.platform.shown).toHaveLength(2)
    await andon.at('f-liaison', 'shared').command('/andon 聆听 开')
    await andon.at('f-quality', 'shared').say('铰链开裂 6 件')
    expect(at(andon, 'aurora/shared')).toHaveLength(1)
  })

  test('private: only the writer is asked, in private', async () => {
    const andon = await startAndon()
    await andon.at('b-liaison', 'shared').command('/andon listen private')
    await andon.at('f-quality', 'shared').say('铰链开裂 5 件')
    expect(at(andon, 'aurora/shared')).toEqual([])
    const [note] = at(andon, '@f-quality')
    expect(textOf(note)).toContain('只有您能看到')
    await andon.at('f-quality', 'dm').press(buttonOf(note!, '创建'))
    expect(textOf(cardOf(await andon.at('b-quality', 'dm').command('/ticket D-1')))).toContain('铰链开裂')
  })

  test('in a side’s own channel is that side’s affair', async () => {
    const andon = await startAndon()
    await andon.at('f-quality', 'factory').command('/andon listen on')
    expect(at(andon, '@f-liaison')).toHaveLength(1)
    expect(seenBy(andon.platform, 'brand')).toEqual([])
  })

  test('tells what holds, refuses what is none, and needs a channel', async () => {
    const andon = await startAndon()
    const brand = andon.at('b-quality', 'shared')
    expect(textOf(cardOf(await brand.command('/andon listen')))).toContain('offer drafts')
    expect(textOf(cardOf(await brand.command('/andon listen loudly')))).toContain('loudly')
    expect(textOf(cardOf(await andon.at('b-quality', 'dm').command('/andon listen off')))).toContain(
      'channel',
    )
    expect(at(andon, '@b-liaison')).toEqual([])
  })
})

describe('auto', () => {
  const world = async (): Promise<Andon> => {
    const andon = await startAndon()
    await andon.at('b-liaison', 'shared').command('/andon listen auto')
    return andon
  }

  test.each([
    ['zh-Hans', '铰链开裂 5 件，批次 L77'],
    ['en', '5 pcs cracked at the hinge, lot L77'],
    ['vi', 'Vỏ bị nứt 5 cái, lô L77'],
  ])('a report in %s is a ticket at once, by Andon, and can be undone for ten minutes', async (_, text) => {
    const andon = await world()
    await andon.at('f-quality', 'shared').say(text)
    expect(textOf(auto(andon))).toContain('D-1 was created')
    const history = textOf(cardOf(await andon.at('b-quality', 'dm').command('/ticket D-1 history')))
    expect(history).toContain('Andon · reported')
    const undo = buttonOf(auto(andon), 'Undo')
    expect(textOf(cardOf(await andon.at('b-quality', 'shared').press(undo)))).toContain('factory')
    await andon.advance('2026-02-13T10:09:00Z')
    await andon.at('f-quality', 'shared').press(undo)
    expect(textOf(auto(andon))).toContain('taken back')
    expect(textOf(cardOf(await andon.at('b-quality', 'dm').command('/ticket D-1')))).toContain('Withdrawn')
  })

  test('after ten minutes the button is gone, and pressing the old one is refused', async () => {
    const andon = await world()
    await andon.at('f-quality', 'shared').say('铰链开裂 5 件，批次 L77')
    const undo = buttonOf(auto(andon), 'Undo')
    await andon.advance('2026-02-13T10:10:00Z')
    expect(() => buttonOf(auto(andon), 'Undo')).toThrow()
    expect(textOf(cardOf(await andon.at('f-quality', 'shared').press(undo)))).toContain('withdraw')
  })

  test('nobody undoes what the other side has worked on', async () => {
    const andon = await world()
    await andon.at('f-quality', 'shared').say('铰链开裂 5 件，批次 L77')
    const undo = buttonOf(auto(andon), 'Undo')
    await andon.at('b-quality', 'shared').command('/ticket D-1 ack')
    expect(textOf(cardOf(await andon.at('f-quality', 'shared').press(undo)))).toContain('D-1')
    expect(textOf(cardOf(await andon.at('b-quality', 'dm').command('/ticket D-1')))).not.toContain(
      'Withdrawn',
    )
  })

  test('a repeat is asked about, not filed', async () => {
    const andon = await world()
    await andon.at('f-quality', 'shared').say('铰链开裂 5 件，批次 L77')
    await andon.at('b-quality', 'shared').say('cracked again, 3 pcs of lot L77')
    expect(textOf(at(andon, 'aurora/shared').at(-1))).toContain('issue of D-1')
  })
})
