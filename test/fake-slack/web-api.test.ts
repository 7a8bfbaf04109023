import { afterEach, expect, test } from 'vitest'
import type { Specification } from '../support/fake-slack/specification.ts'
import { clientOf, MANIFEST, refusalOf, startTwoCompanies } from './two-companies.ts'

let started: Awaited<ReturnType<typeof startTwoCompanies>> | undefined
const start = async (change: Partial<Specification> = {}) => {
  started = await startTwoCompanies(change)
  return { ...started, client: clientOf(started.slack) }
}
afterEach(async () => {
  await started?.slack.stop()
  started = undefined
})

test('tells who the token is, and refuses the wrong ones', async () => {
  const { slack, client } = await start()
  expect(await client.auth.test()).toMatchObject({ ok: true, team_id: 'T0NORTH', user_id: 'U0BOT0NORTH' })
  expect((await refusalOf(clientOf(slack, 'xoxb-wrong').auth.test())).error).toBe('invalid_auth')
  const bare = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' })
  expect(await bare.json()).toMatchObject({ ok: false, error: 'not_authed' })
  await client.auth.revoke()
  expect((await refusalOf(client.auth.test())).error).toBe('token_revoked')
})

test('takes JSON with a bearer token, and looks at no token inside it', async () => {
  const { slack } = await start()
  const call = (headers: Record<string, string>, body: unknown) =>
    fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body: JSON.stringify(body) }).then(
      (one) => one.json(),
    )
  const json = { 'content-type': 'application/json; charset=utf-8' }
  const message = { channel: 'C0SHARED', text: 'hello' }
  expect(await call({ ...json, authorization: `Bearer ${slack.tokenOf('T0NORTH')}` }, message)).toMatchObject(
    { ok: true },
  )
  expect(await call(json, { ...message, token: slack.tokenOf('T0NORTH') })).toMatchObject({
    error: 'not_authed',
  })
  expect(await call({ 'content-type': 'text/xml' }, message)).toMatchObject({ error: 'invalid_post_type' })
})

test('names the missing scope and the granted ones', async () => {
  const { client } = await start()
  const refused = await refusalOf(client.conversations.info({ channel: 'G0SECRET' }))
  expect(refused).toMatchObject({ error: 'missing_scope', needed: 'groups:read' })
  expect(String(refused.provided).split(',')).toContain('chat:write')
})

test('a bot writes where it is, and nowhere else', async () => {
  const { slack, client } = await start()
  const text = 'hello'
  expect((await refusalOf(client.chat.postMessage({ channel: 'C0OWN', text }))).error).toBe('not_in_channel')
  expect((await refusalOf(client.chat.postMessage({ channel: 'G0SECRET', text }))).error).toBe(
    'channel_not_found',
  )
  expect((await refusalOf(client.chat.postMessage({ channel: 'C0NONE', text }))).error).toBe(
    'channel_not_found',
  )
  expect((await refusalOf(client.chat.postMessage({ channel: 'C0SHARED' } as never))).error).toBe('no_text')
  slack.archive('C0SHARED')
  expect((await refusalOf(client.chat.postMessage({ channel: 'C0SHARED', text }))).error).toBe('is_archived')
})

test('a private message goes to people, not to bots, strangers or those who left', async () => {
  const { slack, client } = await start({ foreignDirectMessages: false })
  const open = (users: string) => refusalOf(client.conversations.open({ users }))
  expect((await open('U0NOBODY')).error).toBe('user_not_found')
  expect((await open('U0BOT0NORTH')).error).toBe('cannot_dm_bot')
  expect((await open('U0GONE')).error).toBe('user_disabled')
  expect((await open('U0LIU')).error).toBe('user_not_visible')
  const { channel } = await client.conversations.open({ users: 'U0MAYA' })
  await client.chat.postMessage({ channel: String(channel?.id), text: 'psst' })
  expect(slack.dmsOf('U0MAYA').map((one) => one.text)).toEqual(['psst'])
})

test('messages are changed and deleted by their writer only, and metadata comes back when asked for', async () => {
  const { slack, client } = await start({
    manifest: { ...MANIFEST },
  })
  const metadata = { event_type: 'andon_delivery', event_payload: { id: 'd-1' } }
  const { ts = '' } = await client.chat.postMessage({ channel: 'C0SHARED', text: 'first', metadata })
  await client.chat.update({ channel: 'C0SHARED', ts, text: 'second' })
  expect(slack.messagesIn('C0SHARED')).toMatchObject([{ ts, text: 'second', metadata }])
  const history = (more: object) => client.conversations.history({ channel: 'C0SHARED', ...more })
  expect((await history({})).messages?.[0]?.metadata).toBeUndefined()
  expect((await history({ include_all_metadata: true })).messages?.[0]?.metadata).toEqual(metadata)

  const posted = await slack.as('U0MAYA').types('C0SHARED', 'by Maya')
  const change = { channel: 'C0SHARED', ts: posted.ts, text: 'not mine' }
  expect((await refusalOf(client.chat.update(change))).error).toBe('cant_update_message')
  expect((await refusalOf(client.chat.delete(change))).error).toBe('invalid_arguments')
  expect((await refusalOf(client.chat.delete({ channel: 'C0SHARED', ts: posted.ts }))).error).toBe(
    'cant_delete_message',
  )
  expect(
    (await refusalOf(client.chat.update({ channel: 'C0SHARED', ts, text: 'x'.repeat(4001) }))).error,
  ).toBe('msg_too_long')
  await client.chat.delete({ channel: 'C0SHARED', ts })
  expect((await refusalOf(client.chat.update({ channel: 'C0SHARED', ts, text: 'gone' }))).error).toBe(
    'message_not_found',
  )
})

