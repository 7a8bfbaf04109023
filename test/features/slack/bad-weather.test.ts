import { describe, expect, test } from 'vitest'
import { type AndonOnSlack, BRAND, FACTORY, slackStories } from '../../support/andon-on-slack.ts'

const begin = slackStories()

const titles = ({ slack }: AndonOnSlack) =>
  slack.postsIn('C0SHARED').map((one) => one.words.split('\n')[0] ?? '')

const history = async ({ as, slack }: AndonOnSlack, key: string) => {
  await as('U0BLIAISON').command('/ticket', `${key} history`)
  return slack.ephemeralsTo('U0BLIAISON').at(-1)?.words ?? ''
}

const times = (words: string, said: string) => words.split(said).length - 1

describe('a storm of redelivery', () => {
  test.each([
    [1, [BRAND]],
    [2, [BRAND]],
    [3, [BRAND, FACTORY]],
    [4, [BRAND, FACTORY]],
  ])(
    'every event five times and out of order has one effect (seed %i, installed by %j)',
    async (seed, installed) => {
      const story = await begin({ installed, slack: { bothInstalled: 'each' } })
      const { slack } = story
      // Told in order, so that there is a ticket whose thread the rest happens in.
      const head = await story.as('U0FQUALITY').types('C0SHARED', '@Andon defect 电池鼓包')
      slack.hold()
      const brand = slack.as('U0BQUALITY')
      const reply = await brand.types('C0SHARED', 'from lot 7', { thread: head.ts })
      await brand.edits(reply, 'from lot 8')
      await brand.types('C0SHARED', '@Andon defect hinge cracks')
      const noted = await slack.as('U0FQUALITY').types('C0SHARED', '外壳开裂')
      await brand.reacts(noted, 'beetle')
      await slack.release({ times: 5, shuffle: true, seed })
      await story.rest(30)
      await slack.redeliver({ times: 2, shuffle: true, seed })
      await story.rest(30)

      const cards = titles(story)
      expect(cards).toHaveLength(3)
      expect(cards.map((one) => one.replace(/^D-\d · /, '')).sort()).toEqual([
        'hinge cracks',
        '外壳开裂',
        '电池鼓包',
      ])
      expect(new Set(cards.map((one) => one.slice(0, 3)))).toEqual(new Set(['D-1', 'D-2', 'D-3']))
      const words = await history(story, 'D-1')
      // An edit that overtakes its message is the comment, and the late message changes nothing.
      expect(times(words, 'from lot 7')).toBeLessThanOrEqual(1)
      expect(times(words, 'from lot 8')).toBe(1)
      expect(slack.ephemeralsTo('U0BQUALITY')).toEqual([])
      expect(slack.parcels.every((one) => one.attempts.every(({ status }) => status === 200))).toBe(true)
    },
  )

  test('a reply, its edit and its deletion, five times each, all of them again in any order', async () => {
    const story = await begin()
    const { slack } = story
    const brand = slack.as('U0BQUALITY')
    const head = await story.as('U0FQUALITY').types('C0SHARED', '@Andon defect 电池鼓包')
    slack.hold()
    const reply = await brand.types('C0SHARED', 'from lot 7', { thread: head.ts })
    await slack.release({ times: 5 })
    slack.hold()
    await brand.edits(reply, 'from lot 8')
    await slack.release({ times: 5 })
    slack.hold()
    await brand.deletes(reply)
    await slack.release({ times: 5 })
    await slack.redeliver({ times: 5, shuffle: true, seed: 11 })
    await story.rest(30)
    const words = await history(story, 'D-1')
    for (const said of ['from lot 7', 'from lot 8', 'deleted a message']) expect(times(words, said)).toBe(1)
    expect(titles(story)).toEqual(['D-1 · 电池鼓包'])
  })

  test('a command and a press sent again, as nobody but a forger does, change nothing more', async () => {
    const story = await begin()
    await story.as('U0BQUALITY').command('/defect', 'hinge cracks', 'C0SHARED')
    await story.as('U0FQUALITY').presses('确认收到')
    const once = await history(story, 'D-1')
    const told = story.slack.parcels.filter((one) => one.kind !== 'events_api')
    expect(told.map((one) => one.kind)).toEqual(['slash_commands', 'interactive', 'slash_commands'])
    for (const parcel of told) await story.slack.again(parcel)
    await story.rest(30)
    expect(titles(story)).toEqual(['D-1 · hinge cracks'])
    expect(await history(story, 'D-1')).toBe(once)
  })
})

