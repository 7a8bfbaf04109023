import { describe, expect, test } from 'vitest'
import type { Partnership } from '../../../src/domain/partnership/partnership.ts'
import {
  type AndonOnSlack,
  BRAND,
  FACTORY,
  FACTORY_OWN,
  SHARED,
  slackStories,
} from '../../support/andon-on-slack.ts'

const start = slackStories()

describe('the company that installed Andon reports a defect', () => {
  test('with the slash command and words: the card stands in both languages, and nothing in it is markup', async () => {
    const { slack, rest } = await start()
    await slack.as('U0BLIAISON').command('/defect', 'Lid does not close & <b>*scratches*</b>', SHARED)
    await rest(0)
    const [card, ...more] = slack.postsIn(SHARED)
    expect(more).toEqual([])
    expect(card?.words).toContain('D-1 · Lid does not close & <b>*scratches*</b>')
    expect(JSON.stringify(card?.blocks)).toContain('&lt;b&gt;*scratches*')
    expect(card?.words).toContain('Disclosed / 已披露')
    expect(card?.buttons).toEqual([
      'Complete or correct / 补充或更正',
      'Withdraw',
      '确认收到',
      '已围堵 (D3)',
      '拒收',
      '译文',
      'Open / 查看',
    ])
    expect(card?.metadata).toEqual({
      event_type: 'andon_delivery',
      event_payload: { delivery_id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    })
  })

  test('with the slash command alone: a modal asks, refuses what it cannot read at the field, and files', async () => {
    const { slack, rest, count } = await start()
    const maya = slack.as('U0BLIAISON')
    await maya.command('/defect', '', SHARED)
    expect(JSON.stringify(maya.modal())).toContain('"text":"Report a defect"')
    const wrong = await maya.submits({
      'What is wrong': 'Lid does not close',
      Lots: 'L1, L2',
      Title: 'x'.repeat(150),
    })
    expect(wrong).toEqual({ outcome: 'closed' })
    await rest(0)
    expect(await count()).toBe(1)
    expect(slack.postsIn(SHARED)).toHaveLength(1)
  })

  test('with a mention, in the thread of which the card then stands', async () => {
    const { slack, rest } = await start()
    const said = await slack.as('U0BQUALITY').types(SHARED, '@Andon defect battery swells, lot L2406-17')
    await rest()
    const [card] = slack.threadOf(SHARED, said.ts)
    expect(card?.words).toContain('D-1 · battery swells, lot L2406-17')
  })

  test.each([
    ['beetle', 'D-1'],
    ['wrench', 'C-1'],
  ])('with the emoji %s on a message of the other company', async (emoji, key) => {
    const { slack, rest } = await start()
    const said = await slack.as('U0FQUALITY').types(SHARED, '电池鼓包，批次 L2406-17')
    await slack.as('U0BQUALITY').reacts(said, emoji)
    await rest()
    const card = slack.threadOf(SHARED, said.ts).find(({ words }) => words.includes(`${key} · 电池鼓包`))
    expect(card?.words).toContain('Lichuang Precision')
  })

  test('with the message shortcut', async () => {
    const { slack, rest } = await start()
    const said = await slack.as('U0BQUALITY').types(SHARED, 'Cracked hinge on 3 of 200')
    await slack.as('U0BQUALITY').shortcut('Report a defect', said)
    await rest()
    expect(
      slack
        .threadOf(SHARED, said.ts)
        .map(({ words }) => words)
        .join(),
    ).toContain('D-1 · Cracked hinge on 3 of 200')
  })

  test('with the global shortcut: in private, and internal to its side', async () => {
    const { slack, rest } = await start()
    const maya = slack.as('U0BLIAISON')
    await maya.shortcut('Report in private')
    const done = await maya.submits({ 'What is wrong': 'Our own drawing may be wrong' })
    expect(done).toEqual({ outcome: 'closed' })
    await rest(0)
    expect(slack.postsIn(SHARED)).toEqual([])
    expect(slack.dmsOf('U0BLIAISON').map(({ words }) => words)).toEqual([
      expect.stringContaining('B-1 · Our own drawing may be wrong'),
    ])
  })

  test('in a direct message; a reply in its thread becomes a comment', async () => {
    const { slack, rest, history } = await start()
    const maya = slack.as('U0BLIAISON')
    await maya.tells('defect our own drawing may be wrong')
    await rest(0)
    const card = slack.dmsOf('U0BLIAISON').find(({ words }) => words.includes('B-1'))
    expect(card).toBeDefined()
    await maya.tells('see revision C', { thread: card?.ts ?? '' })
    await rest(0)
    expect(await history()).toContainEqual(expect.objectContaining({ what: 'commented' }))
  })
})

describe('the company that did not install Andon', () => {
  test('reports with a mention', async () => {
    const { slack, rest } = await start()
    const said = await slack.as('U0FLIAISON').types(SHARED, '@Andon 缺陷 电池鼓包')
    await rest()
    expect(
      slack
        .threadOf(SHARED, said.ts)
        .map(({ words }) => words)
        .join(),
    ).toContain('D-1 · 电池鼓包')
  })

  test('reports with an emoji on a message of its own', async () => {
    const { slack, rest } = await start()
    const said = await slack.as('U0FLIAISON').types(SHARED, '外壳有毛刺')
    await slack.as('U0FLIAISON').reacts(said, 'beetle')
    await rest()
    expect(
      slack
        .threadOf(SHARED, said.ts)
        .map(({ words }) => words)
        .join(),
    ).toContain('D-1 · 外壳有毛刺')
  })

  test('a mention without words is asked back privately; the questions work inside the message', async () => {
    const { slack, rest, count } = await start()
    const jing = slack.as('U0FLIAISON')
    await jing.types(SHARED, '@Andon 缺陷')
    expect(slack.ephemeralsTo('U0FLIAISON').map(({ buttons }) => buttons)).toEqual([['创建']])
    await jing.presses('创建', { given: { 问题描述: '电池鼓包', 类别: '安全' } })
    await rest(0)
    expect(await count()).toBe(1)
    expect(slack.postsIn(SHARED)[0]?.words).toContain('D-1 · 电池鼓包')
    // The questions are gone once they were answered.
    expect(slack.ephemeralsTo('U0FLIAISON')).toEqual([])
  })

  test('a complaint about answers in a message is told privately, and the questions stay', async () => {
    const { slack, count } = await start()
    const jing = slack.as('U0FLIAISON')
    await jing.types(SHARED, '@Andon 缺陷')
    await jing.presses('创建', { given: { 类别: '安全' } })
    expect(await count()).toBe(0)
    expect(slack.ephemeralsTo('U0FLIAISON')).toHaveLength(2)
  })

  test('presses a button of the card; where Slack refuses the modal the questions come in a message', async () => {
    const { slack, rest, history } = await start()
    await slack.as('U0BLIAISON').command('/defect', 'Lid does not close', SHARED)
    await rest(0)
    const jing = slack.as('U0FLIAISON')
    await jing.presses('确认收到')
    slack.fail('views.open', { error: 'not_allowed' })
    await jing.presses('已围堵 (D3)')
    expect(jing.modal()).toBeNull()
    await jing.presses('已围堵 (D3)', { given: { 所做的事或所得结论: '已隔离 3 箱' } })
    await rest(0)
    const done = (await history()).map(({ what }) => what)
    expect(done).toContain('acknowledged')
    expect(done).toContain('contained')
  })

  test('presses a button of the card; where Slack opens the modal it is submitted there', async () => {
    const { slack, rest, history } = await start()
    await slack.as('U0BLIAISON').command('/defect', 'Lid does not close', SHARED)
    await rest(0)
    const jing = slack.as('U0FLIAISON')
    await jing.presses('已围堵 (D3)')
    expect(await jing.submits({ 所做的事或所得结论: '已隔离 3 箱' })).toEqual({ outcome: 'closed' })
    await rest(0)
    expect((await history()).map(({ what }) => what)).toContain('contained')
  })

  test('what only the other side may do is refused privately, in the language of who tried', async () => {
    const { slack, rest } = await start()
    await slack.as('U0BLIAISON').command('/defect', 'Lid does not close', SHARED)
    await rest(0)
    await slack.as('U0FLIAISON').presses('Withdraw')
    expect(slack.ephemeralsTo('U0FLIAISON').map(({ words }) => words)).toEqual([
      expect.stringMatching(/\p{Script=Han}/u),
    ])
    expect(slack.postsIn(SHARED)[0]?.words).toContain('Disclosed')
  })
})

describe('both companies installed Andon', () => {
  const both = { installed: [BRAND, FACTORY] }

  test('one message told by each installation is one report, answered by one of them', async () => {
    const { slack, rest, count } = await start({ ...both, slack: { bothInstalled: 'each' } })
    const said = await slack.as('U0FLIAISON').types(SHARED, '@Andon 缺陷 电池鼓包')
    await slack.as('U0BLIAISON').types(SHARED, '@Andon ticket D-99')
    await rest(0)
    expect(await count()).toBe(1)
    expect(slack.threadOf(SHARED, said.ts)).toHaveLength(1)
    expect(slack.ephemeralsTo('U0BLIAISON')).toHaveLength(1)
  })

  test('a report in the factory’s own channel stays there, and its private notices come from its own installation', async () => {
    const { slack, rest, advance } = await start(both)
    await slack.as('U0FLIAISON').command('/defect', '电池鼓包', FACTORY_OWN)
    await rest(0)
    await slack.as('U0FLIAISON').presses('补充或更正')
    await slack.as('U0FLIAISON').submits({ 类别: '安全', 严重度: '致命' })
    await rest(0)
    expect(slack.postsIn(SHARED)).toEqual([])
    expect(slack.postsIn(FACTORY_OWN)[0]?.words).toContain('F-1 · 电池鼓包')
    await advance('2026-02-14T10:00:00Z')
    const [notice] = slack.dmsOf('U0FLIAISON')
    expect(notice?.by).toBe('U0BOT0LICHU')
    expect(slack.postsIn(SHARED)).toEqual([])
  })
})

describe('people and companies', () => {
  const unsaid = {
    partnership: (example: Partnership): Partnership => ({
      ...example,
      people: example.people.map((person) => ({ ...person, zone: null, language: null })),
    }),
  }
  const reads = async ({ store }: AndonOnSlack, id: string) => {
    const partnership = await store.transaction((tx) => tx.partnerships.get('aurora'))
    const { language, zone } = partnership?.people.find((person) => person.id === id) ?? {}
    return { language, zone }
  }

  test('read in the language and zone of their profile, and of a changed one, until they choose by hand', async () => {
    const andon = await start(unsaid)
    const { slack } = andon
    await slack.as('U0BQUALITY').command('/andon', 'status', SHARED)
    expect(await reads(andon, 'b-quality')).toEqual({ language: 'en', zone: 'America/Los_Angeles' })
    await slack.changesProfile('U0BQUALITY', { tz: 'Europe/Berlin', locale: 'zh-CN' })
    expect(await reads(andon, 'b-quality')).toEqual({ language: 'zh-Hans', zone: 'Europe/Berlin' })
    await slack.as('U0BQUALITY').command('/andon', 'zone America/New_York', SHARED)
    await slack.changesProfile('U0BQUALITY', { tz: 'Asia/Tokyo', locale: 'fr-FR' })
    // French is not spoken: the side's language.
    expect(await reads(andon, 'b-quality')).toEqual({ language: null, zone: 'America/New_York' })
  })

  test('a company that removes Andon is forgotten with its token, and the other side’s liaison is told', async () => {
    const { slack, rest, installations } = await start({ installed: [BRAND, FACTORY] })
    await slack.as('U0BLIAISON').command('/andon', 'status', SHARED)
    await slack.uninstall(BRAND)
    await rest(0)
    expect((await installations.all()).map(({ workspaceId }) => workspaceId)).toEqual([FACTORY])
    expect(slack.dmsOf('U0FLIAISON').map(({ words }) => words)).toEqual([
      expect.stringContaining('Northwind Audio 已从其工作区移除 Andon'),
    ])
  })

  test('Andon says what it reads when it is let into a channel, once, in both languages', async () => {
    const { slack, rest } = await start()
    await slack.inviteBot(SHARED, BRAND, 'U0BLIAISON')
    await slack.redeliver({ times: 3 })
    await rest(0)
    const posts = slack.postsIn(SHARED)
    expect(posts).toHaveLength(1)
    expect(posts[0]?.words).toMatch(/\p{Script=Han}/u)
  })

  test('tokens stand sealed in the database', async () => {
    const { slack, installations } = await start({ installed: [BRAND, FACTORY] })
    const stored = JSON.stringify(await installations.all())
    expect(stored).not.toContain(slack.tokenOf(BRAND))
    expect(stored).not.toContain(slack.tokenOf(FACTORY))
  })

  test('App Home shows a person’s own tickets and settings', async () => {
    const { slack, rest } = await start()
    const rachel = slack.as('U0BLIAISON')
    await rachel.command('/defect', 'Lid does not close', SHARED)
    await rest(0)
    await rachel.opensHome()
    expect(JSON.stringify(rachel.home())).toContain('D-1')
    await rachel.presses('Open D-1')
    expect(slack.dmsOf('U0BLIAISON').at(-1)?.words).toContain('D-1 · Lid does not close')
  })
})
