import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import { slackManifest } from '../../../src/adapters/slack/manifest.ts'
import { createSlack } from '../../../src/adapters/slack/slack.ts'
import { texts } from '../../support/andon.ts'
import { PEOPLE, SHARED, teamsStories } from '../../support/andon-on-teams.ts'
import { startFakeSlack } from '../../support/fake-slack/fake-slack.ts'

const begin = teamsStories()

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** The brand sits in Slack, the factory in Teams: one partnership, a shared channel on each. */
async function beginOnBoth() {
  const story = await begin()
  const slack = await startFakeSlack({
    workspaces: [{ id: 'T0BRAND', name: 'Northwind', installed: true }],
    users: ['U0BLIAISON', 'U0BQUALITY', 'U0BMANAGER'].map((id) => ({
      id,
      workspace: 'T0BRAND',
      name: id.toLowerCase(),
      tz: 'America/Los_Angeles',
      locale: 'en-US',
    })),
    channels: [
      { id: 'C0SHARED', name: 'aurora', workspaces: ['T0BRAND'], members: ['U0BLIAISON', 'U0BQUALITY'] },
      { id: 'C0FACTORY', name: 'own', workspaces: ['T0BRAND'], members: [] },
    ],
    manifest: slackManifest({ url: 'https://andon.example', socket: false, t: texts.in('en') }),
    clock: story.clock.now,
    patienceMs: 60_000,
  })
  const web = express()
  const adapter = createSlack({
    settings: {
      apiUrl: slack.apiUrl,
      botToken: slack.tokenOf('T0BRAND'),
      signingSecret: slack.signingSecret,
      appToken: null,
      oauth: null,
    },
    inbound: story.app.inbound,
    web,
    clock: story.clock,
    logger: story.logger,
    t: texts.in('en'),
    reactions: { of: async () => null },
    installations: {
      get: async () => null,
      all: async () => [],
      save: async () => {},
      remove: async () => false,
    },
  })
  story.app.connect(adapter.platform)
  const server = createServer(web)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  await adapter.start()
  slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`)
  stops.push(
    () => slack.stop(),
    async () => server.closeAllConnections(),
    () => new Promise((resolve) => server.close(resolve)),
  )
  const rest = async (seconds = 5) => {
    await story.rest(seconds)
    await slack.settled()
  }
  return { ...story, slack, rest }
}

test('the same ticket, card and clock on each platform, moved on from either', async () => {
  const { as, teams, slack, rest } = await beginOnBoth()
  await slack.as('U0BQUALITY').types('C0SHARED', '@Andon defect hinge cracks')
  await rest()
  const cards = () => [
    slack.postsIn('C0SHARED').map(({ words }) => words),
    teams.postsIn(SHARED).map(({ words }) => words),
  ]
  for (const posts of cards())
    expect(posts.map((words) => words.split('\n')[0])).toEqual(['D-1 · hinge cracks'])
  await as('f-quality').presses('确认收到')
  await rest()
  for (const posts of cards()) {
    expect(posts).toHaveLength(1)
    expect(posts[0]).toContain('✓ Acknowledged')
  }
  await as('f-quality').presses('已围堵 (D3)')
  await as('f-quality').submits({ 所做的事或所得结论: '已全检 500 件' })
  await rest()
  for (const posts of cards()) expect(posts[0]).toContain('✓ Contained (D3)')
  // A reply under the card of one platform stands in the record that is read on the other.
  const [card] = teams.postsIn(SHARED)
  await as('f-quality').types(SHARED, '批次 7', { thread: card?.root ?? '' })
  await slack.as('U0BQUALITY').command('/ticket', 'D-1 history')
  expect(slack.ephemeralsTo('U0BQUALITY').at(-1)?.words ?? slack.dmsOf('U0BQUALITY').at(-1)?.words).toContain(
    '批次 7',
  )
  expect(teams.targetedTo(PEOPLE['f-quality'])).toEqual([])
  expect(slack.problems).toEqual([])
})

test('one platform down holds nothing up on the other, and has everything once it is back', async () => {
  const { teams, slack, rest } = await beginOnBoth()
  teams.goDown()
  await slack.as('U0BQUALITY').types('C0SHARED', '@Andon defect hinge cracks')
  await rest()
  expect(slack.postsIn('C0SHARED')).toHaveLength(1)
  await rest(600)
  await teams.comeBack()
  await rest(1200)
  expect(teams.postsIn(SHARED).map(({ words }) => words.split('\n')[0])).toEqual(['D-1 · hinge cracks'])
  expect(slack.postsIn('C0SHARED')).toHaveLength(1)
})
