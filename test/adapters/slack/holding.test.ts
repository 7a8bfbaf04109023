import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type AndonOnSlack, BRAND, FACTORY, SHARED, slackStories } from '../../support/andon-on-slack.ts'

const start = slackStories()

const later = ({ clock }: AndonOnSlack, seconds: number) => new Date(clock.now().getTime() + seconds * 1000)

/** A report that stands in the shared channel. */
async function reported(andon: AndonOnSlack) {
  const said = await andon.slack.as('U0FLIAISON').types(SHARED, '@Andon 缺陷 电池鼓包')
  await andon.rest(0)
  return said
}

describe('what comes in', () => {
  test('an edit and a deletion reach the record, and what stood there stays; a preview of a link is no edit', async () => {
    const andon = await start()
    const { slack, rest, history } = andon
    const said = await reported(andon)
    const jing = slack.as('U0FLIAISON')
    const comment = await jing.types(SHARED, '已隔离 3 箱', { thread: said.ts })
    await rest(0)
    await slack.unfurls(comment)
    await jing.edits(comment, '已隔离 5 箱')
    await jing.deletes(comment)
    await rest(0)
    const what = (await history()).map((row) => row.what)
    expect(what.filter((one) => one === 'commented')).toHaveLength(1)
    expect(what.filter((one) => one === 'message-edited')).toHaveLength(1)
    expect(what.filter((one) => one === 'message-deleted')).toHaveLength(1)
    const words = JSON.stringify(await andon.database.prisma.historyWords.findMany())
    expect(words).toContain('已隔离 3 箱')
    expect(words).toContain('已隔离 5 箱')
  })

  test.each([1, 2, 3])('a storm: each event five times, in any order (%i), has one effect', async (seed) => {
    const andon = await start({ installed: [BRAND, FACTORY], slack: { bothInstalled: 'each' } })
    const { slack, rest, count, history } = andon
    const said = await reported(andon)
    slack.hold()
    const jing = slack.as('U0FLIAISON')
    await jing.types(SHARED, '已隔离 3 箱', { thread: said.ts })
    await jing.types(SHARED, '@Andon 缺陷 外壳有毛刺')
    await jing.types(SHARED, '@Andon ticket D-99')
    await slack.release({ times: 5, shuffle: true, seed })
    await rest(0)
    await andon.advance(later(andon, 2))
    expect(await count()).toBe(2)
    expect((await history()).filter(({ what }) => what === 'commented')).toHaveLength(1)
    expect(slack.postsIn(SHARED)).toHaveLength(2)
    expect(slack.ephemeralsTo('U0FLIAISON')).toHaveLength(1)
  })

  test('the same over Socket Mode', async () => {
    const andon = await start({ socket: true })
    const { slack, rest, count } = andon
    slack.hold()
    await slack.as('U0FLIAISON').types(SHARED, '@Andon 缺陷 电池鼓包')
    await slack.release({ times: 5 })
    await slack.as('U0BLIAISON').command('/defect', 'Lid does not close', SHARED)
    await rest(0)
    expect(await count()).toBe(2)
    expect(slack.postsIn(SHARED)).toHaveLength(1)
    await andon.advance(later(andon, 2))
    expect(slack.postsIn(SHARED)).toHaveLength(2)
  })

  test('an event that cannot be stored is not acknowledged and is taken when it comes again', async () => {
    const andon = await start()
    const { slack, rest, count, database } = andon
    await database.prisma.$executeRawUnsafe('ALTER TABLE ticket RENAME TO ticket_away')
    await slack.as('U0FLIAISON').types(SHARED, '@Andon 缺陷 电池鼓包')
    await database.prisma.$executeRawUnsafe('ALTER TABLE ticket_away RENAME TO ticket')
    expect(slack.parcels.at(-1)?.attempts.at(-1)?.status).toBe(500)
    await slack.retryFailed()
    await rest(0)
    expect(await count()).toBe(1)
  })
})

describe('what is refused, and counted', () => {
  const body = JSON.stringify({ type: 'event_callback', team_id: 'T0NOBODY', event_id: 'Ev1', event: {} })
  const send = async (
    { url, slack }: AndonOnSlack,
    { age = 0, secret = slack.signingSecret, type = 'application/json', text = body } = {},
  ) => {
    const at = String(Math.floor(Date.now() / 1000) - age)
    const signature = createHmac('sha256', secret).update(`v0:${at}:${text}`).digest('hex')
    const answer = await fetch(`${url}slack/events`, {
      method: 'POST',
      body: text,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': at,
        'x-slack-signature': `v0=${signature}`,
      },
    })
    return answer.status
  }

  test('signatures, times, content types, unknown workspaces, replayed interactions; nothing of them is logged', async () => {
    const andon = await start()
    expect(await send(andon, { secret: 'wrong-secret' })).toBe(401)
    expect(await send(andon, { age: 301 })).toBe(401)
    expect(await send(andon, { age: -302 })).toBe(401)
    expect(await send(andon, { age: -290 })).toBe(200)
    expect(await send(andon, { type: 'text/plain' })).toBe(415)
    const command = new URLSearchParams({
      command: '/defect',
      text: 'SECRET WORDS',
      trigger_id: '1.2.3',
      user_id: 'U0BLIAISON',
      team_id: BRAND,
      channel_id: SHARED,
      channel_name: 'aurora',
      response_url: `${andon.url}none`,
    }).toString()
    const type = 'application/x-www-form-urlencoded; charset=utf-8'
    expect(await send(andon, { type, text: command })).toBe(200)
    expect(await send(andon, { type, text: command })).toBe(200)
    expect(await andon.count()).toBe(1)
    expect(Object.fromEntries(andon.adapter.refusals.counts)).toEqual({
      signature: 1,
      stale: 1,
      future: 1,
      'content-type': 1,
      'unknown-workspace': 1,
      replayed: 1,
    })
    const logged = JSON.stringify(andon.logger.lines.filter(({ level }) => level !== 'debug'))
    expect(logged).not.toContain('SECRET WORDS')
    expect(logged).not.toContain(andon.slack.tokenOf(BRAND))
  })
})

