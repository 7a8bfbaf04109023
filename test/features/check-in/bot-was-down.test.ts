import { expect, test } from 'vitest'
import { cardOf } from '../../support/andon.ts'
import { linesOf, startStory } from './check-in-story.ts'

test('down over the slot: it says so once, and sends nothing stale', async () => {
  const story = await startStory()
  await story.advance('2026-02-10T18:00:00Z')
  story.told()
  // The machine is off from here to Friday: time passes, and nothing runs.
  story.skipTo('2026-02-13T18:00:00Z')
  await story.app.sweep()
  await story.app.sweep()
  expect(story.told()).toEqual([
    '2026-02-13T18:00 aurora/shared Andon was not running at the time of a check-in',
  ])
  const status = linesOf(cardOf(await story.at('b-liaison', 'shared').command('/checkin')))
  expect(status).toContain(
    'Wed, Feb 11, 16:00 PST: Andon was not running; not denied · Northwind Audio: 0, Lichuang Precision: 0',
  )
})

test('down for a month: one message names all that were missed; weeks nobody was told of count for nothing', async () => {
  const story = await startStory()
  story.skipTo('2026-03-13T18:00:00Z')
  await story.app.sweep()
  const [only, ...others] = story.sent
  expect(others).toEqual([])
  expect(linesOf(only?.card)[0]).toContain(
    'Wed, Feb 11, 16:00 PST, Wed, Feb 25, 16:00 PST, Wed, Mar 4, 16:00 PST',
  )
  const status = linesOf(cardOf(await story.at('b-liaison', 'shared').command('/checkin')))
  expect(status.filter((line) => line.endsWith('Andon was not running'))).toHaveLength(4)
})

test('down from the last reminder to an hour after the start: what waits to be sent is dropped, not sent late', async () => {
  const story = await startStory()
  await story.advance('2026-02-11T23:30:00Z')
  story.told()
  // The reminder is in the outbox, and the process dies before it is sent.
  story.platform.fail = () => {
    throw new Error('killed')
  }
  await story.advance('2026-02-11T23:45:00Z').catch(() => undefined)
  story.platform.fail = () => undefined
  story.skipTo('2026-02-12T01:00:00Z')
  await story.app.sweep()
  expect(story.told().filter((line) => line.includes('15'))).toEqual([])
})

test('two processes take the same step: the agenda is posted once', async () => {
  const story = await startStory()
  await story.advance('2026-02-10T16:59:00Z')
  story.skipTo('2026-02-10T17:00:00Z')
  await Promise.all([story.app.sweep(), story.app.sweep(), story.app.sweep()])
  expect(story.told().filter((line) => line.includes('aurora/shared'))).toEqual([
    '2026-02-10T17:00 aurora/shared Aurora Earbuds: check-in',
  ])
})
