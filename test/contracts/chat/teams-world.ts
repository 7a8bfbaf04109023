import express from 'express'
import { createTeams } from '../../../src/adapters/teams/teams.ts'
import type { TeamsConversation, TeamsDirectory, TeamsPerson } from '../../../src/ports/index.ts'
import { texts } from '../../support/andon.ts'
import { CLIENT_ID, CLIENT_SECRET, startFakeTeams } from '../../support/fake-teams/fake-teams.ts'
import type { ChatWorld } from './chat-world.ts'

const TENANT = '22222222-2222-4222-8222-222222222222'
const PERSON = '0000f001-0000-4000-8000-000000000001'
const SHARED = '19:shared@thread.tacv2'

/** Teams through the SDK's client and HTTP, against the fake. */
export async function openTeamsWorld(): Promise<ChatWorld> {
  let now = new Date('2026-02-13T10:00:00Z')
  const clock = { now: () => now }
  const teams = await startFakeTeams({
    users: [{ id: PERSON, tenant: TENANT, name: 'jing' }],
    places: [{ id: SHARED, kind: 'channel', tenant: TENANT, region: 'amer', members: [PERSON] }],
    clock: clock.now,
    perSecond: 1,
  })
  const directory = memoryDirectory()
  await directory.keepConversation({
    conversationId: SHARED,
    kind: 'channel',
    serviceUrl: `${teams.loginUrl}/amer`,
    tenantId: TENANT,
    botId: teams.botId,
  })
  const adapter = createTeams({
    settings: {
      clientId: CLIENT_ID,
      credential: { kind: 'secret', secret: CLIENT_SECRET },
      tenantId: TENANT,
      cloud: 'Public',
      serviceUrl: teams.serviceUrl,
      openIdMetadataUrl: teams.openIdMetadataUrl,
      loginUrl: teams.loginUrl,
      allowAnonymous: false,
    },
    inbound: { handle: async () => ({ kind: 'none' }) },
    cards: { at: async () => null },
    web: express(),
    clock,
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    texts,
    directory,
  })
  const words = (posts: readonly { readonly words: string; readonly deleted: boolean }[]) =>
    posts.filter(({ deleted }) => !deleted).map((one) => one.words)
  return {
    platform: adapter.platform,
    channel: { kind: 'channel', channelId: SHARED, thread: null },
    person: { kind: 'person', userId: PERSON, workspaceId: TENANT },
    strangeChannel: { kind: 'channel', channelId: '19:nowhere@thread.tacv2', thread: null },
    strangePerson: { kind: 'person', userId: '0000dead-0000-4000-8000-000000000001', workspaceId: TENANT },
    now: clock.now,
    passTime: async (ms) => {
      now = new Date(now.getTime() + ms)
    },
    standing: async () => words(teams.postsIn(SHARED).filter(({ root, id }) => root === id)),
    standingIn: async (messageId) =>
      words(teams.postsIn(SHARED).filter(({ root, id }) => root === messageId && id !== messageId)),
    standingWith: async () => words(teams.dmsOf(PERSON)),
    remove: async (messageId) => {
      const found = teams.world.messages.find(({ id }) => id === messageId)
      if (found) found.deleted = true
    },
    limit: (seconds) => teams.fail('create', { status: 429, retryAfter: seconds }),
    limitSearch: () => undefined,
    loseNextAnswer: () => teams.fail('create', { lost: true }),
    stop: () => teams.stop(),
  }
}

function memoryDirectory(): TeamsDirectory {
  const places = new Map<string, TeamsConversation>()
  const people = new Map<string, TeamsPerson>()
  return {
    keepConversation: async (place) => void places.set(place.conversationId, place),
    conversation: async (id) => places.get(id) ?? null,
    sharedConversations: async () => [...places.values()].filter(({ kind }) => kind !== 'personal'),
    forgetConversation: async (id) => void places.delete(id),
    keepPerson: async (person) => void people.set(person.objectId, person),
    person: async (id) => people.get(id) ?? null,
    forgetPersonal: async (id) => {
      const known = people.get(id)
      if (known) people.set(id, { ...known, personalId: null })
    },
    hold: async () => {},
    takeHeld: async () => [],
  }
}
