import { describe, expect, test } from 'vitest'
import { type AndonOnTeams, PEOPLE, SHARED, teamsStories } from '../../support/andon-on-teams.ts'

const begin = teamsStories()

const titles = ({ teams }: AndonOnTeams) => teams.postsIn(SHARED).map((one) => one.words.split('\n')[0] ?? '')

const history = async ({ as, teams }: AndonOnTeams, key: string) => {
  await as('b-liaison').tells(`ticket ${key} history`)
  return teams.dmsOf(PEOPLE['b-liaison']).at(-1)?.words ?? ''
}

const times = (words: string, said: string) => words.split(said).length - 1

describe('a storm of redelivery', () => {
  test.each([1, 2])('every activity five times and out of order has one effect (seed %i)', async (seed) => {
    const story = await begin()
    const { teams } = story
    const head = await story.as('f-quality').types(SHARED, '@Andon 缺陷 电池鼓包')
    teams.hold()
    const brand = teams.as(PEOPLE['b-quality'])
    const reply = await brand.types(SHARED, 'from lot 7', { thread: head.id })
    await brand.edits(reply, 'from lot 8')
    await brand.types(SHARED, '@Andon defect hinge cracks')
    await brand.presses('Acknowledge')
    await teams.release({ times: 5, shuffle: true, seed })
    await story.rest(30)
    await teams.redeliver({ times: 2, shuffle: true, seed })
    await story.rest(30)
    expect(titles(story).sort()).toEqual(['D-1 · 电池鼓包', 'D-2 · hinge cracks'])
    const words = await history(story, 'D-1')
    // An edit that overtakes its message is the comment, and the late message changes nothing.
    expect(times(words, 'from lot 7')).toBeLessThanOrEqual(1)
    expect(times(words, 'from lot 8')).toBe(1)
    expect(teams.targetedTo(PEOPLE['b-quality'])).toEqual([])
    expect(teams.parcels.every((one) => one.attempts.every(({ status }) => status === 200))).toBe(true)
  })

  test('a private answer is given once, however often its question comes', async () => {
    const story = await begin()
    await story.as('b-quality').types(SHARED, '@Andon help')
    await story.teams.redeliver({ times: 5 })
    expect(story.teams.targetedTo(PEOPLE['b-quality'])).toHaveLength(1)
  })
})

describe('when Teams fails', () => {
  test('down for ten minutes: nothing is lost, nothing comes twice, time goes on meanwhile', async () => {
    const story = await begin()
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    const [card] = story.teams.postsIn(SHARED)
    story.teams.goDown()
    const told = await story.as('f-quality').types(SHARED, '@Andon 缺陷 电池鼓包')
    await story.as('f-quality').types(SHARED, '批次 7', { thread: told.id })
    await story.rest(600)
    expect(titles(story)).toHaveLength(1)
    await story.teams.comeBack()
    await story.rest(1200)
    expect(titles(story)).toEqual(['D-1 · hinge cracks', 'D-2 · 电池鼓包'])
    expect(story.teams.postsIn(SHARED)[0]?.id).toBe(card?.id)
    expect(times(await history(story, 'D-2'), '批次 7')).toBe(1)
  })

  test('only the connector is down: what was queued goes out once when it is back', async () => {
    const story = await begin()
    story.teams.fail('create', { status: 503, times: 4 })
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    await story.rest(900)
    expect(titles(story)).toEqual(['D-1 · hinge cracks'])
  })

  test('no token to be had: it is asked for again', async () => {
    const story = await begin()
    story.teams.fail('token', { status: 500, times: 6 })
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    await story.rest(900)
    expect(titles(story)).toEqual(['D-1 · hinge cracks'])
  })

  test('credentials that are refused: listed with the reason, not tried for ever', async () => {
    const story = await begin()
    story.teams.fail('token', { status: 401, code: 'invalid_client', times: 99 })
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    await story.rest(900)
    const troubled = await story.store.transaction((tx) => tx.deliveries.troubled(5))
    expect(troubled.map(({ state, reason }) => [state, reason])).toEqual([
      ['failed', 'teams-credentials-refused'],
    ])
  })

  test('consent taken back: listed as refused; a token that became void is asked for anew', async () => {
    const story = await begin()
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    story.teams.revokeTokens()
    await story.as('b-quality').types(SHARED, '@Andon defect strap breaks')
    await story.rest(900)
    expect(titles(story)).toEqual(['D-1 · hinge cracks', 'D-2 · strap breaks'])
    story.teams.fail('create', { status: 403, code: 'BotDisabledByAdmin', times: 9 })
    await story.as('b-quality').types(SHARED, '@Andon defect case opens')
    await story.rest(900)
    const troubled = await story.store.transaction((tx) => tx.deliveries.troubled(5))
    expect(troubled.map(({ state, reason }) => [state, reason])).toEqual([
      ['failed', 'teams-bot-disabled-by-admin'],
    ])
  })

  test('an answer that got lost: Teams cannot be asked, so it is listed and not posted twice blindly', async () => {
    const story = await begin()
    story.teams.fail('create', { lost: true })
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    await story.rest(900)
    expect(titles(story)).toEqual(['D-1 · hinge cracks'])
    const troubled = await story.store.transaction((tx) => tx.deliveries.troubled(5))
    expect(troubled.map(({ state, reason }) => [state, reason])).toEqual([['uncertain', 'teams-unreachable']])
  })

  test('a change whose answer got lost is made again: the same message, in place', async () => {
    const story = await begin()
    await story.as('f-quality').types(SHARED, '@Andon 缺陷 电池鼓包')
    story.teams.fail('update', { lost: true })
    await story.as('b-quality').presses('Acknowledge')
    await story.rest(900)
    expect(story.teams.postsIn(SHARED)).toHaveLength(1)
    expect(story.teams.postsIn(SHARED)[0]?.words).toContain('✓ Acknowledged')
  })

  test('asked to wait half a minute, it waits, and no other conversation waits with it', async () => {
    const story = await begin()
    story.teams.fail('create', { status: 429, retryAfter: 30 })
    await story.as('b-quality').types(SHARED, '@Andon defect hinge cracks')
    await story.rest(10)
    expect(titles(story)).toEqual([])
    await story.as('f-quality').tells('帮助')
    expect(story.teams.dmsOf(PEOPLE['f-quality'])).toHaveLength(1)
    await story.rest(30)
    expect(titles(story)).toEqual(['D-1 · hinge cracks'])
  })
})

test('a burst of cards: as many a second as Teams takes, every one, in order', async () => {
  const story = await begin({ teams: { perSecond: 2 } })
  const brand = story.teams.as(PEOPLE['b-quality'])
  for (let number = 1; number <= 12; number++) await brand.types(SHARED, `@Andon defect crack ${number}`)
  await story.rest(60)
  expect(titles(story)).toEqual(
    Array.from({ length: 12 }, (_, index) => `D-${index + 1} · crack ${index + 1}`),
  )
})

test('a card too large for Teams is cut with a mark, and stays whole in the record', async () => {
  const story = await begin()
  const long = `hinge cracks\n${'it cracked again. '.repeat(2_000)}end`
  await story.as('b-quality').types(SHARED, `@Andon defect ${long}`)
  await story.rest(60)
  const [card] = story.teams.postsIn(SHARED)
  expect(card?.words).toContain('✂')
  expect(story.teams.calls('create').every(({ status }) => status === 201)).toBe(true)
})
