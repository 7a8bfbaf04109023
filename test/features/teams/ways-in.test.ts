import { describe, expect, test } from 'vitest'
import {
  type AndonOnTeams,
  FACTORY_OWN,
  GROUP,
  PEOPLE,
  SHARED,
  teamsStories,
} from '../../support/andon-on-teams.ts'

const begin = teamsStories()

const titles = ({ teams }: AndonOnTeams, place = SHARED) =>
  teams.postsIn(place).map((one) => one.words.split('\n')[0])

/** What a person is told about a ticket's past, wherever they are told. */
const history = async ({ as, teams }: AndonOnTeams, key = 'D-1') => {
  await as('b-liaison').tells(`ticket ${key} history`)
  return teams.dmsOf(PEOPLE['b-liaison']).at(-1)?.words ?? ''
}

describe('reporting, from either company', () => {
  test.each([
    ['b-quality', '@Andon defect hinge cracks', 'hinge cracks'],
    ['f-quality', '@Andon 缺陷 电池鼓包', '电池鼓包'],
  ] as const)('%s mentions Andon in the shared channel', async (person, words, title) => {
    const story = await begin()
    const posted = await story.as(person).types(SHARED, words)
    expect(titles(story)).toEqual([`D-1 · ${title}`])
    // The card stands in the thread of the message, and nobody is told twice.
    expect(story.teams.postsIn(SHARED)[0]?.root).toBe(posted.id)
    expect(story.teams.targetedTo(PEOPLE[person])).toEqual([])
  })

  test('in a channel of one side it stays there, in the region that channel is served from', async () => {
    const story = await begin()
    await story.as('f-quality').types(FACTORY_OWN, '@Andon 缺陷 电池鼓包')
    expect(titles(story, FACTORY_OWN)).toEqual(['F-1 · 电池鼓包'])
    expect(titles(story)).toEqual([])
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    expect(titles(story)).toEqual(['D-1 · hinge cracks'])
  })

  test('in private the words go to the own side alone, and the person is told where', async () => {
    const story = await begin()
    await story.as('f-quality').tells('缺陷 电池鼓包')
    expect(titles(story, FACTORY_OWN)).toEqual(['F-1 · 电池鼓包'])
    expect(story.teams.dmsOf(PEOPLE['f-quality']).at(-1)?.words).toContain('F-1')
    expect(titles(story)).toEqual([])
  })

  test.each(['b-quality', 'f-liaison'] as const)(
    '%s chooses an action in the menu of a message',
    async (person) => {
      const story = await begin()
      const posted = await story.as('f-quality').types(SHARED, '外壳在铰链处开裂 <3%>')
      await story.as(person).chooses('report-defect', posted)
      // What Andon made of the message by itself stands in its thread too, and is settled by this.
      const filed = () => story.teams.postsIn(SHARED).filter(({ words }) => words.startsWith('D-'))
      expect(filed().map(({ words }) => words.split('\n')[0])).toEqual(['D-1 · 外壳在铰链处开裂 <3%>'])
      expect(filed()[0]?.root).toBe(posted.id)
      // Chosen again, it is refused with the reason, and nothing more is filed.
      await story.as(person).chooses('report-defect', posted)
      expect(story.as(person).dialog()).not.toBe('')
      expect(filed()).toHaveLength(1)
    },
  )

  test('a change told in private is asked about in a dialog before both sides read it', async () => {
    const story = await begin()
    const posted = await story.as('f-quality').types(FACTORY_OWN, '改用 0.5 mm 泡棉')
    const person = story.as('f-quality')
    await person.chooses('request-change', posted)
    expect(person.dialog()).toContain('双方都会看到')
    expect(titles(story)).toEqual([])
    await person.submits()
    expect(titles(story)).toEqual(['C-1 · 改用 0.5 mm 泡棉'])
  })

  test('a dialog with a wrong answer comes back with the reason and what was typed', async () => {
    const story = await begin()
    const posted = await story.as('f-quality').types(FACTORY_OWN, '改用 0.5 mm 泡棉')
    const person = story.as('f-quality')
    await person.chooses('request-change', posted)
    await person.submits({ 问题描述: ' ', 标题: '改用泡棉' })
    expect(person.dialog()).toContain('⚠️')
    expect(titles(story)).toEqual([])
    await person.submits({ 问题描述: '改用 0.5 mm 泡棉' })
    expect(titles(story)).toEqual(['C-1 · 改用泡棉'])
  })

  test('a message of Andon’s own, or of nobody, is no report', async () => {
    const story = await begin()
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    const [card] = story.teams.postsIn(SHARED)
    await story.as('b-quality').chooses('report-defect', { placeId: SHARED, id: card?.id ?? '' })
    expect(story.as('b-quality').dialog()).not.toBe('')
    expect(titles(story)).toHaveLength(1)
  })
})

