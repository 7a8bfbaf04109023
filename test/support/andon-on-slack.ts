import { afterEach, expect } from 'vitest'
import { createSlackInstallations } from '../../src/adapters/database/slack-installations.ts'
import { slackManifest } from '../../src/adapters/slack/manifest.ts'
import type { SlackOAuthSettings } from '../../src/adapters/slack/settings.ts'
import { createSlack } from '../../src/adapters/slack/slack.ts'
import { createWebServer } from '../../src/adapters/web/web-server.ts'
import { createReactionMeanings } from '../../src/features/report/reaction-meanings.ts'
import { type Options, startAndon, texts } from './andon.ts'
import { startFakeSlack } from './fake-slack/fake-slack.ts'
import type { Person } from './fake-slack/person.ts'
import type { Specification } from './fake-slack/specification.ts'

/** The workspaces of the brand and the factory, and the channels of the example partnership. */
export const BRAND = 'T0NORTH'
export const FACTORY = 'T0LICHU'
export const SHARED = 'C0SHARED'
export const FACTORY_OWN = 'C0FACTORY'

export interface SlackOptions extends Options {
  readonly slack?: Partial<Specification>
  /** Companies that installed Andon; the brand's alone when absent. Two come with OAuth. */
  readonly installed?: readonly string[]
  readonly socket?: boolean
}

const person = (id: string, workspace: string, tz: string, locale: string) => ({
  id,
  workspace,
  name: id.toLowerCase(),
  realName: id,
  email: `${id.toLowerCase()}@example.com`,
  tz,
  locale,
})
const brand = (id: string) => person(id, BRAND, 'America/Los_Angeles', 'en-US')
const factory = (id: string) => person(id, FACTORY, 'Asia/Shanghai', 'zh-CN')

/** The two companies of `examples/partnership.yaml` as they sit in Slack: one Connect channel, one of the factory's own. */
const places = (installed: readonly string[]): Omit<Specification, 'clock' | 'manifest'> => ({
  workspaces: [
    { id: BRAND, name: 'Northwind Audio', domain: 'northwind', installed: installed.includes(BRAND) },
    { id: FACTORY, name: '立创精密', domain: 'lichuang', installed: installed.includes(FACTORY) },
  ],
  users: [
    ...['U0BLIAISON', 'U0BQUALITY', 'U0BMANAGER'].map(brand),
    ...['U0FLIAISON', 'U0FQUALITY', 'U0FMANAGER'].map(factory),
  ],
  channels: [
    {
      id: SHARED,
      name: 'aurora-earbuds',
      workspaces: [BRAND, FACTORY],
      members: ['U0BLIAISON', 'U0BQUALITY', 'U0FLIAISON', 'U0FQUALITY'],
    },
    {
      id: FACTORY_OWN,
      name: '内部',
      workspaces: [FACTORY],
      members: ['U0FLIAISON', 'U0FQUALITY', 'U0FMANAGER'],
      isPrivate: true,
    },
  ],
  // One message a second, without mercy.
  messageBurst: 1,
  // Real time: what an answer may take on a busy machine.
  patienceMs: 60_000,
})

