import { afterEach, expect, test } from 'vitest'
import type { Specification } from '../support/fake-slack/specification.ts'
import { clientOf, startBolt, startTwoCompanies } from './two-companies.ts'

const stops: (() => Promise<unknown>)[] = []
const start = async (change: Partial<Specification> = {}) => {
  const world = await startTwoCompanies(change)
  const { app, stop } = await startBolt(world.slack)
  stops.push(stop, world.slack.stop)
  const told: Record<string, unknown>[] = []
  app.use(async ({ body, next, context }) => {
    told.push({ ...body, retry: context.retryNum, by: context.teamId })
    await next()
  })
  return { ...world, app, told, events: () => told.map((one) => one.event as Record<string, unknown>) }
}
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})
const both = [
  { id: 'T0NORTH', name: 'Northwind Audio' },
  { id: 'T0LICHU', name: '立创精密' },
]

test('a message of the other company names its team; the installation stands in the authorizations', async () => {
  const { slack, told } = await start()
  await slack.as('U0LIU').types('C0SHARED', 'R&D <found> https://example.com/a burrs')
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({
    type: 'event_callback',
    by: 'T0NORTH',
    api_app_id: 'A0ANDON',
    is_ext_shared_channel: true,
    authorizations: [{ team_id: 'T0NORTH', user_id: 'U0BOT0NORTH', is_bot: true }],
    event: {
      type: 'message',
      user: 'U0LIU',
      user_team: 'T0LICHU',
      team: 'T0LICHU',
      channel: 'C0SHARED',
      channel_type: 'channel',
      text: 'R&amp;D &lt;found&gt; <https://example.com/a> burrs',
    },
  })
})

test('a mention is told twice: as a message and as a mention', async () => {
  const { slack, told, events } = await start()
  await slack.as('U0LIU').types('C0SHARED', '@Andon defect burrs')
  expect(events().map((one) => [one.type, one.text])).toEqual([
    ['message', '<@U0BOT0NORTH> defect burrs'],
    ['app_mention', '<@U0BOT0NORTH> defect burrs'],
  ])
  expect(new Set(told.map((one) => one.event_id)).size).toBe(2)
})

test('edits, deletions, threads and reactions', async () => {
  const { slack, events } = await start()
  const liu = slack.as('U0LIU')
  const head = await liu.types('C0SHARED', 'one')
  const lone = await liu.types('C0SHARED', 'two')
  await slack.as('U0MAYA').types('C0SHARED', 'reply', {
    thread: head.ts,
    files: [{ name: 'burr.jpg', mimetype: 'image/jpeg', size: 12 }],
  })
  await liu.edits(head, 'one, changed')
  await slack.unfurls(head)
  await liu.reacts(lone, 'beetle')
  await liu.deletes(lone)
  await liu.deletes(head)
  expect(events().slice(2)).toMatchObject([
    {
      subtype: 'file_share',
      thread_ts: head.ts,
      parent_user_id: 'U0LIU',
      files: [{ name: 'burr.jpg', size: 12 }],
    },
    {
      subtype: 'message_changed',
      message: { text: 'one, changed', ts: head.ts, edited: { user: 'U0LIU' } },
      previous_message: { text: 'one' },
    },
    {
      subtype: 'message_changed',
      message: { text: 'one, changed' },
      previous_message: { text: 'one, changed' },
    },
    { type: 'reaction_added', user: 'U0LIU', reaction: 'beetle', item: { channel: 'C0SHARED', ts: lone.ts } },
    { subtype: 'message_deleted', deleted_ts: lone.ts, previous_message: { text: 'two' } },
    // A thread outlives its head: Slack leaves a stone.
    { subtype: 'message_changed', message: { subtype: 'tombstone', ts: head.ts } },
  ])
  await clientOf(slack).chat.postMessage({ channel: 'C0SHARED', text: 'still here', thread_ts: head.ts })
})