describe('a ticket’s conversation', () => {
  test('buttons move it on for both companies; the card is changed in place for everybody', async () => {
    const story = await begin()
    await story.as('f-quality').types(SHARED, '@Andon 缺陷 电池鼓包')
    const [card] = story.teams.postsIn(SHARED)
    await story.as('b-quality').presses('Acknowledge')
    // Whoever pressed has the new state at once, with the word that it was done; everybody else has it in place.
    expect(story.as('b-quality').sees(SHARED).at(-1)).toContain('✓ Acknowledged')
    const posts = story.teams.postsIn(SHARED)
    expect(posts.map(({ id }) => id)).toEqual([card?.id])
    expect(posts[0]?.words).toContain('✓ Acknowledged')
    expect(posts[0]?.updates).toBeGreaterThan(0)
  })

  test('the answer to a press already shows the new state', async () => {
    const story = await begin()
    await story.as('f-quality').types(SHARED, '@Andon 缺陷 电池鼓包')
    // Without the rest in which the outbox runs.
    await story.teams.as(PEOPLE['b-quality']).presses('Acknowledge')
    const seen = story.as('b-quality').sees(SHARED).at(-1) ?? ''
    expect(seen).toContain('✓ Acknowledged')
    expect(seen).toContain('D-1: Acknowledge')
    expect(story.as('f-liaison').sees(SHARED).at(-1)).not.toContain('✓ Acknowledged')
  })

  test('a button that asks opens a dialog for who pressed, of either company', async () => {
    const story = await begin()
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    const person = story.as('f-quality')
    await person.presses('确认收到')
    await person.presses('已围堵 (D3)')
    expect(person.dialog()).toContain('所做的事或所得结论')
    await person.submits({ 所做的事或所得结论: '' })
    expect(person.dialog()).toContain('⚠️')
    await person.submits({ 所做的事或所得结论: '已全检 500 件' })
    expect(story.teams.postsIn(SHARED)[0]?.words).toContain('✓ Contained (D3) / 已围堵 (D3)')
    expect(await history(story)).toContain('已全检 500 件')
  })

  test('asked for in words, questions come in a message of their own and are gone once answered', async () => {
    const story = await begin()
    await story.as('b-quality').types(SHARED, '@Andon defect')
    expect(story.teams.postsIn(SHARED)).toEqual([])
    const person = story.as('b-quality')
    await person.presses('Create', { given: { 'What is wrong': 'hinge cracks' } })
    expect(titles(story)).toEqual(['D-1 · hinge cracks'])
    const [asked] = story.teams.targetedTo(PEOPLE['b-quality'])
    expect(asked?.words).not.toContain('What is wrong')
  })

  test('questions take the card’s place for who pressed alone where no dialog opens', async () => {
    const story = await begin({ allowAnonymous: true })
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    const person = story.as('f-quality')
    await person.presses('确认收到')
    await person.presses('已围堵 (D3)')
    expect(person.sees(SHARED).at(-1)).toContain('所做的事或所得结论')
    expect(story.as('b-quality').sees(SHARED).at(-1)).not.toContain('所做的事或所得结论')
    await person.presses('返回卡片')
    expect(person.sees(SHARED).at(-1)).toContain('D-1 · hinge cracks')
    await person.presses('已围堵 (D3)')
    await person.presses('已围堵 (D3)', { given: { 所做的事或所得结论: '已全检 500 件' } })
    expect(story.teams.postsIn(SHARED)[0]?.words).toContain('✓ Contained (D3) / 已围堵 (D3)')
    expect(await history(story)).toContain('已全检 500 件')
  })

  test('what may not be done is said to who tried, above the card', async () => {
    const story = await begin()
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    await story.as('b-quality').presses('确认收到')
    expect(story.as('b-quality').sees(SHARED).at(-1)).toContain('D-1 · hinge cracks')
    expect(story.teams.postsIn(SHARED)[0]?.words).not.toContain('✓ Acknowledged')
  })

  test('a client that knows no Action.Execute presses the same buttons', async () => {
    const story = await begin()
    await story.as('f-quality').types(SHARED, '@Andon 缺陷 电池鼓包')
    await story.as('b-quality').pressesOld('Acknowledge')
    expect(story.teams.postsIn(SHARED)[0]?.words).toContain('✓ Acknowledged')
  })

  test('replies become comments; edits and deletions are added to the record, never taken from it', async () => {
    const story = await begin()
    const head = await story.as('f-quality').types(SHARED, '@Andon 缺陷 电池鼓包')
    const reply = await story.as('b-quality').types(SHARED, 'cells came from lot 7', { thread: head.id })
    await story.as('b-quality').edits(reply, 'cells came from lot 8')
    await story.as('b-quality').deletes(reply)
    const words = await history(story)
    for (const said of ['cells came from lot 7', 'cells came from lot 8', 'deleted a message'])
      expect(words).toContain(said)
  })

  test('files in the thread are evidence: name and link, the bytes and keys stay in Teams', async () => {
    const story = await begin()
    const head = await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    await story.as('f-quality').types(SHARED, '照片', {
      thread: head.id,
      files: [{ name: 'bulge.jpg', url: 'https://lichuang.example/files/bulge.jpg' }],
    })
    const words = await history(story)
    expect(words).toContain('bulge.jpg')
    expect(words).not.toContain('secret')
  })

  test('in a group chat, a reply that quotes the card is a comment, and the card stands beside the talk', async () => {
    const story = await begin({
      teams: {
        places: [
          {
            id: GROUP,
            kind: 'group',
            tenant: '11111111-1111-4111-8111-111111111111',
            region: 'amer',
            members: Object.values(PEOPLE),
          },
        ],
      },
      partnership: (example) => ({
        ...example,
        channels: [{ platform: 'teams', channelId: GROUP, audience: 'both' }],
      }),
    })
    await story.as('f-quality').types(GROUP, '@Andon 缺陷 电池鼓包')
    const [card] = story.teams.postsIn(GROUP)
    await story.as('b-quality').types(GROUP, 'which lot?', { quoting: card?.id ?? '' })
    await story.as('b-quality').types(GROUP, 'lunch?')
    const words = await history(story)
    expect(words).toContain('which lot?')
    expect(words).not.toContain('lunch?')
  })
})

