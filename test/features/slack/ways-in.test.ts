import { describe, expect, test } from 'vitest'
import { type AndonOnSlack, BRAND, FACTORY, slackStories } from '../../support/andon-on-slack.ts'

const begin = slackStories()

/** Ticket cards in a conversation. */
const cards = ({ slack }: AndonOnSlack, channelId = 'C0SHARED') =>
  slack.postsIn(channelId).filter((one) => /^[A-Z]-\d+ · /.test(one.words))

const onlyCard = (story: AndonOnSlack, channelId?: string) => {
  const found = cards(story, channelId)
  expect(found).toHaveLength(1)
  return found[0]?.words ?? ''
}

type Way = readonly [
  name: string,
  user: string,
  act: (story: AndonOnSlack) => Promise<unknown>,
  title: string,
]

const OPEN_WAYS: readonly Way[] = [
  [
    'the brand, by slash command',
    'U0BQUALITY',
    ({ as }) => as('U0BQUALITY').command('/defect', '12 of 500 hinges crack & squeak', 'C0SHARED'),
    'D-1 · 12 of 500 hinges crack & squeak',
  ],
  [
    'the brand, by an empty slash command and its modal',
    'U0BQUALITY',
    async ({ as }) => {
      await as('U0BQUALITY').command('/defect', '', 'C0SHARED')
      expect(await as('U0BQUALITY').submits({ Title: 'Hinges crack', 'What is wrong': '12 of 500' })).toEqual(
        {
          outcome: 'closed',
        },
      )
    },
    'D-1 · Hinges crack',
  ],
  [
    'the brand, by mention',
    'U0BQUALITY',
    ({ as }) => as('U0BQUALITY').types('C0SHARED', '@Andon defect hinges crack'),
    'D-1 · hinges crack',
  ],
  [
    'the brand, by emoji on a message of the factory',
    'U0BQUALITY',
    async ({ as }) => {
      const posted = await as('U0FQUALITY').types('C0SHARED', '电池鼓包')
      await as('U0BQUALITY').reacts(posted, 'beetle')
    },
    'D-1 · 电池鼓包',
  ],
  [
    'the brand, by a shortcut on a message of the factory',
    'U0BQUALITY',
    async ({ as }) => {
      const posted = await as('U0FQUALITY').types('C0SHARED', '电池鼓包')
      await as('U0BQUALITY').shortcut('Report a defect', posted)
    },
    'D-1 · 电池鼓包',
  ],
  [
    'the brand, a change by a shortcut',
    'U0BQUALITY',
    async ({ as }) => {
      const posted = await as('U0BQUALITY').types('C0SHARED', 'use 0.5 mm foam')
      await as('U0BQUALITY').shortcut('Request a change', posted)
    },
    'C-1 · use 0.5 mm foam',
  ],
  [
    'the factory, by mention',
    'U0FQUALITY',
    ({ as }) => as('U0FQUALITY').types('C0SHARED', '@Andon defect 电池鼓包，200 个中有 3 个'),
    'D-1 · 电池鼓包',
  ],
  [
    'the factory, by mention in its own words',
    'U0FQUALITY',
    ({ as }) => as('U0FQUALITY').types('C0SHARED', '@Andon 缺陷 电池鼓包'),
    'D-1 · 电池鼓包',
  ],
  [
    'the factory, by a mention without words and the questions it brings',
    'U0FQUALITY',
    async ({ as, slack }) => {
      await as('U0FQUALITY').types('C0SHARED', '@Andon 缺陷')
      expect(slack.ephemeralsTo('U0FQUALITY')).toHaveLength(1)
      expect(as('U0FQUALITY').modal()).toBeNull()
      await as('U0FQUALITY').presses('创建', { given: { 标题: '电池鼓包', 问题描述: '200 个中有 3 个' } })
      expect(slack.ephemeralsTo('U0FQUALITY')).toEqual([])
    },
    'D-1 · 电池鼓包',
  ],
  [
    'the factory, by emoji',
    'U0FQUALITY',
    async ({ as }) => {
      const posted = await as('U0FQUALITY').types('C0SHARED', '电池鼓包')
      await as('U0FQUALITY').reacts(posted, 'beetle')
    },
    'D-1 · 电池鼓包',
  ],
  [
    'the factory, a change by emoji',
    'U0FQUALITY',
    async ({ as }) => {
      const posted = await as('U0FQUALITY').types('C0SHARED', '改用 0.5 毫米泡棉')
      await as('U0FQUALITY').reacts(posted, 'wrench')
    },
    'C-1 · 改用',
  ],
]

