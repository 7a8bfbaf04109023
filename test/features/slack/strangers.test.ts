import { afterEach, expect, test } from 'vitest'
import {
  type AndonOnSlack,
  BRAND,
  FACTORY,
  type SlackOptions,
  startAndonOnSlack,
} from '../../support/andon-on-slack.ts'

let running: AndonOnSlack | undefined
afterEach(async () => {
  const ended = running
  running = undefined
  await ended?.stop()
  expect(ended?.slack.problems).toEqual([])
})

const OTHER = 'T0LAB'
const person = (id: string, workspace: string) => ({
  id,
  workspace,
  name: id.toLowerCase(),
  realName: `${id} Lee`,
})

/** Beside the two companies a laboratory sits in the channel, and a colleague of the brand nobody named. */
const begin = async (options: SlackOptions = {}) => {
  running = await startAndonOnSlack({
    at: '2026-02-13T10:00:00Z',
    slack: {
      workspaces: [
        { id: BRAND, name: 'Northwind Audio' },
        { id: FACTORY, name: '立创精密', installed: false },
        { id: OTHER, name: 'Lab', installed: false },
      ],
      users: [
        ...[person('U0BLIAISON', BRAND), person('U0BQUALITY', BRAND), person('U0BNEW', BRAND)],
        ...[person('U0FLIAISON', FACTORY), person('U0LAB', OTHER)],
      ],
      channels: [
        {
          ...{ id: 'C0SHARED', name: 'aurora', workspaces: [BRAND, FACTORY, OTHER] },
          members: ['U0BLIAISON', 'U0BQUALITY', 'U0BNEW', 'U0FLIAISON', 'U0LAB'],
        },
      ],
    },
    ...options,
  })
  return running
}
const cards = ({ slack }: AndonOnSlack) =>
  slack.postsIn('C0SHARED').filter(({ words }) => /^[A-Z]-\d+ · /.test(words))
const people = async ({ store }: AndonOnSlack) =>
  (await store.transaction((tx) => tx.partnerships.get('aurora')))?.people ?? []

test('who is at home where only one side’s people are is that side’s, without a question', async () => {
  const story = await begin()
  // That Northwind's people are at home there is learnt from the first of them who does something.
  await story.as('U0BQUALITY').command('/andon', 'status', 'C0SHARED')
  await story.as('U0BNEW').types('C0SHARED', '@Andon defect hinges crack')
  expect(cards(story)).toHaveLength(1)
  expect((await people(story)).find(({ name }) => name === 'U0BNEW Lee')).toMatchObject({
    side: 'brand',
    roles: [],
  })
  expect(story.slack.ephemeralsTo('U0BNEW')).toEqual([])
})

test('everybody else is asked, a liaison confirms, and what they wrote is done then', async () => {
  const story = await begin()
  const { as, slack } = story
  const lab = as('U0LAB')
  await lab.types('C0SHARED', '@Andon defect foam smells of sulphur')
  await lab.types('C0SHARED', '@Andon defect and it crumbles')
  expect(cards(story)).toEqual([])
  expect(slack.ephemeralsTo('U0LAB')[0]?.words).toContain('Which company do you work for?')
  expect(slack.ephemeralsTo('U0LAB')[0]?.words).not.toMatch(/Aurora|Rachel/)
  await lab.presses('Northwind Audio')
  await story.rest()
  expect(slack.dmsOf('U0FLIAISON')).toEqual([])
  expect(slack.dmsOf('U0BLIAISON').at(-1)?.words).toContain('U0LAB Lee wants to use Andon')
  // Nobody but a liaison of that side may say yes.
  await as('U0BLIAISON').presses('Yes, one of us')
  await story.rest()
  expect((await people(story)).find(({ name }) => name === 'U0LAB Lee')).toMatchObject({ side: 'brand' })
  expect(slack.dmsOf('U0LAB').at(-1)?.words).toContain('You belong to Northwind Audio')
  await lab.presses('Do it')
  expect(cards(story).map(({ words }) => words.split('\n')[0])).toEqual(['D-1 · foam smells of sulphur'])
  await lab.presses('Do it')
  expect(cards(story)).toHaveLength(2)
})

test('a side that says no is not asked again, and both saying no ends it', async () => {
  const story = await begin()
  const { as, slack } = story
  await as('U0LAB').types('C0SHARED', '@Andon defect x')
  await as('U0LAB').presses('Northwind Audio')
  await story.rest()
  await as('U0BLIAISON').presses('No')
  await as('U0BLIAISON').presses('Yes, one of us')
  expect((await people(story)).some(({ name }) => name === 'U0LAB Lee')).toBe(false)
  await as('U0LAB').types('C0SHARED', '@Andon defect y')
  expect(as('U0LAB').buttons().slice(0, 1)).toEqual(['Lichuang Precision'])
  await as('U0LAB').presses('Lichuang Precision')
  await story.rest()
  await as('U0FLIAISON').presses('不是')
  const before = slack.ephemeralsTo('U0LAB').length
  await as('U0LAB').types('C0SHARED', '@Andon defect z')
  expect(
    slack
      .ephemeralsTo('U0LAB')
      .slice(before)
      .map(({ words }) => words)
      .join(),
  ).toContain('not mapped to a side')
  expect(cards(story)).toEqual([])
})
