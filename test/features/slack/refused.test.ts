import { expect, test } from 'vitest'
import { SLACK_ERRORS } from '../../../src/adapters/slack/slack-errors.ts'
import { checkDeliveries } from '../../../src/features/operations/check-work.ts'
import { REMEDIED_REASONS } from '../../../src/features/operations/delivery-remedies.ts'
import { texts } from '../../support/andon.ts'
import { SHARED, slackStories } from '../../support/andon-on-slack.ts'

const begin = slackStories()

/** What is left of a card Slack refuses, for good: where it stands in the outbox, and how often it was tried. */
const ROWS = [
  ['not_in_channel', 'failed', 1],
  ['channel_not_found', 'failed', 1],
  ['is_archived', 'failed', 1],
  ['user_not_found', 'failed', 1],
  ['cannot_dm_bot', 'failed', 1],
  ['account_inactive', 'failed', 1],
  ['invalid_auth', 'failed', 1],
  ['missing_scope', 'failed', 1],
  // Said again in plain words, in the same breath.
  ['msg_too_long', 'failed', 2],
  ['invalid_blocks', 'failed', 2],
  ['msg_blocks_too_long', 'failed', 2],
] as const

test.each(ROWS)(
  'Slack answers %s: the card is listed as %s, and the doctor says what helps',
  async (word, state, tries) => {
    const story = await begin()
    story.slack.fail('chat.postMessage', { error: word, times: 99 })
    await story.as('U0BQUALITY').command('/defect', 'hinge cracks', SHARED)
    await story.rest(3_600)
    expect(story.slack.postsIn(SHARED)).toEqual([])
    expect(story.slack.calls('chat.postMessage')).toHaveLength(tries)
    const reason = `slack-${word.replaceAll('_', '-')}`
    const [row] = await story.database.prisma.delivery.findMany()
    expect(row).toMatchObject({ state, body: { reason } })
    const found = await checkDeliveries(story.app.features)
    expect(found.map(({ code }) => code)).toContain(`undelivered-${reason}`)
    expect(REMEDIED_REASONS).toContain(reason)
    for (const language of ['en', 'zh-Hans']) {
      const t = texts.in(language)
      expect(t(`operations:found.undelivered-${reason}`, { number: 1 })).toContain(word)
      expect(t(`operations:remedy.undelivered-${reason}`, { number: 1 }).length).toBeGreaterThan(10)
    }
  },
)

test('ratelimited without HTTP 429 is waited for, and then it goes', async () => {
  const story = await begin()
  story.slack.fail('chat.postMessage', { error: 'ratelimited', times: 2 })
  await story.as('U0BQUALITY').command('/defect', 'hinge cracks', SHARED)
  await story.rest(3_600)
  expect(story.slack.postsIn(SHARED)).toHaveLength(1)
})

test.each(['msg_too_long', 'invalid_blocks', 'msg_blocks_too_long'])(
  'a card refused with %s is said in plain words instead, and is the card from then on',
  async (error) => {
    const story = await begin()
    story.slack.fail('chat.postMessage', { error })
    await story.as('U0BQUALITY').command('/defect', 'hinge cracks', SHARED)
    const [card, ...more] = story.slack.postsIn(SHARED)
    expect(more).toEqual([])
    expect(card?.words).toContain('D-1 hinge cracks: Disclosed')
    expect(card?.buttons).toEqual([])
    await story.as('U0FQUALITY').types(SHARED, '@Andon ticket D-1 收到')
    expect(story.slack.postsIn(SHARED)[0]?.words).toContain('✓ Acknowledged')
    expect(story.slack.postsIn(SHARED)).toHaveLength(1)
  },
)

test('every remedy is of an answer Slack is known to give', () => {
  const words = Object.keys(SLACK_ERRORS).map((word) => `slack-${word.replaceAll('_', '-')}`)
  expect(REMEDIED_REASONS.filter((one) => one.startsWith('slack-') && !words.includes(one))).toEqual([])
})
