import { expect, test } from 'vitest'
import { buttonOf, cardOf, formOf } from '../../support/andon.ts'
import { linesOf, startStory } from './check-in-story.ts'

/** In writing from the first week on. */
async function inWriting() {
  const story = await startStory()
  await story.at('b-manager', 'shared').command('/checkin mode written')
  story.told()
  return story
}

test('each person is asked at 09:30 of their own day and answers in their own way; the summary has their words', async () => {
  const story = await inWriting()
  await story.advance('2026-02-12T01:30:00Z')
  expect(story.told()).toEqual([
    '2026-02-10T17:00 aurora/shared Aurora Earbuds: check-in',
    '2026-02-11T17:30 @b-liaison This week’s check-in, in writing',
    '2026-02-11T17:30 @b-quality This week’s check-in, in writing',
    '2026-02-12T01:30 @f-liaison 本周例会（书面）',
    '2026-02-12T01:30 @f-quality 本周例会（书面）',
  ])
  const asked = story.platform.shown.findLast(({ place }) => place === '@f-liaison')!
  const form = formOf(await story.at('f-liaison', 'dm').press(buttonOf(asked.variants.factory!, '答复')))
  await story.at('f-liaison', 'dm').submit(form, { done: '模具已修好', next: '', needed: '请确认颜色样板' })
  await story.at('b-liaison', 'dm').mention('New samples arrive on Friday.')
  await story.at('b-quality', 'dm').mention('Nothing from quality.')
  expect(story.told()).toEqual([])
  await story.at('f-quality', 'dm').mention('全检 500 件，无不良')
  expect(story.told()).toEqual([
    '2026-02-12T01:30 aurora/shared Aurora Earbuds: what both sides say this week',
  ])
  const summary = story.platform.shown.findLast(({ place }) => place === 'aurora/shared')!
  expect(linesOf(summary.variants.brand)).toEqual([
    'Northwind Audio: In their own words',
    '“New samples arrive on Friday.” Rachel Morgan',
    '“Nothing from quality.” David Okafor',
    'Lichuang Precision: What moved since last time?',
    '“模具已修好” Chen Jing 陈静',
    'Lichuang Precision: What do you need from the other side?',
    '“请确认颜色样板” Chen Jing 陈静',
    'Lichuang Precision: In their own words',
    '“全检 500 件，无不良” Wang Jianguo 王建国',
    '[Answer][Action]',
  ])
  expect(linesOf(summary.variants.factory)).toContain('Lichuang Precision：上次以来有什么进展？')
  // Said after the summary: it stands in it, and no second one is posted.
  await story.at('f-manager', 'shared').submit(form, { done: '补充：已发货' })
  expect(linesOf(summary.variants.brand)).toContain('“补充：已发货” Liu Zhiqiang 刘志强')
  await story.advance('2026-02-14T12:00:00Z')
  expect(story.told()).toEqual([])
})

test('a silent side is shown when the window closes; after two silent weeks both managers are told, once', async () => {
  const story = await inWriting()
  const week = async (day: string, closes: string) => {
    await story.advance(day)
    await story.at('f-liaison', 'dm').mention('没有新情况')
    await story.advance(closes)
    return story.told()
  }
  const first = await week('2026-02-12T02:00:00Z', '2026-02-14T00:00:00Z')
  // The last closing of Friday the 13th in Shanghai is before that of Thursday the 12th in Los Angeles, 17:30.
  expect(first.at(-1)).toBe('2026-02-13T09:30 aurora/shared Aurora Earbuds: what both sides say this week')
  const summary = story.platform.shown.findLast(({ place }) => place === 'aurora/shared')!
  expect(linesOf(summary.variants.brand)).toContain('Northwind Audio: no answer.')
  // The week of the Spring Festival has none.
  const second = await week('2026-02-26T02:00:00Z', '2026-02-28T00:00:00Z')
  expect(second.slice(-3)).toEqual([
    '2026-02-27T09:30 @f-manager Northwind Audio已连续两周没有答复',
    '2026-02-27T09:30 aurora/shared Aurora Earbuds: what both sides say this week',
    '2026-02-27T17:00 @b-manager No answer from Northwind Audio for two weeks',
  ])
  const third = await week('2026-03-05T02:00:00Z', '2026-03-07T00:00:00Z')
  expect(third.filter((line) => line.includes('manager'))).toEqual([])
  const status = linesOf(cardOf(await story.at('b-liaison', 'shared').command('/checkin')))
  expect(status.filter((line) => line.includes('no answer from Northwind Audio'))).toHaveLength(3)
})

test('an answer that comes too early, to a live one or with nothing in it is refused with what helps', async () => {
  const story = await inWriting()
  const agenda = async () => {
    await story.advance('2026-02-10T18:00:00Z')
    return story.platform.shown.findLast(({ place }) => place === 'aurora/shared')!.variants.brand!
  }
  const card = await agenda()
  expect(cardOf(await story.at('b-liaison', 'shared').press(buttonOf(card, 'Answer'))).summary).toContain(
    'cannot be given now',
  )
  await story.advance('2026-02-11T18:00:00Z')
  const form = formOf(await story.at('b-liaison', 'shared').press(buttonOf(card, 'Answer')))
  expect(
    await story.at('b-liaison', 'shared').submit(form, { done: ' ', next: '', needed: '' }),
  ).toMatchObject({
    kind: 'form-errors',
  })
  // A command stays a command while questions are open.
  expect(cardOf(await story.at('b-liaison', 'dm').mention('status')).title).toContain('Aurora Earbuds')
})
