import { describe, expect, test } from 'vitest'
import { proposeAgreement } from '../../src/features/agreement/propose-agreement.ts'
import { openContext } from '../../src/features/context.ts'
import { type Andon, buttonOf, cardOf, exampleAgreement, formOf, startAndon } from '../support/andon.ts'
import { initialOf } from '../support/dialogue.ts'
import { seenBy, textOf } from '../support/memory-platform.ts'

/** What people must be able to read on a card before they rely on it. */
describe('whose words they are', () => {
  test('a message reported by the other side keeps its writer; who pressed is named as the filer', async () => {
    const andon = await startAndon({ at: '2026-02-13T08:00:00Z' })
    const said = await andon.at('f-manager', 'shared').say('螺丝松动 5 件')
    await andon.at('b-liaison', 'shared').shortcut('report-defect', said)
    const card = seenBy(andon.platform, 'brand').at(-1)?.card
    const people = (await andon.store.transaction((tx) => tx.partnerships.get('aurora')))?.people ?? []
    const name = (id: string) => people.find((person) => person.id === id)?.name
    expect(card?.elements).toContainEqual(
      expect.objectContaining({ type: 'quote', text: '螺丝松动 5 件', by: name('f-manager') }),
    )
    const facts = card?.elements.flatMap((element) => (element.type === 'facts' ? element.facts : []))
    expect(facts).toContainEqual({ label: 'Filed by', value: name('b-liaison') })
  })
})

async function proposeSecond(andon: Andon): Promise<void> {
  await andon.store.transaction(async (tx) => {
    const context = await openContext(andon.app.features, tx, 'aurora', 'test')
    if (!context) throw new Error('no partnership')
    const example = exampleAgreement()
    const [first, ...rest] = example.obligations
    if (!first) throw new Error('no rule')
    await proposeAgreement(context, {
      ...example,
      version: 2,
      changes: { ...example.changes, decide: 'both' },
      obligations: [{ ...first, within: 'PT12H', warn: ['PT2H'] }, ...rest],
    })
  })
}

describe('a waiting agreement', () => {
  test('is read whole, with its differences marked, before it is accepted', async () => {
    const andon = await startAndon()
    await proposeSecond(andon)
    const text = textOf(cardOf(await andon.at('b-liaison', 'dm').command('/andon agreement')))
    expect(text).toContain('[changed] Disclose a safety defect')
    expect(text).toContain('within 12 hours')
    expect(text).not.toContain('PT12H')
    expect(text).toMatch(/\[changed\] [^"]*decided by/)
    expect(text).not.toContain('[changed] Acknowledge')
    expect(text).toContain('Accept version 2')
  })
})

describe('a change under review', () => {
  test('a typed approval shows the content first; an edit voids approvals and says so', async () => {
    const andon = await startAndon({
      agreement: (one) => ({ ...one, changes: { ...one.changes, decide: 'both' } }),
    })
    const brand = andon.at('b-liaison', 'shared')
    const factory = andon.at('f-quality', 'shared')
    await brand.command('/change thicker foam')
    await factory.command('/ticket C-1 assess 可行')
    const shown = cardOf(await brand.command('/ticket C-1 approve'))
    expect(textOf(shown)).not.toContain('Approved by')
    await brand.press(buttonOf(shown, 'Approve'))
    expect(textOf(seenBy(andon.platform, 'brand').at(-1)?.card)).toContain('Approved by Northwind Audio')
    const edit = formOf(await factory.command('/ticket C-1 edit'))
    const done = cardOf(await factory.submit(edit, { ...initialOf(edit), partNumber: 'EB-9' }))
    expect(textOf(done)).toContain('批准全部作废')
    expect(textOf(seenBy(andon.platform, 'brand').at(-1)?.card)).toContain('no longer counts')
  })
})

describe('a late decision', () => {
  test('“Done” in the private message shows the change before anybody approves it', async () => {
    const andon = await startAndon({ at: '2026-03-02T16:00:00Z' })
    await andon.at('b-liaison', 'shared').command('/change thicker foam')
    await andon.at('f-quality', 'shared').command('/ticket C-1 assess 可行')
    await andon.advance('2026-03-11T00:00:00Z')
    const notice = seenBy(andon.platform, 'brand').findLast(({ place }) => place === '@b-liaison')?.card
    if (!notice) throw new Error('no private message')
    const shown = cardOf(await andon.at('b-liaison', 'dm').press(buttonOf(notice, 'Done: Decided')))
    expect(textOf(shown)).toContain('thicker foam')
    expect(textOf(shown)).not.toContain('Approved by')
    await andon.at('b-liaison', 'dm').press(buttonOf(shown, 'Approve'))
    expect(textOf(cardOf(await andon.at('b-liaison', 'dm').command('/ticket C-1')))).toContain('Approved by')
  })
})

describe('a clock whose rule no longer matches', () => {
  test('the side it is owed to lets it go with a button; the owing side has none', async () => {
    const andon = await startAndon({ at: '2026-02-13T02:00:00Z' })
    const brand = andon.at('b-quality', 'shared')
    await brand.command('/defect hinge cracked')
    const facts = formOf(await brand.command('/ticket D-1 edit'))
    await brand.submit(facts, { ...initialOf(facts), severity: 'critical' })
    const lower = formOf(await brand.command('/ticket D-1 edit'))
    await brand.submit(lower, { ...initialOf(lower), severity: 'minor' })
    const card = seenBy(andon.platform, 'brand').at(-1)?.card
    if (!card) throw new Error('no card')
    expect(textOf(seenBy(andon.platform, 'factory').at(-1)?.card)).not.toContain('clock-let-go')
    await brand.press(buttonOf(card, 'Let go: Contain (8D D3)'))
    expect(textOf(seenBy(andon.platform, 'brand').at(-1)?.card)).toContain('ended without the step')
  })
})

describe('what cannot be understood', () => {
  test.each([
    ['/ticket list open abc', '“abc” is not a page number'],
    ['/ticket D-1e3', 'neither a ticket key nor a list'],
    ['/ticket D-99', 'There is no such ticket here'],
    ['/defcet', 'Did you mean “defect”'],
  ])('%s', async (line, said) => {
    const andon = await startAndon()
    expect(textOf(cardOf(await andon.at('b-liaison', 'dm').command(line)))).toContain(said)
  })

  test('a forged action of another partnership is answered like one that does not exist', async () => {
    const andon = await startAndon()
    const reply = cardOf(await andon.at('b-liaison', 'shared').press('ticket-open|other|F-1'))
    expect(textOf(reply)).toMatch(/not mapped|no such ticket/)
  })

  test('the Chinese history names rules in Chinese', async () => {
    const andon = await startAndon()
    await andon.at('b-quality', 'shared').command('/defect lid')
    expect(textOf(cardOf(await andon.at('f-quality', 'dm').command('/ticket D-1 历史')))).toContain(
      '确认收到缺陷',
    )
  })
})
