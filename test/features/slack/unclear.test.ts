import { describe, expect, test } from 'vitest'
import { examine } from '../../../src/features/operations/doctor.ts'
import { type AndonOnSlack, BRAND, FACTORY, SHARED, slackStories } from '../../support/andon-on-slack.ts'

const begin = slackStories()

const cards = ({ slack }: AndonOnSlack) => slack.postsIn(SHARED).map((one) => one.words.split('\n')[0])
const states = async ({ database }: AndonOnSlack) =>
  (await database.prisma.delivery.findMany({ orderBy: { position: 'asc' } })).map(({ state }) => state)
const doctor = ({ app }: AndonOnSlack) =>
  examine({
    deps: app.features,
    parked: [],
    installation: {
      ...{
        host: '127.0.0.1',
        loopbackOnly: true,
        embedded: false,
        timeZoneData: '2026a',
        platforms: ['slack'],
      },
    } as Parameters<typeof examine>[0]['installation'],
  })

describe('an app Slack lets look once a minute, fifteen messages each time', () => {
  test('finds its message among many, goes on where it was stopped, and posts it once', async () => {
    const story = await begin({ installed: [BRAND, FACTORY], slack: { meagreHistory: true } })
    const { slack } = story
    slack.fail('chat.postMessage', { lost: true })
    await slack.as('U0BQUALITY').command('/defect', 'hinge cracks', SHARED)
    await story.rest(1)
    for (let n = 0; n < 40; n++) await slack.as('U0FQUALITY').types(SHARED, `聊天 ${n}`)
    await story.rest(900)
    expect(cards(story)).toEqual(['D-1 · hinge cracks'])
    const looks = slack.calls('conversations.history')
    expect(slack.calls('chat.postMessage')).toHaveLength(1)
    expect(looks.filter(({ outcome }) => outcome === 'ok')).toHaveLength(3)
    expect(await states(story)).toEqual(['sent'])
    // Asked to wait a minute, it waits: it does not knock again and again.
    expect(looks.filter(({ outcome }) => outcome === 'http 429').length).toBeLessThanOrEqual(2)
    for (const { args } of looks) {
      const span = Number(args.latest) - Number(args.oldest)
      expect(span).toBeLessThan(600)
    }
  })

  test('one that never arrived is posted once it is certain', async () => {
    const story = await begin({ installed: [BRAND, FACTORY], slack: { meagreHistory: true } })
    const { slack } = story
    for (let n = 0; n < 20; n++) await slack.as('U0FQUALITY').types(SHARED, `聊天 ${n}`)
    slack.fail('chat.postMessage', { status: 503 })
    await slack.as('U0BQUALITY').command('/defect', 'hinge cracks', SHARED)
    await story.rest(600)
    expect(cards(story)).toEqual(['D-1 · hinge cracks'])
    expect(slack.calls('chat.postMessage')).toHaveLength(2)
  })
})

describe('where nobody can look', () => {
  /** The answer to the card was lost, and Slack does not let Andon read the channel. */
  const uncertain = async () => {
    const story = await begin()
    story.slack.fail('conversations.history', { error: 'missing_scope', times: 99 })
    story.slack.fail('chat.postMessage', { lost: true })
    await story.as('U0BQUALITY').command('/defect', 'hinge cracks', SHARED)
    await story.rest(3_600)
    return story
  }

  test('it is uncertain and listed, and not posted again: in the status, by the doctor, in the figures', async () => {
    const story = await uncertain()
    expect(story.slack.calls('chat.postMessage')).toHaveLength(1)
    expect(await states(story)).toEqual(['uncertain'])
    await story.as('U0FLIAISON').types(SHARED, '@Andon 状态')
    expect(story.slack.ephemeralsTo('U0FLIAISON').at(-1)?.words).toContain('可能已送达，但无法查证')
    const codes = (await doctor(story)).map(({ code }) => code)
    expect(codes).toContain('deliveries-uncertain')
    expect(codes).toContain('undelivered-slack-missing-scope')
    const census = await story.store.transaction((tx) => tx.census.take(story.clock.now()))
    expect(census.deliveries).toEqual([{ state: 'uncertain', number: 1 }])
  })

  test('a person looks and sends it again: the card as it is now, once', async () => {
    const story = await uncertain()
    story.slack.heal()
    await story.as('U0BLIAISON').command('/andon', 'status', SHARED)
    await story.as('U0BLIAISON').presses('Send again')
    expect(story.slack.ephemeralsTo('U0BLIAISON').at(-1)?.words).not.toContain('may have arrived')
    await story.rest(60)
    // The one that arrived, which nobody knew of, and the one somebody asked for.
    expect(cards(story)).toEqual(['D-1 · hinge cracks', 'D-1 · hinge cracks'])
    await story.as('U0BLIAISON').presses('Send again')
    await story.rest(60)
    expect(cards(story)).toHaveLength(2)
    expect(await states(story)).toEqual(['dropped', 'sent'])
  })

  test('a person looks, finds it there, and lets it go', async () => {
    const story = await uncertain()
    await story.as('U0BLIAISON').command('/andon', 'status', SHARED)
    await story.as('U0BLIAISON').presses('Let go')
    await story.rest(60)
    expect(cards(story)).toHaveLength(1)
    expect((await doctor(story)).map(({ code }) => code)).not.toContain('deliveries-uncertain')
  })
})
