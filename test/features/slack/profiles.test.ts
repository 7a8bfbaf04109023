import { afterEach, expect, test } from 'vitest'
import { setUpPartnership } from '../../../src/features/setup/set-up-partnership.ts'
import { examplePartnership } from '../../support/andon.ts'
import { type AndonOnSlack, BRAND, FACTORY, startAndonOnSlack } from '../../support/andon-on-slack.ts'

let running: AndonOnSlack | undefined
afterEach(async () => {
  const ended = running
  running = undefined
  await ended?.stop()
  expect(ended?.slack.problems).toEqual([])
})

test('the profile of who spoke before they were named is known within the hour after they are', async () => {
  running = await startAndonOnSlack({ at: '2026-02-13T10:00:00Z', seed: false, installed: [BRAND, FACTORY] })
  const { app, store, as, advance } = running
  const person = async () =>
    (await store.transaction((tx) => tx.partnerships.get('aurora')))?.people.find(
      ({ id }) => id === 'b-quality',
    )
  await as('U0BQUALITY').command('/andon', 'help', 'C0SHARED')
  await store.transaction((tx) => setUpPartnership(app.features, tx, examplePartnership(), 'test'))
  expect(await person()).toMatchObject({ zone: null, language: null })
  await advance('2026-02-13T11:01:00Z')
  await as('U0BQUALITY').command('/andon', 'help', 'C0SHARED')
  expect(await person()).toMatchObject({ zone: 'America/Los_Angeles', language: 'en' })
  // What the person chose by hand wins over their profile.
  await as('U0BQUALITY').command('/andon', 'zone Europe/Berlin', 'C0SHARED')
  await advance('2026-02-13T12:10:00Z')
  await as('U0BQUALITY').command('/andon', 'help', 'C0SHARED')
  expect(await person()).toMatchObject({ zone: 'Europe/Berlin' })
})

test('a company that removes Andon: the other side’s liaison is told once, in private; the rest goes on', async () => {
  running = await startAndonOnSlack({ at: '2026-02-13T10:00:00Z', installed: [BRAND, FACTORY] })
  const { slack, as, rest } = running
  await as('U0FQUALITY').command('/andon', 'status', 'C0SHARED')
  await as('U0BQUALITY').command('/andon', 'status', 'C0SHARED')
  await slack.uninstall(FACTORY)
  await rest()
  const told = slack.dmsOf('U0BLIAISON').map(({ words }) => words)
  expect(told).toHaveLength(1)
  expect(told[0]).toContain('Lichuang Precision')
  for (const user of ['U0BQUALITY', 'U0FLIAISON', 'U0FQUALITY']) expect(slack.dmsOf(user)).toEqual([])
  await as('U0BQUALITY').types('C0SHARED', '@Andon defect hinges crack')
  expect(slack.postsIn('C0SHARED').some(({ words }) => words.includes('D-1 · hinges crack'))).toBe(true)
})