/** The whole of Andon with the real Slack adapter and Bolt, talking HTTP to a fake Slack; time is in the test's hands. */
export async function startAndonOnSlack(options: SlackOptions = {}) {
  const installed = options.installed ?? [BRAND]
  const andon = await startAndon({ ...options, connect: false })
  const t = texts.in('en')
  const manifest = slackManifest({ url: 'https://andon.example', socket: options.socket === true, t })
  const clock = andon.clock.now
  const slack = await startFakeSlack({ ...places(installed), clock, manifest, ...options.slack })
  const web = createWebServer({ host: '127.0.0.1', port: 0, ready: () => andon.store.ping() })
  const installations = createSlackInstallations(andon.database)
  const adapter = createSlack({
    settings: {
      apiUrl: slack.apiUrl,
      botToken: installed.length === 1 ? slack.tokenOf(String(installed[0])) : null,
      signingSecret: options.socket ? null : slack.signingSecret,
      appToken: options.socket ? slack.appToken : null,
      oauth: installed.length === 1 ? null : oauthOf(slack),
    },
    inbound: andon.app.inbound,
    web: web.app,
    clock: andon.clock,
    logger: andon.logger,
    t,
    installations,
    reactions: createReactionMeanings(andon.app.features),
  })
  andon.app.connect(adapter.platform)
  const { url } = await web.start()
  if (installed.length > 1) for (const id of installed) await installThere(slack, url, id)
  await adapter.start()
  slack.deliverTo(options.socket ? null : `${url}slack/events`)

  /** Everything due now is done, and everything it caused was told. Seconds pass: Slack takes one message in each. */
  const rest = async (seconds = 5) => {
    await slack.settled()
    await andon.advance(new Date(clock().getTime() + seconds * 1000))
    await slack.settled()
  }
  return {
    ...andon,
    slack,
    adapter,
    installations,
    url,
    rest,
    count: () => andon.database.prisma.ticket.count(),
    history: () => andon.database.prisma.history.findMany({ orderBy: { seq: 'asc' } }),
    /** A person whose every act is followed by a few seconds of rest. */
    as: (userId: string): Person => resting(slack.as(userId), rest),
    stop: async () => {
      await adapter.stop()
      await slack.stop()
      await web.stop()
    },
  }
}

export type AndonOnSlack = Awaited<ReturnType<typeof startAndonOnSlack>>

/**
 * Starts stories for the tests of a file: each is stopped after its test, which fails when Slack would have shown
 * somebody a failure.
 */
export function slackStories() {
  const running: AndonOnSlack[] = []
  afterEach(async () => {
    const problems = running.flatMap(({ slack }) => slack.problems)
    for (const story of running.splice(0)) await story.stop()
    expect(problems).toEqual([])
  })
  return async (options: SlackOptions = {}): Promise<AndonOnSlack> => {
    const story = await startAndonOnSlack({ at: '2026-02-13T10:00:00Z', ...options })
    running.push(story)
    return story
  }
}

const oauthOf = ({
  clientId,
  clientSecret,
}: {
  clientId: string
  clientSecret: string
}): SlackOAuthSettings => ({
  clientId,
  clientSecret,
  stateSecret: 'state-secret-of-the-test',
  secretKey: 'secret-key-of-the-test, long enough to seal with',
})

type Fake = Awaited<ReturnType<typeof startFakeSlack>>

/** A person opens the install page, is sent to Slack, allows it, and is sent back: with the browser's cookie, as OAuth wants. */
async function installThere(slack: Fake, url: string, workspaceId: string): Promise<void> {
  const asked = await fetch(`${url}slack/install`, { redirect: 'manual' })
  const there = new URL(asked.headers.get('location') ?? '')
  if (there.href.split('?')[0] !== slack.authorizeUrl) throw new Error(`sent to ${there.href}`)
  const state = there.searchParams.get('state') ?? ''
  const back = `${url}slack/oauth_redirect?${new URLSearchParams({ code: slack.issueCode(workspaceId), state })}`
  const cookie = asked.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const done = await fetch(back, { headers: { cookie }, redirect: 'manual' })
  if (!done.ok) throw new Error(`installing answered ${done.status}: ${await done.text()}`)
}

function resting(one: Person, rest: () => Promise<void>): Person {
  const verbs = Object.entries(one).map(([name, verb]) => [
    name,
    (...words: never[]) => {
      const result: unknown = (verb as (...words: never[]) => unknown)(...words)
      if (!(result instanceof Promise)) return result
      return result.then(async (value) => {
        await rest()
        return value
      })
    },
  ])
  return Object.fromEntries(verbs) as Person
}
