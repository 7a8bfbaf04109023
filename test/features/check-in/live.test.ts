import { expect, test } from 'vitest'
import { buttonOf, cardOf, formOf } from '../../support/andon.ts'
import { initialOf } from '../../support/dialogue.ts'
import { linesOf, startStory } from './check-in-story.ts'

test('a week goes by: agenda, reminders at each person’s own minute, count, minutes', async () => {
  const story = await startStory()
  await story.at('f-quality', 'shared').command('/defect 200 个外壳有 3 个铰链处开裂')
  await story.at('f-quality', 'own').command('/defect 内部：夹具磨损')
  await story.at('f-liaison', 'dm').command('/checkin 议程 添加 新包装的跌落测试')
  story.told()
  await story.advance('2026-02-11T00:00:00Z')
  // Tuesday 09:00 in Los Angeles; Wednesday 08:00 in Shanghai is the last working day before Thursday there.
  const agenda = story.sent.find(({ to }) => to === 'aurora/shared')
  expect(story.told().filter((line) => /check-in|例会/i.test(line))).toEqual([
    '2026-02-10T17:00 @b-liaison Check-in Wed, Feb 11, 16:00 PST',
    '2026-02-10T17:00 @b-quality Check-in Wed, Feb 11, 16:00 PST',
    '2026-02-10T17:00 aurora/shared Aurora Earbuds: check-in',
    '2026-02-11T00:00 @f-liaison 例会 2月12日周四 08:00 GMT+8',
    '2026-02-11T00:00 @f-quality 例会 2月12日周四 08:00 GMT+8',
  ])
  const [brand, factory] = [linesOf(agenda?.variants.brand), linesOf(agenda?.variants.factory)]
  expect(brand).toContain('D-1 · 200 个外壳有 3 个铰链处开裂')
  expect(brand).toContain('新包装的跌落测试 (Chen Jing 陈静)')
  expect(factory).toContain('新包装的跌落测试（Chen Jing 陈静）')
  expect(brand).toHaveLength(factory.length)
  expect(JSON.stringify(agenda?.variants)).not.toContain('夹具')

  // Only the factory says that it comes.
  await story.at('f-liaison', 'shared').press(buttonOf(agenda!.variants.factory!, '参加'))
  await story.at('f-quality', 'dm').press(buttonOf(agenda!.variants.factory!, '不能参加'))
  const shown = story.platform.shown.find(
    ({ variants }) => variants.brand?.title === 'Aurora Earbuds: check-in',
  )
  expect(linesOf(shown?.variants.brand)).toContain('Coming: Northwind Audio: 0, Lichuang Precision: 1.')
  expect(linesOf(shown?.variants.factory).join()).not.toContain('Wang')
  await story.advance('2026-02-12T00:29:00Z')
  expect(story.told().filter((line) => !line.includes('D-1'))).toEqual([
    '2026-02-11T23:00 @b-liaison Nobody is coming from Northwind Audio',
    '2026-02-11T23:00 @f-liaison Northwind Audio目前没有人参加',
    '2026-02-11T23:45 @b-liaison In 15 minutes: check-in, Wed, Feb 11, 16:00 PST',
    '2026-02-11T23:45 @b-quality In 15 minutes: check-in, Wed, Feb 11, 16:00 PST',
    '2026-02-11T23:45 @f-liaison 15 分钟后开例会，2月12日周四 08:00 GMT+8',
  ])
  await story.advance('2026-02-12T00:30:00Z')
  expect(story.told()).toEqual(['2026-02-12T00:30 aurora/shared Aurora Earbuds: minutes'])
  expect(story.problems()).toEqual([])
})

