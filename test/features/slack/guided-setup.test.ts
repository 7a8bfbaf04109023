import { afterEach, describe, expect, test } from 'vitest'
import {
  type AndonOnSlack,
  BRAND,
  FACTORY,
  type SlackOptions,
  startAndonOnSlack,
} from '../../support/andon-on-slack.ts'

let running: AndonOnSlack | undefined
const begin = async (options: SlackOptions = {}) => {
  running = await startAndonOnSlack({ at: '2026-02-13T10:00:00Z', seed: false, ...options })
  return running
}
afterEach(async () => {
  const ended = running
  running = undefined
  await ended?.stop()
  expect(ended?.slack.problems).toEqual([])
})

const all = async ({ store }: AndonOnSlack) =>
  store.transaction(async (tx) => {
    const ids = await tx.partnerships.ids()
    return Promise.all(ids.map((id) => tx.partnerships.get(id)))
  })

const COMPANIES = { 'The other company’s name': 'Lichuang', 'What you build together': 'Aurora Earbuds' }
const OURS = { 'Working hours': 'mon-fri 09:00-17:30' }
const THEIRS = { 'Working hours': 'mon-sat 08:00-12:00, 13:00-17:30', Quality: ['U0FQUALITY'] }

/** A liaison of the brand answers everything in modals. */
async function setUpInModals({ as }: AndonOnSlack) {
  const me = as('U0BLIAISON')
  await me.command('/andon', 'setup', 'C0SHARED')
  expect(await me.submits(COMPANIES)).toMatchObject({ outcome: 'updated' })
  expect(await me.submits()).toMatchObject({ outcome: 'updated' })
  expect(await me.submits(OURS)).toMatchObject({ outcome: 'updated' })
  expect(await me.submits(THEIRS)).toMatchObject({ outcome: 'updated' })
  expect(await me.submits()).toEqual({ outcome: 'closed' })
}

describe('/andon setup in a channel nobody has set up', () => {
  test('asks in modals, proposes from profiles, and writes what a file would', async () => {
    const story = await begin()
    const { as, slack } = story
    const me = as('U0BLIAISON')
    await me.command('/andon', 'setup', 'C0SHARED')
    // The name of the own company is known: it installed Andon.
    expect(JSON.stringify(me.modal())).toContain('Northwind Audio')
    await me.submits(COMPANIES)
    expect(await all(story)).toEqual([])
    await me.submits()
    expect(JSON.stringify(me.modal())).toContain('America/Los_Angeles')
    await me.submits(OURS)
    expect(JSON.stringify(me.modal())).toMatch(/China.*Asia\/Shanghai/)
    await me.submits(THEIRS)
    expect(JSON.stringify(me.modal())).toMatch(/Lichuang · Factory.*Public holidays of Northwind Audio/)
    await me.submits()
    const [partnership] = await all(story)
    expect(partnership).toMatchObject({
      id: 'aurora-earbuds',
      name: 'Aurora Earbuds',
      sides: {
        brand: { name: 'Northwind Audio', country: 'US', zone: 'America/Los_Angeles', language: 'en' },
        factory: { name: 'Lichuang', country: 'CN', zone: 'Asia/Shanghai', language: 'zh-Hans' },
      },
    })
    expect(partnership?.people.map(({ id, side, roles }) => [id, side, ...roles])).toEqual([
      ['u0bliaison', 'brand', 'liaison', 'approver'],
      ['u0bquality', 'brand'],
      ['u0fliaison', 'factory', 'liaison', 'approver'],
      ['u0fquality', 'factory', 'quality'],
    ])
    await story.rest()
    const told = slack.ephemeralsTo('U0BLIAISON').at(-1)?.words ?? ''
    expect(told).toContain('an approver of each company reads and accepts version 1')
    expect(slack.dmsOf('U0FLIAISON').at(-1)?.words).toContain('U0BLIAISON为Aurora Earbuds设置了 Andon')
    expect(slack.dmsOf('U0FQUALITY')).toEqual([])
    // It works at once.
    await as('U0FQUALITY').types('C0SHARED', '@Andon 缺陷 电池鼓包')
    expect(slack.postsIn('C0SHARED').some(({ words }) => words.includes('D-1 · 电池鼓包'))).toBe(true)
  })

  test('asks the same in messages of a person who can get no modal, to the same result', async () => {
    const story = await begin()
    story.slack.fail('views.open', { error: 'not_allowed_token_type', times: 99 })
    const me = story.as('U0FLIAISON')
    await me.types('C0SHARED', '@Andon setup')
    expect(me.modal()).toBeNull()
    const given = {
      'Your company is the': 'Factory (it builds the product)',
      'Your company’s name': 'Lichuang',
      'The other company’s name': 'Northwind',
      'What you build together': 'Aurora',
    }
    await me.presses('Next', { given })
    await me.presses('Next')
    await me.presses('Next', { given: { ...THEIRS, Quality: [] } })
    await me.presses('Next', { given: { ...OURS, 'Language of the company': 'English' } })
    await me.presses('Set up', { given: { 'Propose the usual agreement?': 'no' } })
    const [partnership] = await all(story)
    expect(partnership?.sides.factory).toMatchObject({ name: 'Lichuang', zone: 'Asia/Shanghai' })
    expect(partnership?.sides.brand).toMatchObject({ name: 'Northwind', country: 'US' })
    expect(await story.store.transaction((tx) => tx.agreements.proposed('aurora'))).toBeNull()
  })

  test('says at the question what cannot be meant, and keeps the answers of who begins again', async () => {
    const story = await begin()
    const me = story.as('U0BLIAISON')
    await me.command('/andon', 'setup', 'C0SHARED')
    const same = await me.submits({ ...COMPANIES, 'The other company’s name': 'Northwind Audio' })
    expect(same).toMatchObject({ outcome: 'errors' })
    await me.submits(COMPANIES)
    const both = await me.submits({ 'People of Lichuang': ['U0BLIAISON', 'U0FLIAISON'] })
    expect(JSON.stringify(both)).toContain('U0BLIAISON is on both sides')
    await me.submits()
    const wrong = await me.submits({
      Country: 'Nowhere',
      'Time zone': 'Beijing',
      'Working hours': 'nine to five',
    })
    expect(JSON.stringify(wrong)).toMatch(/Nowhere.*Asia\/Shanghai.*nine to five/)
    await me.closes()
    await me.command('/andon', 'setup', 'C0SHARED')
    expect(JSON.stringify(me.modal())).toContain('Lichuang')
    expect(await all(story)).toEqual([])
  })

  test('where Andon is not a member it says how to invite it', async () => {
    const story = await begin({
      slack: {
        channels: [
          { id: 'C0SHARED', name: 'x', workspaces: [BRAND, FACTORY], members: ['U0BLIAISON'], bots: [] },
        ],
      },
    })
    await story.as('U0BLIAISON').command('/andon', 'setup', 'C0SHARED')
    expect(story.slack.ephemeralsTo('U0BLIAISON').at(-1)?.words).toContain('/invite @Andon')
  })

  test('and in private it says where to go', async () => {
    const story = await begin()
    await story.as('U0BLIAISON').command('/andon', 'setup')
    const words = [...story.slack.ephemeralsTo('U0BLIAISON'), ...story.slack.dmsOf('U0BLIAISON')]
    expect(words.at(-1)?.words).toContain('in the channel you share')
  })
})

