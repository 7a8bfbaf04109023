import { describe, expect, test } from 'vitest'
import type { Card, CardElement } from '../../../src/chat/index.ts'
import type { Partnership } from '../../../src/domain/partnership/partnership.ts'
import { Forbidden, QuotaUsedUp, RateLimited, Unavailable } from '../../../src/errors.ts'
import { erasePerson } from '../../../src/features/audit/erase-person.ts'
import { openContext } from '../../../src/features/context.ts'
import { NO_METRICS } from '../../../src/ports/index.ts'
import { type Andon, buttonOf, cardOf, formOf, type Options, startAndon } from '../../support/andon.ts'
import { initialOf } from '../../support/dialogue.ts'
import { seenBy } from '../../support/memory-platform.ts'
import { scriptedTranslator } from '../../support/scripted-translator.ts'

/** The words of a card that people wrote or a translator made, and the small print. */
const wordsOn = (card: Card | undefined): string[] =>
  (card?.elements ?? []).flatMap((element: CardElement) =>
    element.type === 'quote'
      ? [`${element.by}: ${element.text}`]
      : element.type === 'note'
        ? [element.text]
        : [],
  )
const last = (andon: Andon, side: 'brand' | 'factory') =>
  seenBy(andon.platform, side).findLast(({ place }) => place === 'aurora/shared')?.card
const ZH = '电池鼓包，⟦1⟧ 共 12 件'
const SOURCE = '电池鼓包，AX-200 共 12 件'
const EN = 'Battery swelling, 12 pieces of ⟦1⟧'

const start = (translators: readonly ReturnType<typeof scriptedTranslator>[], options: Options = {}) =>
  startAndon({ translators, ...options })
const report = async (andon: Andon, text = SOURCE) =>
  andon.at('f-quality', 'shared').command(`/defect ${text}`)
const WANG = 'Wang Jianguo 王建国'

describe('a report in Chinese, read in English', () => {
  test('the card goes out at once, and is changed in place when the translation has come', async () => {
    const deepl = scriptedTranslator({ [ZH]: EN })
    const andon = await start([deepl])
    const before: string[][] = []
    andon.platform.fail = ({ variants }) => void before.push(wordsOn(variants.brand))
    await report(andon)
    expect(before[0]?.slice(0, 2)).toEqual([
      `${WANG}: ${SOURCE}`,
      'In the original: the translation is on its way. Terms: 鼓包 = battery swelling.',
    ])
    expect(wordsOn(last(andon, 'brand')).slice(0, 2)).toEqual([
      'Machine translation: Scripted: Battery swelling, 12 pieces of AX-200',
      `${WANG}: ${SOURCE}`,
    ])
    expect(wordsOn(last(andon, 'factory'))[0]).toBe(`${WANG}: ${SOURCE}`)
    expect(andon.platform.shown).toMatchObject([{ place: 'aurora/shared', updates: 1 }])
    expect(deepl.requests).toMatchObject([{ from: 'zh-Hans', to: 'en', texts: [ZH] }])
  })

  test('nothing that is a fact, a name or an identifier leaves', async () => {
    const deepl = scriptedTranslator()
    const andon = await start([deepl])
    await report(andon, '王建国 说 AX-200 的 D-7 见 https://x.example/a，密码：hunter22')
    expect(deepl.requests[0]?.texts).toEqual(['⟦1⟧ 说 ⟦2⟧ 的 ⟦3⟧ 见 ⟦4⟧，密码：⟦5⟧'])
    // A second try shows identifiers; people, addresses and secrets never.
    const sent = JSON.stringify(deepl.requests)
    for (const word of ['王建国', 'x.example', 'hunter22']) expect(sent).not.toContain(word)
  })

  test('the same words are not sent again; a changed text is', async () => {
    const deepl = scriptedTranslator({ [ZH]: EN, 电池漏液: 'Battery leaking' })
    const counted: string[] = []
    const andon = await start([deepl], {
      metrics: { ...NO_METRICS, translationResult: (result) => void counted.push(result) },
    })
    await report(andon)
    await report(andon)
    expect(deepl.requests).toHaveLength(1)
    expect(counted).toContain('hit')
    const card = last(andon, 'factory')
    const form = formOf(await andon.at('f-quality', 'shared').press(buttonOf(card as Card, '补充或更正')))
    await andon.at('f-quality', 'shared').submit(form, { ...initialOf(form), text: '电池漏液' })
    expect(deepl.requests).toHaveLength(2)
    expect(wordsOn(last(andon, 'brand'))[0]).toBe('Machine translation: Scripted: Battery leaking')
    expect(wordsOn(last(andon, 'brand'))[1]).toBe(`${WANG}: 电池漏液`)
  })

  test('a new term makes a new translation only where it occurs', async () => {
    const deepl = scriptedTranslator({ [ZH]: [EN, 'Battery bloating, 12 pieces of ⟦1⟧'] })
    const andon = await start([deepl])
    await report(andon)
    await andon.at('f-quality', 'shared').command('/andon term 毛刺 = flashing')
    await andon.at('f-quality', 'shared').command('/ticket D-1 留言 看过')
    expect(deepl.requests).toHaveLength(1)
    await andon.at('f-quality', 'shared').command('/andon term 鼓包 = bloating')
    await andon.at('f-quality', 'shared').command('/ticket D-1 留言 再看')
    expect(deepl.requests).toHaveLength(2)
    expect(wordsOn(last(andon, 'brand'))[0]).toContain('Battery bloating')
  })
})

