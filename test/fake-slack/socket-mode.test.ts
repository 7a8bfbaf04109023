import { App, SocketModeReceiver } from '@slack/bolt'
import { afterEach, expect, test } from 'vitest'
import { clientOf, MANIFEST, QUIET, refusalOf, startTwoCompanies } from './two-companies.ts'

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

async function start() {
  const world = await startTwoCompanies()
  const { slack } = world
  const clientOptions = { slackApiUrl: slack.apiUrl }
  // The client waits as long before it connects anew as it waits for a pong.
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    clientPingTimeout: 200,
    installerOptions: { clientOptions },
    logger: QUIET,
  })
  const app = new App({ receiver, token: slack.tokenOf('T0NORTH'), clientOptions, logger: QUIET })
  stops.push(() => app.stop(), slack.stop)
  await app.start()
  await slack.socket.connected()
  return { ...world, app }
}

test('events, commands and their answers travel in envelopes', async () => {
  const { slack, app } = await start()
  const seen: unknown[] = []
  app.event(
    'message',
    async ({ event, body }) => void seen.push([(event as { text?: string }).text, body.type]),
  )
  app.command('/defect', async ({ command, ack }) => {
    seen.push(command.text)
    await ack('Filed.')
  })
  await slack.as('U0LIU').types('C0SHARED', `long ${'长'.repeat(40_000)}`)
  await slack.as('U0MAYA').command('/defect', 'burrs', 'C0SHARED')
  expect(seen).toEqual([[`long ${'长'.repeat(40_000)}`, 'event_callback'], 'burrs'])
  expect(slack.ephemeralsTo('U0MAYA').map((one) => one.text)).toEqual(['Filed.'])
  expect(slack.parcels.map((one) => one.attempts[0]?.status)).toEqual([200, 200])
})

test('a connection that breaks is told of as unanswered; after a refresh the app is back', async () => {
  const { slack, app } = await start()
  let told = 0
  app.event('message', async () => {
    told++
  })
  slack.socket.refresh()
  // The client closes this connection and opens another.
  while (slack.socket.connections() > 0) await new Promise((resolve) => setImmediate(resolve))
  await slack.as('U0MAYA').types('C0SHARED', 'nobody listens')
  expect(slack.parcels[0]?.attempts).toMatchObject([{ status: null }])
  await slack.socket.connected()
  expect(await slack.retryFailed()).toBe(1)
  expect(told).toBe(1)
  expect(slack.parcels[0]?.attempts.map((one) => one.status)).toEqual([null, 200])
})

test('only the app token opens connections, a ticket opens one, and the manifest must allow it', async () => {
  const { slack } = await startTwoCompanies()
  stops.push(slack.stop)
  const open = (token: string) => clientOf(slack, token).apps.connections.open()
  expect((await refusalOf(open(slack.tokenOf('T0NORTH')))).error).toBe('not_allowed_token_type')
  expect((await refusalOf(open('xapp-wrong'))).error).toBe('invalid_auth')
  const { url = '' } = await open(slack.appToken)
  const connect = () =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(url)
      socket.onmessage = ({ data }) => {
        socket.close()
        resolve(JSON.parse(String(data)).type)
      }
      socket.onerror = () => resolve('refused')
    })
  expect(await connect()).toBe('hello')
  expect(await connect()).toBe('refused')

  const http = await startTwoCompanies({ manifest: { ...MANIFEST, settings: {} } })
  stops.push(http.slack.stop)
  const refused = await refusalOf(clientOf(http.slack, http.slack.appToken).apps.connections.open())
  expect(refused.error).toBe('socket_mode_not_enabled')
})
