import type { AddressInfo } from 'node:net'
import { App, type Authorize, ExpressReceiver, webApi } from '@slack/bolt'
import express from 'express'
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/fake-slack.ts'
import type { ManifestSpec, Specification } from '../support/fake-slack/specification.ts'

/** A manifest that declares everything the fake can do. */
export const MANIFEST: ManifestSpec = {
  display_information: { name: 'Andon' },
  features: {
    slash_commands: [{ command: '/defect' }],
    shortcuts: [
      { name: 'Report a defect', type: 'message', callback_id: 'report-defect' },
      { name: 'Open Andon', type: 'global', callback_id: 'open' },
    ],
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
  },
  oauth_config: {
    scopes: {
      bot: [
        'app_mentions:read',
        'channels:history',
        'channels:read',
        'chat:write',
        'commands',
        'im:history',
        'im:write',
        'reactions:read',
        'users:read',
        'users:read.email',
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        'app_home_opened',
        'app_mention',
        'member_joined_channel',
        'message.channels',
        'message.im',
        'reaction_added',
        'app_uninstalled',
      ],
    },
    socket_mode_enabled: true,
  },
}

/** Northwind installed the app, Lichuang did not; they share C0SHARED. */
export async function startTwoCompanies(change: Partial<Specification> = {}) {
  let now = new Date('2026-02-13T10:00:00Z')
  const slack = await startFakeSlack({
    clock: () => now,
    manifest: MANIFEST,
    workspaces: [
      { id: 'T0NORTH', name: 'Northwind Audio', domain: 'northwind' },
      { id: 'T0LICHU', name: '立创精密', domain: 'lichuang', installed: false },
    ],
    users: [
      { id: 'U0MAYA', workspace: 'T0NORTH', name: 'maya', email: 'maya@northwind.example', locale: 'en-US' },
      { id: 'U0LIU', workspace: 'T0LICHU', name: 'liu', email: 'liu@lichuang.example', tz: 'Asia/Shanghai' },
      { id: 'U0GONE', workspace: 'T0NORTH', name: 'gone', deleted: true },
    ],
    channels: [
      { id: 'C0SHARED', name: 'aurora', workspaces: ['T0NORTH', 'T0LICHU'], members: ['U0MAYA', 'U0LIU'] },
      { id: 'C0OWN', name: 'own', workspaces: ['T0NORTH'], members: ['U0MAYA'], bots: [] },
      {
        id: 'G0SECRET',
        name: 'secret',
        workspaces: ['T0NORTH'],
        members: ['U0MAYA'],
        isPrivate: true,
        bots: [],
      },
    ],
    ...change,
  })
  return {
    slack,
    advance: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
  }
}

const nothing = () => undefined
/** Refusals are what these tests ask for; nobody needs to read of them. */
export const QUIET = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => webApi.LogLevel.ERROR,
  setName: nothing,
}

/** A client as Bolt makes them, without its own retries. */
export const clientOf = (slack: FakeSlack, token = slack.tokenOf('T0NORTH')): webApi.WebClient =>
  new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: QUIET,
  })

/** A bare Bolt app over HTTP: Slack's own library is the judge of the fake's wire formats. */
export async function startBolt(slack: FakeSlack) {
  const router = express()
  const receiver = new ExpressReceiver({
    signingSecret: slack.signingSecret,
    app: router,
    endpoints: '/slack/events',
    processBeforeResponse: true,
    logger: QUIET,
  })
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }
  const authorize: Authorize<boolean> = async ({ teamId = '' }) => {
    const installation = slack.world.installations.find((one) => one.workspace.id === teamId)
    if (!installation) throw new Error(`not installed in ${teamId}`)
    return {
      botToken: installation.token,
      botId: installation.botId,
      botUserId: installation.botUserId,
      teamId,
    }
  }
  const app = new App({
    receiver,
    authorize,
    clientOptions,
    processBeforeResponse: true,
    logger: QUIET,
  })
  const server = router.listen(0, '127.0.0.1')
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`)
  return {
    app,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The code Slack refuses a call with. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ error: string } & Record<string, unknown>> {
  try {
    await call
  } catch (error) {
    const data = (error as { data?: { error: string } & Record<string, unknown> }).data
    if (data) return data
    throw error
  }
  throw new Error('Slack took the call')
}