describe('a translation that says something else', () => {
  const TEXT = '共 23億 元，电池鼓包。请今天回复。'

  test('is tried again sentence by sentence, then by the second provider, then held back', async () => {
    const first = scriptedTranslator({ [TEXT]: 'In total $23 billion, battery swelling. Reply today.' })
    const second = scriptedTranslator({}, { id: 'second', name: 'Second' })
    const andon = await start([first, second])
    await report(andon, TEXT)
    expect(first.requests.map(({ texts }) => texts)).toEqual([
      [TEXT],
      ['共 23億 元，电池鼓包。', '请今天回复。'],
    ])
    expect(second.requests).toHaveLength(2)
    const words = wordsOn(last(andon, 'brand'))
    expect(words[0]).toBe(`${WANG}: ${TEXT}`)
    expect(words[1]).toMatch(/^Translation withheld: .*23億/)
    expect(JSON.stringify(last(andon, 'brand'))).not.toContain('23 billion')
    const asked = first.requests.length
    await andon.at('f-quality', 'shared').command('/ticket D-1 留言 看过')
    expect(first.requests).toHaveLength(asked)
  })

  test('is saved by the sentences', async () => {
    const first = scriptedTranslator({
      '共 12 件鼓包。请今天回复。': 'In total 21 swollen. Reply today.',
      '共 12 件鼓包。': '12 pieces swollen in total.',
      '请今天回复。': 'Please reply today.',
    })
    const andon = await start([first])
    await report(andon, '共 12 件鼓包。请今天回复。')
    expect(wordsOn(last(andon, 'brand'))[0]).toContain('12 pieces swollen in total. Please reply today.')
  })

  test('a lost mask: once more without the masks of identifiers, never without those of secrets', async () => {
    const first = scriptedTranslator({
      [ZH]: 'Battery swelling, 12 pieces',
      [SOURCE]: 'Swelling, 12 pcs of AX-200',
    })
    const andon = await start([first])
    await report(andon)
    expect(wordsOn(last(andon, 'brand'))[0]).toContain('Swelling, 12 pcs of AX-200')
    await report(andon, '密码：hunter22，型号 AX-200')
    expect(JSON.stringify(first.requests)).not.toContain('hunter22')
  })

  test('is saved by the second provider, which is named', async () => {
    const first = scriptedTranslator({ [ZH]: 'Battery swelling, 21 pieces of ⟦1⟧' })
    const second = scriptedTranslator({ [ZH]: EN }, { id: 'second', name: 'Second' })
    const andon = await start([first, second])
    await report(andon)
    expect(wordsOn(last(andon, 'brand'))[0]).toContain('Machine translation: Second: ')
  })
})