test('afterwards: notes in the thread, a decision on a ticket, an action that becomes a promise and is kept late', async () => {
  const story = await startStory()
  await story.at('f-quality', 'shared').command('/defect Burrs on the hinge')
  await story.advance('2026-02-12T00:30:00Z')
  const minutes = story.platform.shown.findLast(({ place }) => place === 'aurora/shared')
  await story.at('b-quality', 'shared').say('The gauge was out of date.', minutes?.ref.messageId)
  const card = () => minutes!.variants.brand!
  expect(linesOf(card())).toContain('“The gauge was out of date.” David Okafor')

  const decision = formOf(await story.at('b-liaison', 'shared').press(buttonOf(card(), 'Decision')))
  await story
    .at('b-liaison', 'shared')
    .submit(decision, { decision: 'Sort the stock by hand', ticket: 'd-1' })
  const history = cardOf(await story.at('b-liaison', 'shared').command('/ticket D-1 history'))
  expect(JSON.stringify(history)).toContain('Sort the stock by hand')

  const action = formOf(await story.at('b-liaison', 'shared').press(buttonOf(card(), 'Action')))
  const values = { ...initialOf(action), owner: 'f-quality', due: '2026-02-13T18:00', ticket: '' }
  expect(
    await story
      .at('b-liaison', 'shared')
      .submit(action, { ...values, action: 'New gauge', due: '2026-02-11T15:00' }),
  ).toMatchObject({ kind: 'form-errors', errors: { due: expect.any(String) } })
  story.told()
  await story.at('b-liaison', 'shared').submit(action, { ...values, action: 'New gauge' })
  // 18:00 in Los Angeles is 10:00 of the next morning in Shanghai.
  expect(story.told()).toEqual(['2026-02-12T00:30 @f-quality 您承担了一项任务，期限 2月14日周六 10:00 GMT+8'])
  await story.advance('2026-02-14T02:01:00Z')
  const late = story.sent.findLast(({ to }) => to === '@f-quality')
  expect(late).toMatchObject({
    at: '2026-02-14T02:00',
    title: '您的一项承诺已于 2月14日周六 10:00 GMT+8 到期',
  })
  await story.at('f-quality', 'dm').press(buttonOf(late!.card, '已兑现'))
  const status = cardOf(await story.at('b-liaison', 'shared').command('/checkin status'))
  expect(linesOf(status)).toContain('Promises: 0 kept, 1 kept late, 0 late, 0 open.')
  expect(linesOf(status)).toContain(
    'Wed, Feb 11, 16:00 PST: held · Northwind Audio: 0, Lichuang Precision: 0',
  )
})

test('skipped with a reason, taken back, and skipped by somebody who may not', async () => {
  const story = await startStory()
  await story.advance('2026-02-10T18:00:00Z')
  story.told()
  const form = formOf(await story.at('f-liaison', 'shared').command('/checkin skip'))
  expect(await story.at('f-liaison', 'shared').submit(form, { reason: ' ' })).toMatchObject({
    kind: 'form-errors',
  })
  const done = cardOf(await story.at('f-liaison', 'shared').command('/checkin 取消 盘点'))
  // Who was reminded of it is told; the factory was not yet.
  expect(story.told()).toEqual([
    '2026-02-10T18:00 @b-liaison Chen Jing 陈静 called off the check-in of Wed, Feb 11, 16:00 PST',
    '2026-02-10T18:00 @b-quality Chen Jing 陈静 called off the check-in of Wed, Feb 11, 16:00 PST',
    '2026-02-10T18:00 aurora/shared Chen Jing 陈静 called off the check-in of Wed, Feb 11, 16:00 PST',
  ])
  const refused = cardOf(await story.at('b-quality', 'shared').press(buttonOf(done, '照常举行')))
  expect(refused.summary).toContain('Only a liaison or a manager')
  await story.at('b-liaison', 'shared').press(buttonOf(done, '照常举行'))
  await story.advance('2026-02-11T00:00:00Z')
  expect(story.told().at(-1)).toBe('2026-02-11T00:00 @f-quality 例会 2月12日周四 08:00 GMT+8')
  // Off again, for good: nothing more is said about it, and it costs nobody anything.
  await story.at('b-liaison', 'shared').command('/checkin skip trade fair')
  story.told()
  await story.advance('2026-02-13T12:00:00Z')
  expect(story.told()).toEqual([])
  const status = linesOf(cardOf(await story.at('b-liaison', 'shared').command('/checkin')))
  expect(status).toContain('Wed, Feb 11, 16:00 PST: Called off: trade fair')
})