describe('when Slack fails', () => {
  test('down for ten minutes: nothing is lost, nothing comes twice, time goes on meanwhile', async () => {
    const story = await begin()
    await story.as('U0BQUALITY').command('/defect', 'hinge cracks', 'C0SHARED')
    const [card] = story.slack.postsIn('C0SHARED')
    story.slack.goDown()
    const told = await story.as('U0FQUALITY').types('C0SHARED', '@Andon defect 电池鼓包')
    await story.as('U0FQUALITY').types('C0SHARED', '批次 7', { thread: told.ts })
    await story.rest(600)
    expect(titles(story)).toHaveLength(1)
    await story.slack.comeBack()
    await story.rest(1200)
    expect(titles(story)).toEqual(['D-1 · hinge cracks', 'D-2 · 电池鼓包'])
    expect(story.slack.postsIn('C0SHARED')[0]?.ts).toBe(card?.ts)
    expect(times(await history(story, 'D-2'), '批次 7')).toBe(1)
  })

  test('an outage in the middle of sending: what was queued goes out once when Slack is back', async () => {
    const story = await begin()
    story.slack.fail('chat.postMessage', { status: 503, times: 4 })
    await story.as('U0BQUALITY').command('/defect', 'hinge cracks', 'C0SHARED')
    await story.rest(900)
    expect(titles(story)).toEqual(['D-1 · hinge cracks'])
  })

  test('an answer that got lost: the message is looked for and found, not posted again', async () => {
    const story = await begin()
    story.slack.fail('chat.postMessage', { lost: true })
    await story.as('U0BQUALITY').command('/defect', 'hinge cracks', 'C0SHARED')
    await story.rest(900)
    expect(titles(story)).toEqual(['D-1 · hinge cracks'])
    expect(story.slack.calls('chat.postMessage')).toHaveLength(1)
    expect(story.slack.calls('conversations.history').length).toBeGreaterThan(0)
    // And the card that was found is the one that is changed.
    await story.as('U0FQUALITY').presses('确认收到')
    expect(titles(story)).toEqual(['D-1 · hinge cracks'])
    expect(story.slack.postsIn('C0SHARED')[0]?.words).toContain('✓ Acknowledged')
  })

  test('the same inside a thread', async () => {
    const story = await begin()
    story.slack.fail('chat.postMessage', { lost: true })
    await story.as('U0FQUALITY').types('C0SHARED', '@Andon defect 电池鼓包')
    await story.rest(900)
    expect(titles(story)).toEqual(['D-1 · 电池鼓包'])
    expect(story.slack.calls('conversations.replies').length).toBeGreaterThan(0)
  })

  test('asked to wait half a minute, it waits', async () => {
    const story = await begin()
    story.slack.fail('chat.postMessage', { retryAfter: 30 })
    await story.as('U0BQUALITY').command('/defect', 'hinge cracks', 'C0SHARED')
    await story.rest(20)
    expect(titles(story)).toEqual([])
    await story.rest(10)
    expect(titles(story)).toEqual(['D-1 · hinge cracks'])
    expect(story.slack.calls('chat.postMessage').map((one) => one.outcome)).toEqual(['http 429', 'ok'])
  })
})

test('a burst of two hundred cards: one a second, every one, in order, never refused; another channel is not held up', async () => {
  const story = await begin({ installed: [BRAND, FACTORY] })
  const { slack } = story
  const brand = slack.as('U0BQUALITY')
  for (let number = 1; number <= 200; number++) await brand.command('/defect', `crack ${number}`, 'C0SHARED')
  await slack.as('U0FLIAISON').command('/defect', '电池鼓包', 'C0FACTORY')
  await story.rest(2)
  expect(slack.postsIn('C0FACTORY').map((one) => one.words.split('\n')[0])).toEqual(['F-1 · 电池鼓包'])
  expect(titles(story).length).toBeLessThan(5)
  await story.rest(220)
  expect(titles(story)).toEqual(
    Array.from({ length: 200 }, (_, index) => `D-${index + 1} · crack ${index + 1}`),
  )
  expect(slack.calls('chat.postMessage').filter((one) => one.outcome !== 'ok')).toEqual([])
})
