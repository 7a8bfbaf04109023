import express from 'express'
import { slackManifest } from '../../../src/adapters/slack/manifest.ts'
import { createSlack } from '../../../src/adapters/slack/slack.ts'
import { texts } from '../../support/andon.ts'
import { startFakeSlack } from '../../support/fake-slack/fake-slack.ts'
import type { ChatWorld } from './chat-world.ts'

/** Slack through Bolt's Web API client and HTTP, against the fake. */
export async function openSlackWorld(): Promise<ChatWorld> {
  let now = new Date('2026-02-13T10:00:00Z')
  const clock = { now: () => now }
  const t = texts.in('en')
  const slack = await startFakeSlack({
    workspaces: [
      { id: 'T0BRAND', name: 'Northwind', installed: true },
      { id: 'T0FACTORY', name: 'Lichuang' },
    ],
    users: [
      { id: 'U0BRAND', workspace: 'T0BRAND', name: 'rachel' },
      { id: 'U0FACTORY', workspace: 'T0FACTORY', name: 'jing' },
    ],
    channels: [
      {
        id: 'C0SHARED',
        name: 'aurora',
        workspaces: ['T0BRAND', 'T0FACTORY'],
        members: ['U0BRAND', 'U0FACTORY'],
      },
    ],
    manifest: slackManifest({ url: 'https://andon.example', socket: false, t }),
    clock: clock.now,
    messageBurst: 1,
  })
  const adapter = createSlack({
    settings: {
      apiUrl: slack.apiUrl,
      botToken: slack.tokenOf('T0BRAND'),
      signingSecret: slack.signingSecret,
      appToken: null,
      oauth: null,
    },
    inbound: { handle: async () => ({ kind: 'none' }) },
    reactions: { of: async () => null },
    web: express(),
    clock,
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    t,
    installations: {
      get: async () => null,
      all: async () => [],
      save: async () => {},
      remove: async () => false,
    },
  })
  const words = (posts: readonly { readonly words: string }[]) => posts.map((one) => one.words)
  return {
    platform: adapter.platform,
    channel: { kind: 'channel', channelId: 'C0SHARED', thread: null },
    person: { kind: 'person', userId: 'U0FACTORY', workspaceId: null },
    strangeChannel: { kind: 'channel', channelId: 'C0NOWHERE', thread: null },
    strangePerson: { kind: 'person', userId: 'U0NOBODY', workspaceId: null },
    now: clock.now,
    passTime: async (ms) => {
      now = new Date(now.getTime() + ms)
    },
    standing: async () => words(slack.postsIn('C0SHARED').filter(({ thread }) => thread === null)),
    standingIn: async (messageId) => words(slack.threadOf('C0SHARED', messageId)),
    standingWith: async () => words(slack.dmsOf('U0FACTORY')),
    remove: async (messageId) => {
      const found = slack.world.messageOf('C0SHARED', messageId)
      if (found) slack.world.removeMessage(found)
    },
    limit: (seconds) => slack.fail('chat.postMessage', { retryAfter: seconds }),
    limitSearch: () => slack.fail('conversations.history', { retryAfter: 60 }),
    loseNextAnswer: () => slack.fail('chat.postMessage', { lost: true }),
    stop: () => slack.stop(),
  }
}