describe('what goes out', () => {
  test('a burst of 200 cards leaves one a second, and another conversation does not wait', async () => {
    const andon = await start()
    const { slack } = andon
    for (let number = 1; number <= 200; number++)
      await slack.as('U0BLIAISON').command('/defect', `Report ${number}`, SHARED)
    await slack.as('U0BLIAISON').tells('defect our own drawing may be wrong')
    await andon.rest(0)
    expect(slack.dmsOf('U0BLIAISON').some(({ words }) => words.includes('B-1'))).toBe(true)
    await andon.advance(later(andon, 205))
    const posts = slack.postsIn(SHARED)
    expect(posts).toHaveLength(200)
    const gaps = posts.slice(1).map(({ ts }, index) => Number(ts) - Number(posts[index]?.ts))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0.999)
    expect(slack.calls('chat.postMessage').filter(({ outcome }) => outcome === 'ratelimited')).toEqual([])
  }, 120_000)

  test('Retry-After is honoured', async () => {
    const andon = await start()
    andon.slack.fail('chat.postMessage', { retryAfter: 40 })
    await reported(andon)
    await andon.advance(later(andon, 39))
    expect(andon.slack.postsIn(SHARED)).toEqual([])
    await andon.advance(later(andon, 2))
    expect(andon.slack.postsIn(SHARED)).toHaveLength(1)
  })

  test.each([
    ['whose answer was lost', { lost: true }],
    ['that met a fault of the server', { status: 503 }],
  ] as const)('a post %s is looked for and stands there once', async (_what, fault) => {
    const andon = await start()
    andon.slack.fail('chat.postMessage', fault)
    await reported(andon)
    await andon.advance(later(andon, 60))
    expect(andon.slack.postsIn(SHARED)).toHaveLength(1)
    const looked = andon.slack.calls('conversations.replies').length
    expect(looked).toBe(1)
  })

  test('while Slack does not let us look, nothing is posted again', async () => {
    const andon = await start()
    andon.slack.fail('chat.postMessage', { lost: true })
    andon.slack.fail('conversations.replies', { retryAfter: 60, times: 2 })
    await reported(andon)
    await andon.advance(later(andon, 600))
    expect(andon.slack.postsIn(SHARED)).toHaveLength(1)
    expect(andon.slack.calls('chat.postMessage')).toHaveLength(1)
  })

  test('Slack is down for ten minutes: what was written meanwhile arrives, everything once', async () => {
    const andon = await start()
    const { slack } = andon
    await reported(andon)
    slack.goDown()
    await slack.as('U0FLIAISON').types(SHARED, '@Andon 缺陷 外壳有毛刺')
    await slack.as('U0BLIAISON').command('/defect', 'Lid does not close', SHARED)
    await andon.advance(later(andon, 600))
    await slack.comeBack()
    await andon.rest(0)
    await andon.advance(later(andon, 1200))
    expect(await andon.count()).toBe(3)
    expect(slack.postsIn(SHARED)).toHaveLength(3)
  })

  test('a person Slack does not let us write to: the refusal is listed and, in the end, the shared channel names them and says nothing', async () => {
    const andon = await start({ slack: { foreignDirectMessages: false } })
    const { slack } = andon
    await slack.as('U0BLIAISON').command('/defect', 'Lid does not close', SHARED)
    await andon.rest(0)
    await andon.advance('2026-02-25T00:00:00Z')
    expect(slack.dmsOf('U0FLIAISON')).toEqual([])
    const troubled = await andon.store.transaction((tx) => tx.deliveries.troubled(50))
    expect(troubled.map(({ reason }) => reason)).toContain('slack-user-not-visible')
    const [, ...mentions] = slack.postsIn(SHARED)
    expect(mentions[0]?.words.split('\n')).toEqual([
      'For Chen Jing 陈静 / 致 Chen Jing 陈静',
      '<@U0FLIAISON>',
      'Please see your Andon page.',
      '请查看您的 Andon 页面。',
    ])
  })
})