test('threads, pages and time windows of a conversation', async () => {
  const { client, advance } = await start()
  const heads: string[] = []
  for (const text of ['one', 'two', 'three']) {
    heads.push(String((await client.chat.postMessage({ channel: 'C0SHARED', text })).ts))
    advance(1000)
  }
  const [first = '', second = '', third = ''] = heads
  await client.chat.postMessage({ channel: 'C0SHARED', text: 'reply', thread_ts: first })
  const texts = (found: { messages?: { text?: string }[] }) => found.messages?.map((one) => one.text)
  expect(texts(await client.conversations.replies({ channel: 'C0SHARED', ts: first }))).toEqual([
    'one',
    'reply',
  ])
  const page = await client.conversations.history({ channel: 'C0SHARED', limit: 2 })
  expect(texts(page)).toEqual(['three', 'two'])
  const cursor = String(page.response_metadata?.next_cursor)
  expect(texts(await client.conversations.history({ channel: 'C0SHARED', limit: 2, cursor }))).toEqual([
    'one',
  ])
  const after = { channel: 'C0SHARED', oldest: second }
  expect(texts(await client.conversations.history(after))).toEqual(['three'])
  expect(texts(await client.conversations.history({ ...after, inclusive: true, latest: third }))).toEqual([
    'three',
    'two',
  ])
  const stray = { channel: 'C0SHARED', text: 'x', thread_ts: '1.000000' }
  expect((await refusalOf(client.chat.postMessage(stray))).error).toBe('cannot_reply_to_message')
})

test('of the other company, neither address nor language is told', async () => {
  const { client } = await start()
  const own = await client.users.info({ user: 'U0MAYA', include_locale: true })
  expect(own.user).toMatchObject({
    locale: 'en-US',
    team_id: 'T0NORTH',
    profile: { email: 'maya@northwind.example' },
  })
  const other = await client.users.info({ user: 'U0LIU', include_locale: true })
  expect(other.user).toMatchObject({ tz: 'Asia/Shanghai', tz_offset: 28_800, team_id: 'T0LICHU' })
  expect(other.user).not.toHaveProperty('locale')
  expect(other.user?.profile).not.toHaveProperty('email')
  expect((await client.users.lookupByEmail({ email: 'MAYA@northwind.example' })).user?.id).toBe('U0MAYA')
  expect((await refusalOf(client.users.lookupByEmail({ email: 'liu@lichuang.example' }))).error).toBe(
    'users_not_found',
  )
  const { channel } = await client.conversations.info({ channel: 'C0SHARED' })
  expect(channel).toMatchObject({ is_ext_shared: true, shared_team_ids: ['T0NORTH', 'T0LICHU'] })
})

test('arguments nobody knows are refused', async () => {
  const { client } = await start()
  const refused = await refusalOf(
    client.apiCall('chat.postMessage', { channel: 'C0SHARED', text: 'x', colour: 'red' }),
  )
  expect(refused).toMatchObject({ error: 'invalid_arguments' })
  expect((await refusalOf(client.apiCall('chat.sing'))).error).toBe('unknown_method')
})

test('a channel takes its burst, then one message a second', async () => {
  const { client, advance } = await start({ messageBurst: 2 })
  const post = () => client.chat.postMessage({ channel: 'C0SHARED', text: 'x' })
  await post()
  await post()
  await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 })
  advance(1000)
  await post()
  await expect(post()).rejects.toMatchObject({ retryAfter: 1 })
})

test('calls fail as often as asked: status, code, 429, lost answer', async () => {
  const { slack, client } = await start()
  const post = () => client.chat.postMessage({ channel: 'C0SHARED', text: 'x' })
  slack.fail('chat.postMessage', { status: 500, times: 2 })
  await expect(post()).rejects.toMatchObject({ statusCode: 500 })
  await expect(post()).rejects.toMatchObject({ statusCode: 500 })
  slack.fail('chat.postMessage', { retryAfter: 30 })
  await expect(post()).rejects.toMatchObject({ retryAfter: 30 })
  slack.fail('chat.postMessage', { error: 'fatal_error' })
  expect((await refusalOf(post())).error).toBe('fatal_error')
  expect(slack.messagesIn('C0SHARED')).toHaveLength(0)
  slack.fail('chat.postMessage', { lost: true })
  await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' })
  expect(slack.messagesIn('C0SHARED')).toHaveLength(1)
  await post()
  expect(slack.calls('chat.postMessage').map((one) => one.outcome)).toEqual([
    'http 500',
    'http 500',
    'http 429',
    'fatal_error',
    'lost',
    'ok',
  ])
})

test('installing with OAuth: a code once, with the right secret', async () => {
  const { slack } = await start()
  const client = clientOf(slack, '')
  const access = (code: string, secret = slack.clientSecret) =>
    client.oauth.v2.access({ client_id: slack.clientId, client_secret: secret, code })
  const code = slack.issueCode('T0LICHU')
  expect((await refusalOf(access(code, 'wrong'))).error).toBe('bad_client_secret')
  const installed = await access(code)
  expect(installed).toMatchObject({ team: { id: 'T0LICHU' }, bot_user_id: 'U0BOT0LICHU', token_type: 'bot' })
  expect(await clientOf(slack, String(installed.access_token)).auth.test()).toMatchObject({
    team_id: 'T0LICHU',
  })
  expect((await refusalOf(access(code))).error).toBe('invalid_code')
})