describe('in a channel that belongs to a partnership', () => {
  test('only a liaison gets the questions, of the own side alone', async () => {
    const story = await begin({ installed: [BRAND, FACTORY], seed: true })
    await story.as('U0BQUALITY').command('/andon', 'setup', 'C0SHARED')
    expect(story.as('U0BQUALITY').modal()).toBeNull()
    expect(story.slack.ephemeralsTo('U0BQUALITY').at(-1)?.words).toContain('Rachel Morgan')

    const me = story.as('U0FLIAISON')
    await me.command('/andon', '设置', 'C0SHARED')
    expect(JSON.stringify(me.modal())).not.toContain('Northwind')
    await me.submits()
    expect(JSON.stringify(me.modal())).not.toContain('U0BLIAISON')
    await me.submits()
    expect(JSON.stringify(me.modal())).toContain('mon-sat 08:00-12:00, 13:00-17:30')
    await me.submits({ 工作时间: 'mon-fri 08:00-12:00, 13:00-17:30' })
    await me.submits()
    const [partnership] = await all(story)
    expect(partnership?.sides.factory.hours[6]).toEqual([])
    expect(partnership?.sides.brand.name).toBe('Northwind Audio')
    expect(partnership?.people.map(({ id }) => id)).toEqual([
      ...['b-liaison', 'b-quality', 'b-manager', 'f-liaison', 'f-quality', 'f-manager'],
    ])
  })

  test('what would orphan open tickets is refused with their keys', async () => {
    const story = await begin({ seed: true })
    await story.as('U0BQUALITY').command('/change', 'use 0.5 mm foam', 'C0SHARED')
    const me = story.as('U0BLIAISON')
    await me.command('/andon', 'setup', 'C0SHARED')
    await me.submits()
    await me.submits()
    await me.submits({ Approver: [] })
    expect(await me.submits()).toEqual({ outcome: 'closed' })
    expect(story.slack.ephemeralsTo('U0BLIAISON').at(-1)?.words).toContain('C-1')
    const [partnership] = await all(story)
    expect(partnership?.people[0]?.roles).toEqual(['liaison', 'approver'])
  })

  test('a setup is undone as long as nothing was reported; then the channel is free again', async () => {
    const story = await begin()
    await setUpInModals(story)
    await story.as('U0BLIAISON').presses('Undo the setup')
    const [undone] = await all(story)
    expect(undone?.channels.filter(({ platform }) => platform === 'slack')).toEqual([])
    expect(
      undone?.people.flatMap(({ identities }) => identities).filter((one) => one.platform === 'slack'),
    ).toEqual([])
    await setUpInModals(story)
    const [, second] = await all(story)
    expect(second?.id).toBe('aurora-earbuds-2')
    await story.as('U0BQUALITY').command('/defect', 'hinges crack', 'C0SHARED')
    await story.as('U0BLIAISON').presses('Undo the setup')
    expect(story.slack.ephemeralsTo('U0BLIAISON').at(-1)?.words).toContain('reported here already')
  })

  test('a channel of one company becomes its side’s own, by a liaison; nobody else may', async () => {
    const story = await begin({
      installed: [BRAND, FACTORY],
      seed: true,
      partnership: (one) => ({
        ...one,
        channels: one.channels.filter(({ audience }) => audience === 'both'),
      }),
    })
    const me = story.as('U0FLIAISON')
    await me.command('/andon', 'setup', 'C0FACTORY')
    await me.submits()
    await me.command('/defect', '电池鼓包', 'C0FACTORY')
    expect(story.slack.postsIn('C0FACTORY').some(({ words }) => words.includes('F-1 · 电池鼓包'))).toBe(true)
    expect(story.slack.postsIn('C0SHARED')).toEqual([])
  })
})
