import { describe, expect, test } from 'vitest'
import { Forbidden } from '../../src/errors.ts'
import { type Andon, buttonOf, cardOf, formOf, startAndon } from '../support/andon.ts'
import { initialOf } from '../support/dialogue.ts'
import { createMemoryPlatform, seenBy, textOf } from '../support/memory-platform.ts'

const dms = (andon: Andon, person: string) =>
  andon.platform.shown
    .filter(({ place }) => place === `@${person}`)
    .map(({ variants }) => variants.brand ?? variants.factory)

async function internalSafetyDefect(andon: Andon): Promise<void> {
  const liaison = andon.at('f-liaison', 'factory')
  await liaison.command('/defect 电池鼓包')
  const edit = formOf(await liaison.command('/ticket F-1 edit'))
  await liaison.submit(edit, { ...initialOf(edit), class: 'safety', severity: 'critical' })
}

describe('I’m on it, until …', () => {
  test('holds the own side’s rungs only; the other side is told on time and never of the hold', async () => {
    const andon = await startAndon({ at: '2026-02-13T10:00:00Z' })
    await internalSafetyDefect(andon)
    await andon.advance('2026-02-14T10:00:00Z')
    const late = dms(andon, 'f-liaison').at(-1)
    if (!late) throw new Error('no late message')
    const ask = formOf(await andon.at('f-liaison', 'dm').press(buttonOf(late, '我在处理，直到……')))
    await andon.at('f-liaison', 'dm').submit(ask, { until: '2026-02-15T08:00' })
    await andon.advance('2026-02-14T23:59:00Z')
    expect(dms(andon, 'f-manager')).toEqual([])
    expect(dms(andon, 'b-liaison')).toHaveLength(1)
    expect(textOf(dms(andon, 'b-liaison')[0])).not.toMatch(/on it|hold/i)
    await andon.advance('2026-02-15T00:00:00Z')
    expect(dms(andon, 'f-manager')).not.toEqual([])
  })

  test('a past time is a complaint at the question, and nothing is lost', async () => {
    const andon = await startAndon({ at: '2026-02-13T10:00:00Z' })
    await internalSafetyDefect(andon)
    await andon.advance('2026-02-14T10:00:00Z')
    const late = dms(andon, 'f-liaison').at(-1)
    if (!late) throw new Error('no late message')
    const ask = formOf(await andon.at('f-liaison', 'dm').press(buttonOf(late, '我在处理，直到……')))
    const reply = await andon.at('f-liaison', 'dm').submit(ask, { until: '2026-02-13T08:00' })
    expect(reply).toMatchObject({ kind: 'form-errors', errors: { until: expect.stringContaining('已过') } })
  })
})

describe('quiet hours', () => {
  test('a message that is not worth waking anybody waits for the reader’s own morning', async () => {
    // Acknowledge: nine working hours from Thursday 2026-02-12 17:00 in Los Angeles, due Friday 17:30.
    const andon = await startAndon({ at: '2026-02-13T01:00:00Z' })
    await andon.at('f-quality', 'shared').command('/defect 外壳色差')
    await andon.advance('2026-02-14T01:29:00Z')
    const before = dms(andon, 'b-liaison').length
    await andon.advance('2026-02-14T01:30:00Z')
    expect(dms(andon, 'b-liaison')).toHaveLength(before)
    // Closed for the weekend and Presidents' Day: PT24H is the longest it waits.
    await andon.advance('2026-02-15T01:29:00Z')
    expect(dms(andon, 'b-liaison')).toHaveLength(before)
    await andon.advance('2026-02-15T01:30:00Z')
    expect(dms(andon, 'b-liaison')).toHaveLength(before + 1)
    expect(textOf(dms(andon, 'b-liaison').at(-1))).toContain('Acknowledge a defect')
  })

  test('what is held is dropped when the step is done meanwhile', async () => {
    const andon = await startAndon({ at: '2026-02-13T01:00:00Z' })
    await andon.at('f-quality', 'shared').command('/defect 外壳色差')
    await andon.advance('2026-02-14T01:30:00Z')
    const before = dms(andon, 'b-liaison').length
    await andon.advance('2026-02-14T02:30:00Z')
    await andon.at('b-quality', 'shared').command('/ticket D-1 ack')
    await andon.advance('2026-02-16T12:00:00Z')
    expect(dms(andon, 'b-liaison')).toHaveLength(before)
    const card = seenBy(andon.platform, 'brand').find(({ place }) => place === 'aurora/shared')?.card
    expect(textOf(card)).toMatch(/done 1 hr late/)
  })
})

describe('a refused private message', () => {
  test('goes to the next person of the role, then to the own channel, then to the shared one with nothing in it', async () => {
    const platform = createMemoryPlatform()
    const andon = await startAndon({ at: '2026-02-13T10:00:00Z', platform })
    await internalSafetyDefect(andon)
    platform.fail = ({ destination }) => {
      if (destination.kind === 'person') throw new Forbidden('cannot-dm')
    }
    await andon.advance('2026-02-13T22:00:00Z')
    const own = platform.shown.filter(({ place }) => place === 'aurora/factory').at(-1)?.variants.factory
    expect(textOf(own)).toContain('mention')
    expect(textOf(own)).toContain('披露安全缺陷')
    platform.fail = ({ destination }) => {
      if (destination.kind === 'person' || destination.channelId === 'aurora/factory')
        throw new Forbidden('no')
    }
    await andon.advance('2026-02-14T08:00:00Z')
    const shared = platform.shown.filter(({ place }) => place === 'aurora/shared').at(-1)?.variants.brand
    expect(textOf(shared)).toContain('Please see your Andon page.')
    expect(textOf(shared)).not.toMatch(/safety|F-1|Disclose/)
    const troubled = await andon.store.transaction((tx) => tx.deliveries.troubled(10))
    expect(troubled.map(({ reason }) => reason)).toContain('cannot-dm')
  })
})

describe('without an agreement in force', () => {
  test('no clock runs and the card says so; both approvers’ acceptance starts them', async () => {
    const andon = await startAndon({ at: '2026-02-13T10:00:00Z' })
    await andon.store.transaction(async (tx) => {
      const version = await tx.agreements.inForce('aurora')
      if (version)
        await tx.agreements.save({ ...version, accepted: { brand: null, factory: null }, inForceSince: null })
    })
    await andon.at('b-quality', 'shared').command('/defect lid scratched')
    expect(textOf(seenBy(andon.platform, 'brand').at(-1)?.card)).toContain('No clock runs')
    const brand = andon.at('b-liaison', 'dm')
    const refused = await andon.at('b-quality', 'dm').command('/andon agreement')
    expect(textOf(cardOf(refused))).toContain('Only an approver')
    await brand.press(buttonOf(cardOf(await brand.command('/andon agreement')), 'Accept version 1'))
    expect(textOf(seenBy(andon.platform, 'brand').at(-1)?.card)).toContain('No clock runs')
    const factory = andon.at('f-quality', 'dm')
    await factory.press(buttonOf(cardOf(await factory.command('/andon 协议')), '接受第 1 版'))
    expect(textOf(seenBy(andon.platform, 'brand').at(-1)?.card)).toContain('Acknowledge a defect')
  })
})
