import { afterEach, expect, test } from 'vitest'
import { type AndonOnSlack, startAndonOnSlack } from '../../support/andon-on-slack.ts'

let running: AndonOnSlack | undefined
afterEach(async () => {
  const ended = running
  running = undefined
  await ended?.stop()
  expect(ended?.slack.problems).toEqual([])
})

test('a partnership’s own emoji do what the usual ones did, which mean nothing there any more; help names them', async () => {
  running = await startAndonOnSlack({
    at: '2026-02-13T10:00:00Z',
    partnership: (one) => ({ ...one, emoji: { defect: 'ladybug' } }),
  })
  const { as, slack } = running
  const cards = () => slack.postsIn('C0SHARED').filter(({ words }) => /^[A-Z]-\d+ · /.test(words))
  const posted = await as('U0FQUALITY').types('C0SHARED', '电池鼓包')
  const asked = () => slack.calls('conversations.replies').length
  const before = asked()
  await as('U0BQUALITY').reacts(posted, 'beetle')
  await as('U0BQUALITY').reacts(posted, 'tada')
  expect(cards()).toEqual([])
  // What an emoji stands on is fetched only when it means something.
  expect(asked()).toBe(before)
  await as('U0BQUALITY').reacts(posted, 'ladybug')
  expect(cards().map(({ words }) => words.slice(0, 10))).toEqual(['D-1 · 电池鼓包'.slice(0, 10)])
  const change = await as('U0BQUALITY').types('C0SHARED', 'use 0.5 mm foam')
  await as('U0BQUALITY').reacts(change, 'wrench')
  expect(cards()).toHaveLength(2)
  await as('U0BQUALITY').command('/andon', 'help', 'C0SHARED')
  expect(slack.ephemeralsTo('U0BQUALITY').at(-1)?.words).toContain(
    ':ladybug: reports it as a defect, :wrench: requests the change',
  )
})
