import { expect, test } from 'vitest'
import { type AndonOnSlack, BRAND, FACTORY, slackStories } from '../../support/andon-on-slack.ts'

const begin = slackStories()

const history = async ({ as, slack }: AndonOnSlack) => {
  await as('U0BLIAISON').command('/ticket', 'D-1 history')
  return slack.ephemeralsTo('U0BLIAISON').at(-1)?.words ?? slack.dmsOf('U0BLIAISON').at(-1)?.words ?? ''
}

/** A ticket of the factory's message, with its card in the message's thread. */
async function filed(story: AndonOnSlack) {
  const posted = await story.as('U0FQUALITY').types('C0SHARED', '@Andon defect 电池鼓包')
  const [card] = story.slack.postsIn('C0SHARED')
  if (!card) throw new Error('no card')
  return { posted, card, thread: card.thread ?? card.ts }
}

test('the card stands where the ticket was told of and is changed in place by both companies', async () => {
  const story = await begin()
  const { posted, card, thread } = await filed(story)
  expect(thread).toBe(posted.ts)
  await story.as('U0BQUALITY').presses('Acknowledge')
  await story.as('U0FQUALITY').presses('已围堵 (D3)')
  // Nobody opened a modal for a person of the company without Andon in older Bolt; here it works.
  expect(await story.as('U0FQUALITY').submits({ 所做的事或所得结论: '已全检 500 件' })).toEqual({
    outcome: 'closed',
  })
  const posts = story.slack.postsIn('C0SHARED').filter((one) => one.words.includes('D-1 · '))
  expect(posts.map((one) => one.ts)).toEqual([card.ts])
  expect(posts[0]?.words).toContain('✓ Contained (D3) / 已围堵 (D3)')
})

test('replies become comments; edits and deletions are added to the record, never taken from it', async () => {
  const story = await begin()
  const { thread } = await filed(story)
  const first = await story.as('U0BQUALITY').types('C0SHARED', 'cells came from lot 7', { thread })
  await story.as('U0BQUALITY').edits(first, 'cells came from lot 8')
  await story.slack.unfurls(first)
  await story.as('U0BQUALITY').deletes(first)
  const words = await history(story)
  for (const said of ['cells came from lot 7', 'cells came from lot 8']) expect(words).toContain(said)
  expect(words.match(/lot 8/g)).toHaveLength(1)
  expect(words).toMatch(/delet|remov/i)
})

test('a thread whose first message was deleted goes on, and the ticket stays', async () => {
  const story = await begin()
  const { posted, thread } = await filed(story)
  await story.as('U0FQUALITY').deletes(posted)
  await story.as('U0BQUALITY').types('C0SHARED', 'still here', { thread })
  const words = await history(story)
  expect(words).toContain('still here')
  expect(words).toContain('deleted a message')
  expect(story.slack.postsIn('C0SHARED')[0]?.words).toContain('电池鼓包')
})

test('files in the thread are evidence: name and link, the bytes stay in Slack', async () => {
  const story = await begin()
  const { thread } = await filed(story)
  await story.as('U0FQUALITY').types('C0SHARED', '照片', {
    thread,
    files: [{ name: 'bulge.jpg', mimetype: 'image/jpeg', size: 40_960 }],
  })
  expect(await history(story)).toContain('bulge.jpg')
})

test('where Slack opens no modal, the same questions come in a message, to the same result', async () => {
  const story = await begin()
  await filed(story)
  story.slack.fail('views.open', { error: 'not_allowed', times: 9 })
  await story.as('U0FQUALITY').presses('已围堵 (D3)')
  expect(story.as('U0FQUALITY').modal()).toBeNull()
  const asked = story.slack.ephemeralsTo('U0FQUALITY').at(-1)
  const [button = ''] = asked?.buttons ?? []
  await story.as('U0FQUALITY').presses(button, { given: { 所做的事或所得结论: '已全检 500 件' } })
  expect(story.slack.postsIn('C0SHARED')[0]?.words).toContain('✓ Contained (D3) / 已围堵 (D3)')
})

test.each(['once', 'each'] as const)(
  'both companies installed Andon, a message is told %s: one ticket, one card',
  async (bothInstalled) => {
    const story = await begin({ installed: [BRAND, FACTORY], slack: { bothInstalled } })
    const posted = await story.as('U0FQUALITY').types('C0SHARED', '@Andon defect 电池鼓包')
    await story.as('U0BQUALITY').types('C0SHARED', '@Andon defect hinge cracks')
    const titles = story.slack.postsIn('C0SHARED').map((one) => one.words.split('\n')[0])
    expect(titles).toEqual(['D-1 · 电池鼓包', 'D-2 · hinge cracks'])
    await story.as('U0BQUALITY').types('C0SHARED', 'which lot?', { thread: posted.ts })
    expect((await history(story)).match(/which lot\?/g)).toHaveLength(1)
    // Each company's people can use commands and shortcuts now.
    await story.as('U0FQUALITY').command('/ticket', 'D-1', 'C0SHARED')
    expect(story.slack.ephemeralsTo('U0FQUALITY')).toHaveLength(1)
    await story.as('U0BQUALITY').presses('Acknowledge')
    expect(story.slack.postsIn('C0SHARED').filter((one) => one.words.includes('· '))).toHaveLength(2)
  },
)

test('a report in the middle of a thread has its card there, and what follows are its comments', async () => {
  const story = await begin()
  const start = await story.as('U0BQUALITY').types('C0SHARED', 'How do the samples look?')
  await story.as('U0FQUALITY').types('C0SHARED', '@Andon defect 电池鼓包', { thread: start.ts })
  const [card] = story.slack.postsIn('C0SHARED').filter(({ words }) => words.includes('D-1'))
  expect(card?.thread).toBe(start.ts)
  await story.as('U0BQUALITY').types('C0SHARED', 'which lot?', { thread: start.ts })
  await story.as('U0BQUALITY').edits(start, 'How do the August samples look?')
  const words = await history(story)
  expect(words).toContain('which lot?')
  expect(words).not.toContain('August')
})

test('a report in another ticket’s thread gets a place of its own', async () => {
  const story = await begin()
  const { thread } = await filed(story)
  await story.as('U0FQUALITY').types('C0SHARED', '@Andon defect 外壳划伤', { thread })
  const cards = story.slack.postsIn('C0SHARED').filter(({ words }) => words.includes('D-2 · '))
  expect(cards.map((card) => card.thread ?? null)).toEqual([null])
})