describe('a provider that does not answer', () => {
  test('too many requests: tried again after the time it names', async () => {
    const deepl = scriptedTranslator({ [ZH]: EN })
    deepl.troubles.push(new RateLimited(90_000))
    const andon = await start([deepl])
    await report(andon)
    await andon.advance('2026-02-13T10:01:29Z')
    expect(deepl.requests).toHaveLength(1)
    await andon.advance('2026-02-13T10:01:30Z')
    expect(wordsOn(last(andon, 'brand'))[0]).toContain('Battery swelling')
  })

  test.each([new QuotaUsedUp('translator-quota'), new Forbidden('translator-key')])(
    '%s: the second one at once',
    async (trouble) => {
      const first = scriptedTranslator()
      first.troubles.push(trouble)
      const second = scriptedTranslator({ [ZH]: EN }, { id: 'second', name: 'Second' })
      const andon = await start([first, second])
      await report(andon)
      expect(wordsOn(last(andon, 'brand'))[0]).toContain('Second: Battery swelling')
    },
  )

  test('nobody for hours: the original says so, and it is asked for again when it is shown later', async () => {
    const deepl = scriptedTranslator({ [ZH]: EN })
    deepl.troubles.push(...Array.from({ length: 8 }, () => new Unavailable('translator-unavailable')))
    const andon = await start([deepl])
    await report(andon)
    await andon.advance('2026-02-13T14:00:00Z')
    expect(wordsOn(last(andon, 'brand'))[1]).toContain('did not answer')
    await andon.advance('2026-02-14T10:00:00Z')
    await andon.at('b-quality', 'shared').command('/ticket D-1 ack')
    expect(wordsOn(last(andon, 'brand'))[0]).toContain('Battery swelling')
  })

  test('a process that dies between the call and the record: another takes over after the lease', async () => {
    const deepl = scriptedTranslator({ [ZH]: EN })
    const andon = await start([deepl])
    const { transaction } = andon.store
    let dying = true
    const dead = async () => {
      throw new Error('killed')
    }
    const answers = deepl.translate
    Object.assign(deepl, {
      translate: async (request: Parameters<typeof answers>[0]) => {
        const said = await answers(request)
        if (dying) Object.assign(andon.store, { transaction: dead })
        return said
      },
    })
    await report(andon).catch(() => null)
    dying = false
    Object.assign(andon.store, { transaction })
    await andon.advance('2026-02-13T10:05:01Z')
    expect(wordsOn(last(andon, 'brand'))[0]).toContain('Battery swelling')
    expect(deepl.requests).toHaveLength(2)
  })
})

describe('who may send what', () => {
  const forbidding = (partnership: Partnership): Partnership => ({
    ...partnership,
    translation: { providers: false, confidential: { brand: [], factory: [] }, terms: [] },
  })

  test('a partnership that forbids providers: nothing is sent, the glossary helps', async () => {
    const deepl = scriptedTranslator({ [ZH]: EN })
    const andon = await start([deepl], { partnership: forbidding })
    await report(andon)
    expect(deepl.requests).toEqual([])
    expect(wordsOn(last(andon, 'brand')).slice(0, 2)).toEqual([
      `${WANG}: ${SOURCE}`,
      'In the original: this partnership sends nothing to translation providers. Terms: 鼓包 = battery swelling.',
    ])
  })

  test('without a provider the glossary helps too, in both directions', async () => {
    const andon = await startAndon()
    await report(andon, '毛刺太多')
    expect(wordsOn(last(andon, 'brand'))[1]).toBe(
      'In the original: no translation provider is set. Terms: 毛刺 = burr.',
    )
    await andon.at('b-quality', 'shared').command('/defect too many burrs')
    expect(wordsOn(last(andon, 'factory'))[1]).toBe('显示原文：未设置翻译服务。 术语：burrs = 毛刺。')
  })

  test('the translation of internal words stays with their side, its memory and corrections too', async () => {
    const deepl = scriptedTranslator({ [ZH]: EN })
    const english = (partnership: Partnership): Partnership => ({
      ...partnership,
      people: partnership.people.map((one) => (one.id === 'f-manager' ? { ...one, language: 'en' } : one)),
    })
    const andon = await start([deepl], { partnership: english })
    await andon.at('f-quality', 'dm').command(`/defect ${SOURCE}`)
    const form = formOf(
      await andon
        .at('f-manager', 'dm')
        .command('/ticket F-1 translate Swollen cells of Falcon, 12 of AX-200'),
    )
    await andon.at('f-manager', 'dm').submit(form, initialOf(form))
    expect(wordsOn(cardOf(await andon.at('f-manager', 'dm').command('/ticket F-1')))[0]).toContain('Falcon')
    // The brand writes the same words: it gets a translation of its own, and nothing of the factory's.
    await andon.at('b-quality', 'shared').command(`/defect ${SOURCE}`)
    expect(JSON.stringify(seenBy(andon.platform, 'brand'))).not.toContain('Falcon')
    expect(deepl.requests).toHaveLength(2)
  })
})