describe('people', () => {
  test('language and zone follow the client until the person says otherwise', async () => {
    const story = await begin({
      teams: {
        users: Object.values(PEOPLE).map((id) => ({
          id,
          tenant: '11111111-1111-4111-8111-111111111111',
          name: id,
          locale: 'zh-CN',
          timezone: 'Asia/Shanghai',
        })),
      },
      partnership: (example) => ({
        ...example,
        people: example.people.map((person) => ({
          ...person,
          identities: person.identities.map((identity) => ({ ...identity, workspaceId: null })),
        })),
      }),
    })
    await story.as('b-quality').tells('帮助')
    expect(story.teams.dmsOf(PEOPLE['b-quality']).at(-1)?.words).toMatch(/[\u4e00-\u9fff]/)
    await story.as('b-quality').tells('语言 en')
    await story.as('b-quality').tells('help')
    expect(story.teams.dmsOf(PEOPLE['b-quality']).at(-1)?.words).not.toMatch(/缺陷/)
  })

  test('a person of the other tenant is known by the roster, not by who hosts the channel', async () => {
    const story = await begin()
    await story.as('f-quality').types(SHARED, '@Andon 缺陷 电池鼓包')
    expect(titles(story)).toEqual(['D-1 · 电池鼓包'])
    expect(await story.directory.person(PEOPLE['f-quality'])).toMatchObject({
      tenantId: '22222222-2222-4222-8222-222222222222',
    })
  })

  test('a colleague nobody named belongs to the side of their tenant', async () => {
    const story = await begin({
      partnership: (example) => ({
        ...example,
        people: example.people.filter(({ id }) => id !== 'b-quality'),
      }),
    })
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    expect(titles(story)).toEqual(['D-1 · hinge cracks'])
  })

  test('a stranger whose tenant is nobody’s is asked for their company, alone', async () => {
    const story = await begin({
      partnership: (example) => ({
        ...example,
        people: example.people
          .filter(({ id }) => id !== 'b-quality')
          .map((one) => (one.side === 'brand' ? { ...one, identities: one.identities.slice(0, 1) } : one)),
      }),
    })
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    expect(titles(story)).toEqual([])
    expect(story.teams.targetedTo(PEOPLE['b-quality'])).toHaveLength(1)
  })

  test('let into a channel, Andon says once what it does there', async () => {
    const story = await begin()
    await story.teams.addBot(PEOPLE['b-liaison'], SHARED)
    await story.rest()
    await story.teams.addBot(PEOPLE['b-liaison'], SHARED)
    await story.rest()
    expect(story.teams.postsIn(SHARED)).toHaveLength(1)
  })
})