test('moved when both sides say yes to the same time; its reminders begin anew', async () => {
  const story = await startStory()
  await story.advance('2026-02-10T18:00:00Z')
  story.told()
  await story.at('b-liaison', 'shared').command('/checkin move')
  const proposal = story.platform.shown.findLast(({ place }) => place === 'aurora/shared')!
  expect(linesOf(proposal.variants.brand).filter((line) => /^\d\./.test(line))).toEqual([
    '1. Burden: Northwind Audio 0, Lichuang Precision 0',
    '2. Burden: Northwind Audio 0, Lichuang Precision 0',
    '3. Burden: Northwind Audio 0, Lichuang Precision 0',
  ])
  const yes = (side: 'brand' | 'factory', label: string) => buttonOf(proposal.variants[side]!, label)
  await story.at('b-liaison', 'shared').press(yes('brand', 'Yes to 1'))
  await story.at('f-manager', 'shared').press(yes('factory', '同意 2'))
  expect(linesOf(proposal.variants.brand).filter((line) => line.includes('Yes:'))).toEqual([
    '1. Burden: Northwind Audio 0, Lichuang Precision 0. Yes: Northwind Audio',
    '2. Burden: Northwind Audio 0, Lichuang Precision 0. Yes: Lichuang Precision',
  ])
  story.told()
  await story.at('f-manager', 'shared').press(yes('factory', '同意 1'))
  expect(proposal.variants.brand?.title).toBe('Both sides said yes: the check-in has moved')
  // 16:30 instead of 16:00: the same day, so the reminders of the day before come once more, now.
  const told = story.told()
  expect(told).toContain('2026-02-10T18:00 aurora/shared Aurora Earbuds: check-in')
  expect(told).toContain('2026-02-10T18:00 @b-liaison Check-in Wed, Feb 11, 16:30 PST')
  await story.advance('2026-02-12T02:00:00Z')
  const lines = story.told()
  expect(lines).toContain('2026-02-12T00:15 @f-quality 15 分钟后开例会，2月12日周四 08:30 GMT+8')
  expect(lines.at(-1)).toBe('2026-02-12T01:00 aurora/shared Aurora Earbuds: minutes')
  const status = linesOf(cardOf(await story.at('b-liaison', 'shared').command('/checkin')))
  expect(status.find((line) => line.startsWith('Wed, Feb 11, 16:30'))).toContain('held, moved')
})

test('one besides, now: nobody is woken, its burden counts and leaves the ledger when it did not take place', async () => {
  const story = await startStory()
  // Monday 18:30 in Los Angeles is Tuesday 10:30 in Shanghai.
  await story.advance('2026-02-10T02:30:20Z')
  await story.at('f-liaison', 'shared').command('/checkin now')
  expect(story.told()).toEqual([
    '2026-02-10T02:30 @f-quality Chen Jing 陈静 现在发起了例会',
    '2026-02-10T02:30 aurora/shared Aurora Earbuds: check-in',
  ])
  expect(cardOf(await story.at('b-liaison', 'shared').command('/checkin now')).summary).toContain(
    'still going on',
  )
  await story.advance('2026-02-10T03:05:00Z')
  expect(story.told()).toEqual(['2026-02-10T03:00 aurora/shared Aurora Earbuds: minutes'])
  const ledger = async () =>
    linesOf(cardOf(await story.at('b-liaison', 'shared').command('/checkin'))).find((line) =>
      line.startsWith('Burden'),
    )
  expect(await ledger()).toBe('Burden so far: Northwind Audio 30, Lichuang Precision 0.')
  const minutes = story.platform.shown.findLast(({ place }) => place === 'aurora/shared')!
  await story.at('b-liaison', 'shared').press(buttonOf(minutes.variants.brand!, 'It did not take place'))
  expect(await ledger()).toBe('Burden so far: Northwind Audio 0, Lichuang Precision 0.')
})
