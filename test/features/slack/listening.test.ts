import { expect, test } from 'vitest'
import { BRAND, FACTORY, slackStories } from '../../support/andon-on-slack.ts'

const begin = slackStories()

test('a report gets one draft in its thread, for the readers of both companies, and a ticket when one of them says so', async () => {
  const story = await begin({ installed: [BRAND, FACTORY] })
  const said = await story.as('U0FQUALITY').types('C0SHARED', '铰链开裂，200件中12件，批次 L2409A')
  const [draft, ...more] = story.slack.postsIn('C0SHARED')
  expect(more).toEqual([])
  expect(draft?.thread).toBe(said.ts)
  for (const words of ['A defect?', '是缺陷吗？', 'L2409A']) expect(draft?.words).toContain(words)
  await story.as('U0BQUALITY').presses('Create / 创建')
  const after = story.slack.postsIn('C0SHARED')
  expect(after.find((one) => one.ts === draft?.ts)?.words).toContain('D-1 was created')
  expect(after.some((one) => one.words.includes('D-1 · ') && one.thread === said.ts)).toBe(true)
})

test('a hint is asked about in a private message to its writer; nothing stands in the channel', async () => {
  const story = await begin({ installed: [BRAND, FACTORY] })
  await story.as('U0FQUALITY').types('C0SHARED', '差不多可以了')
  expect(story.slack.postsIn('C0SHARED')).toEqual([])
  expect(story.slack.dmsOf('U0FQUALITY').at(-1)?.words).toContain('一起看看')
  expect(story.slack.dmsOf('U0BQUALITY')).toEqual([])
})
