import type { DirectoryPerson } from '../../../src/ports/index.ts'
import { formOf } from '../../support/andon.ts'
import { createMemoryPlatform } from '../../support/memory-platform.ts'
import type { Chapter, Scene } from '../scene.ts'

const account = (
  userId: string,
  workspaceId: string,
  name: string,
  zone: string,
  language: string,
): DirectoryPerson => ({
  ...{ identity: { platform: 'console', userId, workspaceId }, name, zone, language },
})

/** Everybody in the channel, reading the language its id ends in. */
const members = (language: string): readonly DirectoryPerson[] => [
  account('U1', 'T-NW', 'Rachel Morgan', 'America/Los_Angeles', language),
  account('U2', 'T-NW', 'David Okafor', 'America/Los_Angeles', language),
  account('U3', 'T-LC', '陈静', 'Asia/Shanghai', language),
]

const directory = {
  peopleByEmail: async () => [],
  channelsByName: async () => [],
  person: async () => null,
  room: async (channelId: string) => ({
    ...{ channelId, name: 'aurora-watch', companies: { 'T-NW': 'Northwind Audio' } },
    members: members(channelId.endsWith('zh-Hans') ? 'zh-CN' : 'en-US'),
  }),
}

const fresh = async ({ at, keep, posted, advance, tongue }: Scene) => {
  const me = at('U1', `new-${tongue}`)
  const ask = async (name: string, reply: Parameters<Scene['keep']>[1]) => formOf(keep(name, reply))
  const companies = await ask('the companies', await me.command('/andon setup'))
  const people = await ask(
    'the people',
    await me.submit(companies, {
      side: 'brand',
      ourName: 'Northwind Audio',
      theirName: 'Lichuang',
      name: 'Watch',
    }),
  )
  const own = await ask('the own company', await me.submit(people, { ours: 'U1,U2', theirs: 'U3' }))
  const brand = { country: 'US', zone: 'America/Los_Angeles', language: 'en', hours: 'mon-fri 09:00-17:30' }
  keep('mistakes', {
    kind: 'card',
    card: complaints(await me.submit(own, { ...brand, country: 'X', hours: '?' })),
  })
  const other = await ask(
    'the other company',
    await me.submit(own, { ...brand, liaison: 'U1', approver: 'U1', quality: 'U2' }),
  )
  const language = tongue === 'both' ? 'zh-Hans' : tongue
  const factory = {
    country: 'CN',
    zone: 'Asia/Shanghai',
    language,
    hours: 'mon-sat 08:00-12:00, 13:00-17:30',
  }
  const summary = await ask('the summary', await me.submit(other, { ...factory, liaison: 'U3' }))
  keep('it is done', await me.submit(summary, { agreement: 'yes' }))
  await advance('2026-02-12T09:01:00Z')
  posted('somebody was named', '@u3')
}

const complaints = (reply: Awaited<ReturnType<ReturnType<Scene['at']>['submit']>>) => {
  if (reply.kind !== 'form-errors') throw new Error('expected complaints')
  const items = Object.values(reply.errors)
  return { title: '—', tone: 'warning', summary: '', elements: [{ type: 'list', items }] } as const
}

export const setup: Chapter = {
  name: 'setup',
  shows: [
    ...['companiesForm', 'peopleForm', 'sideForm', 'summaryForm'].map(
      (name) => `setup/guided/questions.ts#${name}`,
    ),
    ...['doneCard', 'namedCard', 'sentenceCard'].map((name) => `setup/guided/setup-cards.ts#${name}`),
  ],
  options: { platform: Object.assign(createMemoryPlatform(), { directory }) },
  tell: async (scene) => {
    await fresh(scene)
    const { at, keep } = scene
    const liaison = at('b-liaison', 'shared')
    const companies = formOf(keep('changing the own company', await liaison.command('/andon setup')))
    const people = formOf(await liaison.submit(companies, { ourName: 'Northwind', name: 'Aurora Earbuds' }))
    const own = formOf(await liaison.submit(people, { ours: 'b-liaison,b-quality' }))
    const brand = { country: 'US', zone: 'America/Los_Angeles', language: 'en', hours: 'mon-fri 09:00-17:00' }
    const roles = { liaison: 'b-liaison', approver: 'b-liaison', quality: 'b-quality' }
    const summary = formOf(keep('the summary of a change', await liaison.submit(own, { ...brand, ...roles })))
    keep('changed', await liaison.submit(summary, {}))
  },
}