test('what the app itself posts is told to it too', async () => {
  const { slack, app, events } = await start()
  const own: unknown[] = []
  app.event('message', async ({ event }) => void own.push(event))
  await clientOf(slack).chat.postMessage({ channel: 'C0SHARED', text: 'mine' })
  await slack.settled()
  expect(slack.parcels.map((one) => (one.payload.event as { bot_id?: string }).bot_id)).toEqual([
    'B0BOT0NORTH',
  ])
  // Bolt leaves out what its own bot wrote.
  expect(events()).toHaveLength(0)
  expect(own).toEqual([])
})

test('both installed: one event that names one of them, or one for each', async () => {
  const once = await start({ workspaces: both })
  await once.slack.as('U0MAYA').types('C0SHARED', 'hello')
  expect(once.told.map((one) => one.by)).toEqual(['T0LICHU'])
  const each = await start({ workspaces: both, bothInstalled: 'each' })
  await each.slack.as('U0MAYA').types('C0SHARED', 'hello')
  expect(each.told.map((one) => one.by).sort()).toEqual(['T0LICHU', 'T0NORTH'])
  expect(new Set(each.told.map((one) => one.event_id)).size).toBe(2)
  expect(new Set(each.events().map((one) => one.ts)).size).toBe(1)
})

test('only what is subscribed and allowed is told', async () => {
  const { slack, told } = await start()
  await slack.as('U0MAYA').types('C0OWN', 'the bot is not here')
  await slack.as('U0MAYA').types('G0SECRET', 'nor here')
  expect(told).toEqual([])
  await slack.as('U0MAYA').tells('in private')
  expect(told).toMatchObject([
    { event: { channel_type: 'im', text: 'in private' }, is_ext_shared_channel: false },
  ])
})

test('an event that failed comes again with its number and reason, three times at most', async () => {
  const { slack, app, told } = await start()
  app.event('message', async () => {
    throw new Error('on purpose')
  })
  await slack.as('U0MAYA').types('C0SHARED', 'hello')
  expect([
    await slack.retryFailed(),
    await slack.retryFailed(),
    await slack.retryFailed(),
    await slack.retryFailed(),
  ]).toEqual([1, 1, 1, 0])
  expect(told.map((one) => one.retry)).toEqual([undefined, 1, 2, 3])
  expect(new Set(told.map((one) => one.event_id)).size).toBe(1)
})

test('a storm: everything held comes so many times, in an order a seed fixes', async () => {
  const { slack, events } = await start()
  slack.hold()
  for (const text of ['a', 'b', 'c', 'd']) await slack.as('U0MAYA').types('C0SHARED', text)
  expect(events()).toEqual([])
  await slack.release({ times: 5, shuffle: true, seed: 7 })
  const order = events().map((one) => String(one.text))
  expect(order).toHaveLength(20)
  expect([...order].sort().join('')).toBe('aaaaabbbbbcccccddddd')
  expect(order.join('')).not.toBe('abcdabcdabcdabcdabcd')
})

test('while Slack is down nothing is told and nothing is taken; then both resume', async () => {
  const { slack, told } = await start()
  slack.goDown()
  await slack.as('U0MAYA').types('C0SHARED', 'hello')
  await expect(clientOf(slack).auth.test()).rejects.toMatchObject({ statusCode: 503 })
  expect(told).toEqual([])
  await slack.comeBack()
  expect(told).toHaveLength(1)
  expect((await clientOf(slack).auth.test()).ok).toBe(true)
})

test('a company that removes the app: its token is dead and it is told so', async () => {
  const { slack, events } = await start()
  const client = clientOf(slack)
  await slack.uninstall('T0NORTH')
  expect(events().map((one) => one.type)).toEqual(['app_uninstalled'])
  await expect(client.auth.test()).rejects.toMatchObject({ data: { error: 'account_inactive' } })
})

test('a bot that is invited is told, and writes there from then on', async () => {
  const { slack, events } = await start()
  await slack.inviteBot('C0OWN', 'T0NORTH', 'U0MAYA')
  expect(events()).toMatchObject([
    {
      type: 'member_joined_channel',
      user: 'U0BOT0NORTH',
      channel: 'C0OWN',
      channel_type: 'C',
      inviter: 'U0MAYA',
    },
  ])
  await clientOf(slack).chat.postMessage({ channel: 'C0OWN', text: 'hello' })
})
