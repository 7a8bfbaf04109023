import { describe, expect, test } from 'vitest'
import type { Card } from '../../../src/chat/index.ts'
import { slackStories } from '../../support/andon-on-slack.ts'

const begin = slackStories()

const card: Card = {
  title: 'Check-in',
  tone: 'normal',
  summary: 'Check-in',
  elements: [
    {
      type: 'picture',
      alt: 'Both are at work.',
      text: 'Northwind ==##',
      svg: '<svg/>',
      url: 'https://andon.example.com/pictures/1.png',
    },
  ],
}
const message = {
  deliveryId: '6b1f2f1e-6d0c-4a0e-9a53-0f7f0a8e9b11',
  destination: { kind: 'channel', channelId: 'C0SHARED', thread: null },
  variants: { brand: card, factory: card },
} as const

describe('a card with a picture', () => {
  test('is posted with it', async () => {
    const { adapter, slack } = await begin()
    await adapter.platform.post(message)
    const [posted] = slack.postsIn('C0SHARED')
    expect(JSON.stringify(posted)).toContain('https://andon.example.com/pictures/1.png')
  })

  test('that Slack could not fetch is posted and changed in words, once', async () => {
    const { adapter, slack, rest } = await begin()
    const when = (args: object) => JSON.stringify(args).includes('image_url')
    slack.fail('chat.postMessage', { error: 'invalid_blocks', times: 9, when })
    slack.fail('chat.update', { error: 'invalid_blocks', times: 9, when })
    const ref = await adapter.platform.post(message)
    await rest()
    await adapter.platform.update(ref, message)
    const posts = slack.postsIn('C0SHARED')
    expect(posts).toHaveLength(1)
    expect(posts[0]?.words).toContain('Northwind ==##')
    expect(JSON.stringify(posts)).not.toContain('image_url')
  })

  test('refused for another reason is refused', async () => {
    const { adapter, slack } = await begin()
    slack.fail('chat.postMessage', { error: 'is_archived', times: 9 })
    await expect(adapter.platform.post(message)).rejects.toMatchObject({ code: 'slack-is-archived' })
    expect(slack.postsIn('C0SHARED')).toEqual([])
  })
})
