import { afterEach, expect } from 'vitest'
import { createTeamsDirectory } from '../../src/adapters/database/teams-directory.ts'
import { createTeams } from '../../src/adapters/teams/teams.ts'
import { createWebServer } from '../../src/adapters/web/web-server.ts'
import type { Partnership } from '../../src/domain/partnership/partnership.ts'
import { type Options, startAndon, texts } from './andon.ts'
import { CLIENT_ID, CLIENT_SECRET, startFakeTeams } from './fake-teams/fake-teams.ts'
import type { PlaceSpec, Specification, UserSpec } from './fake-teams/world.ts'

const BRAND = '11111111-1111-4111-8111-111111111111'
const FACTORY = '22222222-2222-4222-8222-222222222222'
export const SHARED = '19:shared@thread.tacv2'
export const FACTORY_OWN = '19:factory@thread.tacv2'
export const GROUP = '19:group@thread.v2'

/** Object ids of the people of the example partnership, by person id. */
export const PEOPLE = {
  'b-liaison': '0000b001-0000-4000-8000-000000000001',
  'b-quality': '0000b002-0000-4000-8000-000000000002',
  'b-manager': '0000b003-0000-4000-8000-000000000003',
  'f-liaison': '0000f001-0000-4000-8000-000000000001',
  'f-quality': '0000f002-0000-4000-8000-000000000002',
  'f-manager': '0000f003-0000-4000-8000-000000000003',
} as const
export type PersonId = keyof typeof PEOPLE

const tenantOf = (person: string) => (person.startsWith('b-') ? BRAND : FACTORY)

const user = ([person, id]: [string, string]): UserSpec => ({
  id,
  tenant: tenantOf(person),
  name: person,
  locale: person.startsWith('b-') ? 'en-US' : 'zh-CN',
  timezone: person.startsWith('b-') ? 'America/Los_Angeles' : 'Asia/Shanghai',
})

/** The brand hosts the channel both read; the factory's own lies in another region. */
const PLACES: readonly PlaceSpec[] = [
  { id: SHARED, kind: 'channel', tenant: BRAND, region: 'amer', members: Object.values(PEOPLE) },
  {
    id: FACTORY_OWN,
    kind: 'channel',
    tenant: FACTORY,
    region: 'apac',
    members: [PEOPLE['f-liaison'], PEOPLE['f-quality'], PEOPLE['f-manager']],
  },
]

/** The example partnership with Teams beside or instead of what it names. */
const onTeams =
  (channels: readonly { readonly channelId: string; readonly audience: 'both' | 'factory' }[]) =>
  (example: Partnership): Partnership => ({
    ...example,
    people: example.people.map((person) => ({
      ...person,
      identities: [
        ...person.identities.filter(({ platform }) => platform !== 'teams'),
        {
          platform: 'teams' as const,
          userId: PEOPLE[person.id as PersonId],
          workspaceId: tenantOf(person.id),
        },
      ],
    })),
    channels: [
      ...example.channels.filter(({ platform }) => platform !== 'teams'),
      ...channels.map((channel) => ({ ...channel, platform: 'teams' as const })),
    ],
  })

const USUAL = [
  { channelId: SHARED, audience: 'both' as const },
  { channelId: FACTORY_OWN, audience: 'factory' as const },
]

export interface TeamsOptions extends Options {
  readonly teams?: Partial<Specification> & { readonly readsAll?: boolean }
  /** People who have not added the app for themselves. */
  readonly notInstalled?: readonly PersonId[]
  readonly allowAnonymous?: boolean
}

/** The whole of Andon with the real Teams adapter and SDK, talking HTTP to a fake Teams; time is in the test's hands. */
export async function startAndonOnTeams(options: TeamsOptions = {}) {
  const andon = await startAndon({
    ...options,
    connect: false,
    partnership: (example) => (options.partnership ?? ((one) => one))(onTeams(USUAL)(example)),
  })
  const clock = andon.clock.now
  const away = (options.notInstalled ?? []).map((person) => PEOPLE[person])
  const teams = await startFakeTeams({
    users: Object.entries(PEOPLE).map((entry) => ({
      ...user(entry),
      ...(away.some((id) => id === entry[1]) ? { installed: false } : {}),
    })),
    places: PLACES,
    clock,
    ...options.teams,
  })
  const web = createWebServer({ host: '127.0.0.1', port: 0, ready: () => andon.store.ping() })
  const directory = createTeamsDirectory(andon.database)
  const adapter = createTeams({
    settings: {
      clientId: CLIENT_ID,
      credential: { kind: 'secret', secret: CLIENT_SECRET },
      tenantId: BRAND,
      cloud: 'Public',
      serviceUrl: teams.serviceUrl,
      openIdMetadataUrl: teams.openIdMetadataUrl,
      loginUrl: teams.loginUrl,
      allowAnonymous: options.allowAnonymous ?? false,
    },
    inbound: andon.app.inbound,
    cards: andon.app.cards,
    web: web.app,
    clock: andon.clock,
    logger: andon.logger,
    texts,
    directory,
  })
  andon.app.connect(adapter.platform)
  const { url } = await web.start()
  await adapter.start()
  teams.deliverTo(`${url}api/messages`)

  /** Everything due now is done, and everything it caused was told. */
  const rest = (seconds = 2) => andon.advance(new Date(clock().getTime() + seconds * 1000))
  return {
    ...andon,
    teams,
    adapter,
    directory,
    url,
    rest,
    /** A person whose every act is followed by a little rest. */
    as: (person: PersonId) => resting(teams.as(PEOPLE[person]), rest),
    stop: async () => {
      await teams.stop()
      await web.stop()
    },
  }
}

export type AndonOnTeams = Awaited<ReturnType<typeof startAndonOnTeams>>

type Acting = ReturnType<Awaited<ReturnType<typeof startFakeTeams>>['as']>

/** Wraps every act so that what it caused is done before the test goes on. */
function resting(person: Acting, rest: () => Promise<unknown>): Acting {
  const acts = [
    'types',
    'tells',
    'edits',
    'deletes',
    'presses',
    'pressesOld',
    'chooses',
    'submits',
    'installs',
  ] as const
  const wrapped = acts.map((act) => [
    act,
    async (...given: unknown[]) => {
      const result = await (person[act] as (...all: unknown[]) => Promise<unknown>)(...given)
      await rest()
      return result
    },
  ])
  return { ...person, ...Object.fromEntries(wrapped) }
}

/** Starts stories for the tests of a file: each is stopped after its test, which fails when Teams would have shown somebody a failure. */
export function teamsStories() {
  const running: AndonOnTeams[] = []
  afterEach(async () => {
    const problems = running.flatMap(({ teams }) => teams.problems)
    for (const story of running.splice(0)) await story.stop()
    expect(problems).toEqual([])
  })
  return async (options: TeamsOptions = {}): Promise<AndonOnTeams> => {
    const started = await startAndonOnTeams({ at: '2026-02-13T10:00:00Z', ...options })
    running.push(started)
    return started
  }
}
