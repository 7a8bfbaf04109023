import { describe, expect, test } from 'vitest'
import { type AndonOnTeams, FACTORY_OWN, PEOPLE, SHARED, teamsStories } from '../../support/andon-on-teams.ts'

const begin = teamsStories()

const NOT_TARGETED = [
  {
    id: SHARED,
    kind: 'channel' as const,
    tenant: '11111111-1111-4111-8111-111111111111',
    region: 'amer',
    members: Object.values(PEOPLE),
    targeted: false,
  },
  {
    id: FACTORY_OWN,
    kind: 'channel' as const,
    tenant: '22222222-2222-4222-8222-222222222222',
    region: 'apac',
    members: [PEOPLE['f-liaison'], PEOPLE['f-quality'], PEOPLE['f-manager']],
    targeted: false,
  },
]

describe('a private answer in a shared channel', () => {
  test('is a message that its reader alone sees', async () => {
    const { as, teams } = await begin()
    await as('b-quality').types(SHARED, '@Andon help')
    expect(teams.targetedTo(PEOPLE['b-quality'])).toHaveLength(1)
    expect(teams.postsIn(SHARED)).toEqual([])
    expect(teams.dmsOf(PEOPLE['b-quality'])).toEqual([])
  })

  test('goes to the private chat where Teams knows no such messages', async () => {
    const { as, teams } = await begin({ teams: { places: NOT_TARGETED } })
    await as('b-quality').types(SHARED, '@Andon help')
    await as('b-quality').types(SHARED, '@Andon help')
    expect(teams.postsIn(SHARED)).toEqual([])
    expect(teams.dmsOf(PEOPLE['b-quality'])).toHaveLength(2)
    // Tried once: then it is known.
    expect(teams.calls('targeted')).toHaveLength(1)
  })

  test('is held where neither works, never given in public, and comes when the person adds Andon', async () => {
    const story = await begin({ teams: { places: NOT_TARGETED }, notInstalled: ['b-quality'] })
    const { as, teams } = story
    await as('b-quality').types(SHARED, '@Andon defect')
    const offers = teams.postsIn(SHARED)
    expect(offers).toHaveLength(1)
    expect(offers[0]?.words).not.toContain('What is wrong')
    // Offered once, however often it would be needed.
    await as('b-quality').types(SHARED, '@Andon help')
    expect(teams.postsIn(SHARED)).toHaveLength(1)
    await as('b-quality').installs()
    expect(teams.dmsOf(PEOPLE['b-quality'])).toHaveLength(2)
    // The form that was held works as if it had been given at once.
    await as('b-quality').presses('Create', { given: { 'What is wrong': 'hinge cracks' } })
    expect(teams.dmsOf(PEOPLE['b-quality'])[0]?.words).not.toContain('What is wrong')
  })
})

const SECRET = '机密电芯鼓包'

/** The factory keeps a critical safety defect to itself: disclosure is due in 24 hours. */
async function keptInternal({ as }: AndonOnTeams): Promise<void> {
  await as('f-liaison').types(FACTORY_OWN, `@Andon 缺陷 ${SECRET}`)
  await as('f-liaison').presses('补充或更正')
  await as('f-liaison').submits({ 类别: 'safety', 严重度: 'critical' })
}

const everythingTheBrandSees = ({ teams }: AndonOnTeams) =>
  [
    ...teams.postsIn(SHARED),
    ...(['b-liaison', 'b-quality', 'b-manager'] as const).flatMap((person) => [
      ...teams.dmsOf(PEOPLE[person]),
      ...teams.targetedTo(PEOPLE[person]),
    ]),
  ].map((one) => `${one.summary}\n${one.words}\n${JSON.stringify(one.card)}`)

describe('notices of a clock', () => {
  test('go to the right people in private; the brand learns that something is late, not what', async () => {
    const story = await begin()
    await keptInternal(story)
    expect(everythingTheBrandSees(story)).toEqual([])
    await story.advance('2026-02-14T10:00:30Z')
    expect(story.teams.dmsOf(PEOPLE['f-liaison']).at(-1)?.words).toContain('已逾期')
    await story.advance('2026-02-14T11:00:30Z')
    expect(story.teams.dmsOf(PEOPLE['f-manager']).at(-1)?.words).toContain('已逾期')
    await story.advance('2026-02-17T12:00:00Z')
    expect(everythingTheBrandSees(story).join('\n')).not.toContain(SECRET)
  })

  test('a person who has not added Andon is passed over for the next of the role, then the own channel', async () => {
    const story = await begin({ notInstalled: ['f-liaison'] })
    await keptInternal(story)
    await story.advance('2026-02-14T10:00:30Z')
    expect(story.teams.dmsOf(PEOPLE['f-liaison'])).toEqual([])
    const own = story.teams.postsIn(FACTORY_OWN)
    expect(own.some(({ words }) => words.includes('f-liaison') || words.includes('陈静'))).toBe(true)
    expect(own.some(({ card }) => JSON.stringify(card).includes('"mention"'))).toBe(true)
    const troubled = await story.store.transaction((tx) => tx.deliveries.troubled(9))
    expect(troubled.map(({ reason }) => reason)).toContain('teams-bot-not-in-conversation-roster')
    expect(everythingTheBrandSees(story).join('\n')).not.toContain(SECRET)
  })

  test('a person never met is found in the roster and told in private', async () => {
    const story = await begin()
    await keptInternal(story)
    // The manager never wrote anything.
    expect(await story.directory.person(PEOPLE['f-manager'])).toBeNull()
    await story.advance('2026-02-14T11:00:30Z')
    expect(story.teams.dmsOf(PEOPLE['f-manager']).at(-1)?.words).toContain('已逾期')
  })

  test('a button of a private notice is answered beside it, and the notice stays', async () => {
    const story = await begin()
    await keptInternal(story)
    await story.advance('2026-02-14T10:00:30Z')
    const before = story.teams.dmsOf(PEOPLE['f-liaison']).length
    const person = story.as('f-liaison')
    const [hold = ''] = person.buttons()
    await person.presses(hold)
    expect(story.teams.dmsOf(PEOPLE['f-liaison']).length).toBeGreaterThanOrEqual(before)
    expect(story.teams.dmsOf(PEOPLE['f-liaison'])[before - 1]?.words).toContain('已逾期')
  })
})