describe.each([
  ['over HTTP', false],
  ['in Socket Mode', true],
])('a report in the shared channel, %s', (_name, socket) => {
  test.each(OPEN_WAYS)('%s', async (_way, _user, act, title) => {
    const story = await begin({ socket })
    await act(story)
    expect(onlyCard(story)).toContain(title)
  })
})

describe('a report that only one side reads', () => {
  test('the brand, told to the bot in private', async () => {
    const story = await begin()
    await story.as('U0BQUALITY').tells('defect hinges crack')
    expect(story.slack.postsIn('C0SHARED')).toEqual([])
    expect(
      story.slack
        .dmsOf('U0BQUALITY')
        .map((one) => one.words)
        .join('\n'),
    ).toContain('B-1')
  })

  test('the brand, by the global shortcut and its modal', async () => {
    const story = await begin()
    await story.as('U0BQUALITY').shortcut('Report in private')
    expect(
      await story.as('U0BQUALITY').submits({ Title: 'Hinges crack', 'What is wrong': '12 of 500' }),
    ).toEqual({
      outcome: 'closed',
    })
    expect(story.slack.postsIn('C0SHARED')).toEqual([])
    expect(
      story.slack
        .dmsOf('U0BQUALITY')
        .map((one) => one.words)
        .join('\n'),
    ).toContain('B-1')
  })

  test('the factory, in its own channel, having installed Andon too; the brand sees nothing', async () => {
    const story = await begin({ installed: [BRAND, FACTORY] })
    await story.as('U0FLIAISON').command('/defect', '电池鼓包', 'C0FACTORY')
    expect(onlyCard(story, 'C0FACTORY')).toContain('F-1 · 电池鼓包')
    expect(story.slack.postsIn('C0SHARED')).toEqual([])
    for (const person of ['U0BLIAISON', 'U0BQUALITY', 'U0BMANAGER']) {
      expect(story.slack.dmsOf(person)).toEqual([])
      expect(story.slack.ephemeralsTo(person)).toEqual([])
    }
  })
})

test('what does not fit a question is said at the question, and the modal stays', async () => {
  const story = await begin()
  const brand = story.as('U0BQUALITY')
  await brand.command('/defect', '', 'C0SHARED')
  const given = {
    Title: 'Hinges crack',
    'What is wrong': 'x',
    'Quantity affected': '9',
    'Out of (total)': '3',
  }
  const answer = await brand.submits(given)
  expect(answer.outcome).toBe('errors')
  expect(brand.modal()).not.toBeNull()
  expect(cards(story)).toEqual([])
  expect(await brand.submits({ ...given, 'Quantity affected': '3', 'Out of (total)': '9' })).toEqual({
    outcome: 'closed',
  })
  expect(onlyCard(story)).toContain('Hinges crack')
})

test('a stranger is asked for their company, and in a channel nobody set up everybody is refused, in private', async () => {
  const story = await begin({
    slack: {
      channels: [
        { id: 'C0SHARED', name: 'a', workspaces: [BRAND, FACTORY], members: ['U0BMANAGER', 'U0STRANGE'] },
        { id: 'C0OTHER', name: 'b', workspaces: [BRAND], members: ['U0BMANAGER'] },
      ],
      users: [
        { id: 'U0BMANAGER', workspace: BRAND, name: 'manager' },
        { id: 'U0STRANGE', workspace: FACTORY, name: 'stranger' },
      ],
    },
  })
  await story.as('U0STRANGE').types('C0SHARED', '@Andon defect x')
  await story.as('U0BMANAGER').command('/defect', 'x', 'C0OTHER')
  for (const channel of ['C0SHARED', 'C0OTHER']) expect(story.slack.postsIn(channel)).toEqual([])
  for (const user of ['U0STRANGE', 'U0BMANAGER']) {
    expect(story.slack.ephemeralsTo(user)).toHaveLength(1)
    expect(story.slack.ephemeralsTo(user)[0]?.words).not.toMatch(/Aurora|Rachel|Chen/)
  }
})