describe('a person corrects a translation', () => {
  test('by the button: kept, credited, shown instead, recorded, reused, and gone with an edit', async () => {
    const deepl = scriptedTranslator({ [ZH]: EN, 电池漏液: 'Battery leaking' })
    const andon = await start([deepl])
    await report(andon)
    const rachel = andon.at('b-liaison', 'shared')
    const card = cardOf(await rachel.press(buttonOf(last(andon, 'brand') as Card, 'Translation')))
    const form = formOf(await rachel.press(buttonOf(card, 'Correct: Text')))
    expect(initialOf(form)).toEqual({ translation: 'Battery swelling, 12 pieces of AX-200' })
    await rachel.submit(form, { translation: 'Swollen battery, AX-200, 12 pcs' })
    expect(wordsOn(last(andon, 'brand')).slice(0, 2)).toEqual([
      'Translation: Rachel Morgan: Swollen battery, AX-200, 12 pcs',
      `${WANG}: ${SOURCE}`,
    ])
    expect(JSON.stringify(cardOf(await rachel.command('/ticket D-1 history')))).toContain(
      'corrected a translation: Swollen battery',
    )
    await report(andon)
    expect(wordsOn(last(andon, 'brand'))[0]).toContain('Rachel Morgan: Swollen battery')
    expect(deepl.requests).toHaveLength(1)
    const edit = formOf(await andon.at('f-quality', 'shared').command('/ticket D-1 补充'))
    await andon.at('f-quality', 'shared').submit(edit, { ...initialOf(edit), text: '电池漏液' })
    expect(wordsOn(seenBy(andon.platform, 'brand')[0]?.card)[0]).toContain('Battery leaking')
  })

  test('by command, without any provider; what the check found stands beside it', async () => {
    const andon = await startAndon()
    await report(andon)
    const form = formOf(
      await andon.at('b-liaison', 'shared').command('/ticket D-1 translate Swollen, 21 pcs'),
    )
    await andon.at('b-liaison', 'shared').submit(form, initialOf(form))
    const words = wordsOn(last(andon, 'brand'))
    expect(words[0]).toBe('Translation: Rachel Morgan: Swollen, 21 pcs')
    expect(words[2]).toMatch(/^Please check: .*AX-200/)
  })

  test('refused: nothing written, words of one’s own language, words that changed meanwhile', async () => {
    const andon = await startAndon()
    await report(andon)
    const rachel = andon.at('b-liaison', 'shared')
    const form = formOf(await rachel.command('/ticket D-1 translate Swollen'))
    expect(await rachel.submit(form, { translation: '  ' })).toMatchObject({ kind: 'form-errors' })
    expect(JSON.stringify(await andon.at('f-quality', 'shared').command('/ticket D-1 翻译 abc'))).toContain(
      '已经是',
    )
    const edit = formOf(await andon.at('f-quality', 'shared').command('/ticket D-1 补充'))
    await andon.at('f-quality', 'shared').submit(edit, { ...initialOf(edit), text: '电池漏液' })
    expect(JSON.stringify(await rachel.submit(form, { translation: 'Swollen' }))).toContain(
      'changed meanwhile',
    )
    expect(JSON.stringify(await rachel.command('/ticket D-9 translate'))).toContain('no such ticket')
  })
})

test('erasing a person takes their words out of the memory; the title, which stays, is translated by itself', async () => {
  const deepl = scriptedTranslator({
    '电池鼓包\n请找我': 'Battery swelling\nAsk me',
    电池鼓包: 'Battery swelling',
  })
  const andon = await start([deepl])
  await report(andon, '电池鼓包\n请找我')
  await andon.store.transaction(async (tx) => {
    const context = await openContext(andon.app.features, tx, 'aurora', 'test')
    if (context) expect((await erasePerson(context, 'f-quality')).translations).toBe(1)
  })
  await andon.advance(andon.clock.now())
  const rows = await andon.database.prisma.translation.findMany()
  expect(rows.map(({ body }) => (body as { source: string }).source)).toEqual(['电池鼓包'])
  expect(JSON.stringify(last(andon, 'brand'))).not.toMatch(/请找我|Ask me/)
})

test('a long translation is folded where both sides read, and whole for one person', async () => {
  const long = '电池鼓包，请今天处理。'.repeat(20)
  const deepl = scriptedTranslator({ [long]: 'Battery swelling, please handle it today. '.repeat(20).trim() })
  const andon = await start([deepl])
  await report(andon, long)
  const [shown] = wordsOn(last(andon, 'brand'))
  expect(shown?.length).toBeLessThan(320)
  expect(shown).toMatch(/…$/)
  expect(
    wordsOn(cardOf(await andon.at('b-liaison', 'shared').command('/ticket D-1 translate')))[0],
  ).toHaveLength('Machine translation: Scripted: '.length + 42 * 20 - 1)
})
