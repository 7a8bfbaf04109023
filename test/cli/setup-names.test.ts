import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AndonOnSlack, BRAND, FACTORY, startAndonOnSlack } from '../support/andon-on-slack.ts'
import { call, exampleFile } from './terminal.ts'

const agreementFile = exampleFile('agreement.yaml')
const byName = exampleFile('partnership.yaml')
  .replace('slack: U0BLIAISON', 'slack: U0bliaison@Example.com')
  .replace('slack: U0FQUALITY', 'slack: u0fquality@example.com')
  .replace('{ slack: C0SHARED }', '{ slack: "#aurora-earbuds" }')
  .replace('{ slack: C0FACTORY }', '{ slack: 内部 }')

let story: AndonOnSlack
const begin = async (options: Parameters<typeof startAndonOnSlack>[0] = {}) => {
  story = await startAndonOnSlack({ seed: false, at: '2026-03-02T10:00:00Z', ...options })
}
beforeEach(() => begin({ installed: [BRAND, FACTORY] }))
afterEach(async () => {
  await story.stop()
  expect(story.slack.problems).toEqual([])
})

const setup = (partnership: string) =>
  call(['setup', '--file', 'p/partnership.yaml', '--yes'], {
    files: { 'p/partnership.yaml': partnership, 'p/agreement.yaml': agreementFile },
    features: story.app.features,
  })
const stored = () => story.store.transaction((tx) => tx.partnerships.get('aurora'))
const slackOf = async (id: string) =>
  (await stored())?.people
    .find((person) => person.id === id)
    ?.identities.find(({ platform }) => platform === 'slack')

test('people named by e-mail and channels named by name are found in whichever workspace knows them', async () => {
  const { code, err } = await setup(byName)
  expect(err).not.toContain('mistake')
  expect(code).toBe(0)
  expect(await slackOf('b-liaison')).toEqual({ platform: 'slack', userId: 'U0BLIAISON', workspaceId: BRAND })
  expect(await slackOf('f-quality')).toEqual({
    platform: 'slack',
    userId: 'U0FQUALITY',
    workspaceId: FACTORY,
  })
  expect(await slackOf('b-quality')).toEqual({ platform: 'slack', userId: 'U0BQUALITY', workspaceId: null })
  expect((await stored())?.channels).toEqual(
    expect.arrayContaining([
      { platform: 'slack', channelId: 'C0SHARED', audience: 'both' },
      { platform: 'slack', channelId: 'C0FACTORY', audience: 'factory' },
    ]),
  )
  const again = await setup(byName)
  expect(again.out).toContain('is as the file says already')
})

test('a channel is found on a later page, and Slack asking for patience is waited out', async () => {
  await story.stop()
  const channels = [
    ...Array.from({ length: 450 }, (_, index) => ({
      id: `C0A${index}`,
      name: `other-${index}`,
      workspaces: [BRAND],
      members: [],
    })),
    { id: 'C0LAST', name: 'aurora-earbuds', workspaces: [BRAND, FACTORY], members: ['U0BLIAISON'] },
  ]
  await begin({ slack: { channels } })
  story.slack.fail('conversations.list', { retryAfter: 1 })
  const { code } = await setup(
    exampleFile('partnership.yaml').replace('{ slack: C0SHARED }', '{ slack: aurora-earbuds }'),
  )
  expect(code).toBe(0)
  expect((await stored())?.channels).toContainEqual({
    platform: 'slack',
    channelId: 'C0LAST',
    audience: 'both',
  })
})

test('everything that is not found is listed with its place and its remedy, and nothing is written', async () => {
  const wrong = byName
    .replace('U0bliaison@Example.com', 'gone@example.com')
    .replace('u0fquality@example.com', 'u0fliaison@example.com')
    .replace('"#aurora-earbuds"', '"#aurora-headphones"')
    .replace('slack: 内部', 'slack: C0SHARED }, { slack: aurora-earbuds')
  const { code, err } = await setup(wrong)
  expect(code).toBe(1)
  const lines = err.trim().split('\n')
  expect(lines.map((line) => /^p\/partnership\.yaml:\d+:\d+ [^:]+: (.*)$/.exec(line)?.[1])).toEqual([
    'No account with this e-mail address is known on slack. People of a company that did not install Andon cannot be found by e-mail: write their id, or set up in the channel with /andon setup. Found: gone@example.com.',
    'This is the account U0FLIAISON, which Chen Jing 陈静 has already. Two people cannot share one. Found: u0fliaison@example.com.',
    'Andon sees no open channel called aurora-headphones on slack. Invite it to the channel if that is private, or write the channel\'s id. Found: "#aurora-headphones".',
    'The channel aurora-earbuds is C0SHARED, which is named already. A channel has one audience. Found: aurora-earbuds.',
  ])
  expect(await stored()).toBeNull()
})

test.each([
  ['missing_scope', 'slack does not let Andon look this up (slack-missing-scope)'],
  ['internal_error', 'slack does not answer'],
])('where Slack refuses with %s, that is what is said', async (error, said) => {
  story.slack.fail('users.lookupByEmail', { error, times: 99 })
  const { code, err } = await setup(byName)
  expect(code).toBe(1)
  expect(err).toContain(said)
  expect(await stored()).toBeNull()
})

test('where Slack is not connected, names are refused and ids are not', async () => {
  const { features } = story.app
  const terminal = { files: { 'p/partnership.yaml': byName, 'p/agreement.yaml': agreementFile } }
  const words = ['setup', '--file', 'p/partnership.yaml', '--yes']
  const refused = await call(words, { ...terminal, features: { ...features, platforms: [] } })
  expect(refused.code).toBe(1)
  expect(refused.err).toContain('which is not connected')
  const files = { ...terminal.files, 'p/partnership.yaml': exampleFile('partnership.yaml') }
  expect((await call(words, { files, features: { ...features, platforms: [] } })).code).toBe(0)
})
