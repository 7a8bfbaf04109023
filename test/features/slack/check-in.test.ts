import { afterEach, expect, test } from 'vitest'
import { type AndonOnSlack, startAndonOnSlack } from '../../support/andon-on-slack.ts'

let running: AndonOnSlack | undefined
const begin = async () => {
  running = await startAndonOnSlack({ at: '2026-02-09T01:00:00Z', checkIns: true })
  return running
}
afterEach(async () => {
  const ended = running
  running = undefined
  await ended?.stop()
  expect(ended?.slack.problems).toEqual([])
})

const shared = ({ slack }: AndonOnSlack, words: string) =>
  slack.postsIn('C0SHARED').filter((one) => one.words.includes(words))

test('a week on Slack: both companies use it, each in its way; the minutes take replies in their thread', async () => {
  const story = await begin()
  // The factory did not install Andon: it has no slash command, and says it with a mention.
  await story.as('U0FLIAISON').types('C0SHARED', '@Andon 例会 议程 添加 新包装的跌落测试')
  await story.as('U0BLIAISON').command('/checkin', 'schedule')
  await story.advance('2026-02-11T00:05:00Z')
  const [agenda] = shared(story, 'check-in / Aurora Earbuds：例会')
  expect(agenda?.words).toContain('新包装的跌落测试')
  for (const user of ['U0BLIAISON', 'U0BQUALITY'])
    expect(story.slack.dmsOf(user).at(-1)?.words).toContain('Check-in Wed, Feb 11, 16:00 PST')
  for (const user of ['U0FLIAISON', 'U0FQUALITY'])
    expect(story.slack.dmsOf(user).at(-1)?.words).toContain('例会 2月12日周四 08:00 GMT+8')
  await story.as('U0FQUALITY').presses('参加')
  await story.as('U0BQUALITY').presses('Coming')
  await story.advance('2026-02-12T00:35:00Z')
  expect(shared(story, 'check-in / Aurora Earbuds：例会')).toHaveLength(1)
  const [minutes] = shared(story, 'minutes / Aurora Earbuds：会议记录')
  if (!minutes) throw new Error('no minutes')
  await story.as('U0FQUALITY').types('C0SHARED', '样品周五寄出', { thread: minutes.ts })
  expect(shared(story, 'minutes / Aurora Earbuds：会议记录').at(-1)?.words).toContain('样品周五寄出')
})

test('in writing on Slack: a reply under the questions is an answer, from the company without Andon too', async () => {
  const story = await begin()
  await story.as('U0BLIAISON').command('/checkin', 'mode written')
  await story.advance('2026-02-12T01:35:00Z')
  const asked = story.slack.dmsOf('U0FQUALITY').at(-1)
  expect(asked?.words).toContain('本周例会（书面）')
  await story.as('U0FQUALITY').tells('全检 500 件，无不良', { thread: asked?.ts ?? '' })
  await story.as('U0FLIAISON').tells('模具已修好')
  await story.as('U0BLIAISON').tells('New samples arrive on Friday.')
  await story.as('U0BQUALITY').tells('Nothing new from us.')
  const [summary] = shared(story, 'what both sides say this week')
  for (const words of [
    '全检 500 件，无不良',
    '模具已修好',
    'New samples arrive on Friday.',
    'Nothing new from us.',
  ])
    expect(summary?.words).toContain(words)
})
