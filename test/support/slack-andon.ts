import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, expect } from 'vitest'
import { createSlackInstallations } from '../../src/adapters/database/slack-installations.ts'
import { slackManifest } from '../../src/adapters/slack/manifest.ts'
import { createSlack } from '../../src/adapters/slack/slack.ts'
import type { Partnership } from '../../src/domain/partnership/partnership.ts'
import { startAndon, texts } from './andon.ts'
import { type FakeSlack, startFakeSlack } from './fake-slack/fake-slack.ts'
import type { Specification } from './fake-slack/specification.ts'

/** Brand's workspace, factory's workspace, and the channels of the example partnership. */
export const BRAND = 'T0BRAND'
export const FACTORY = 'T0FACTORY'
export const SHARED = 'C0SHARED'
export const FACTORY_OWN = 'C0FACTORY'

export interface SlackStory extends Partial<Specification> {
  readonly at?: string
  /** Which companies installed Andon. */
  readonly installed?: readonly string[]
  readonly partnership?: (example: Partnership) => Partnership
  readonly socket?: boolean
}

const PEOPLE = [
  ['U0BLIAISON', BRAND, 'rachel', 'America/Los_Angeles', 'en-US'],
  ['U0BQUALITY', BRAND, 'david', 'America/Los_Angeles', 'en-US'],
  ['U0BMANAGER', BRAND, 'karen', 'America/Los_Angeles', 'en-US'],
  ['U0FLIAISON', FACTORY, 'jing', 'Asia/Shanghai', 'zh-CN'],
  ['U0FQUALITY', FACTORY, 'jianguo', 'Asia/Shanghai', 'zh-CN'],
  ['U0FMANAGER', FACTORY, 'zhiqiang', 'Asia/Urumqi', 'zh-CN'],
] as const

/** The example partnership in Slack: the real adapter, through Bolt and HTTP, against a Slack on loopback. */
async function startSlackAndon(story: SlackStory = {}) {
  const installed = story.installed ?? [BRAND]
  const andon = await startAndon({
    at: story.at ?? '2026-02-13T10:00:00Z',
    connect: false,
    ...(story.partnership ? { partnership: story.partnership } : {}),
  })
  const slack = await startFakeSlack({
    workspaces: [
      { id: BRAND, name: 'Northwind', installed: installed.includes(BRAND) },
      { id: FACTORY, name: 'Lichuang', installed: installed.includes(FACTORY) },
    ],
    users: PEOPLE.map(([id, workspace, name, tz, locale]) => ({ id, workspace, name, tz, locale })),
    channels: [
      { id: SHARED, name: 'aurora', workspaces: [BRAND, FACTORY], members: PEOPLE.map(([id]) => id) },
      {
        id: FACTORY_OWN,
        name: 'aurora-own',
        workspaces: [FACTORY],
        members: ['U0FLIAISON', 'U0FQUALITY', 'U0FMANAGER'],
        isPrivate: true,
      },
    ],
    manifest: slackManifest({
      url: 'https://andon.example.com',
      socket: story.socket ?? false,
      t: texts.in('en'),
    }),
    clock: andon.clock.now,
    patienceMs: 20_000,
    ...story,
  } as Specification)

  const web = express()
  const installations = createSlackInstallations(andon.database)
  const several = installed.length > 1
  const adapter = createSlack({
    settings: {
      apiUrl: slack.apiUrl,
      botToken: several ? null : slack.tokenOf(installed[0] ?? BRAND),
      signingSecret: slack.signingSecret,
      appToken: story.socket ? slack.appToken : null,
      oauth: several
        ? {
            clientId: slack.clientId,
            clientSecret: slack.clientSecret,
            stateSecret: 'state-secret-of-the-test',
            secretKey: 'a key of at least thirty-two characters',
          }
        : null,
    },
    inbound: andon.app.inbound,
    web,
    clock: andon.clock,
    logger: andon.logger,
    t: texts.in('en'),
    installations,
  })
  andon.app.connect(adapter.platform)
  const server = createServer(web)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  slack.deliverTo(story.socket ? null : `${url}/slack/events`)
  if (several) for (const workspace of installed) await installOver(url, slack, workspace)
  await adapter.start()

  return {
    ...andon,
    slack,
    adapter,
    url,
    installations,
    /** Everything the last act caused is done: sent, told back, answered. */
    rest: async () => {
      await slack.settled()
      await andon.trial.advance(andon.clock.now())
      await slack.settled()
    },
    count: () => andon.database.prisma.ticket.count(),
    history: () => andon.database.prisma.history.findMany({ orderBy: { seq: 'asc' } }),
    stop: async () => {
      await adapter.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await slack.stop()
    },
  }
}

export type SlackAndon = Awaited<ReturnType<typeof startSlackAndon>>

/** Goes the way an administrator goes: the install page, Slack's consent, and back. */
async function installOver(url: string, slack: FakeSlack, workspace: string): Promise<void> {
  const asked = await fetch(`${url}/slack/install`, { redirect: 'manual' })
  const location = new URL(asked.headers.get('location') ?? '')
  const state = location.searchParams.get('state') ?? ''
  const code = slack.issueCode(workspace)
  const cookie = asked.headers.get('set-cookie') ?? ''
  const back = await fetch(
    `${url}/slack/oauth_redirect?code=${encodeURIComponent(code)}&state=${encodeURIComponent(state)}`,
    { headers: { cookie: cookie.split(';')[0] ?? '' } },
  )
  if (!back.ok) throw new Error(`installing in ${workspace} failed: ${back.status} ${await back.text()}`)
}

/**
 * Starts stories for the tests of a file: each is stopped after its test, which fails when Slack would have shown
 * somebody a failure.
 */
export function slackStories() {
  const running: SlackAndon[] = []
  afterEach(async () => {
    const problems = running.flatMap(({ slack }) => slack.problems)
    for (const story of running.splice(0)) await story.stop()
    expect(problems).toEqual([])
  })
  return async (story?: SlackStory): Promise<SlackAndon> => {
    const started = await startSlackAndon(story)
    running.push(started)
    return started
  }
}
