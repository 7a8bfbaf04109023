import { expect, test } from 'vitest'
import { setUpPartnership } from '../../../src/features/setup/set-up-partnership.ts'
import { examplePartnership } from '../../support/andon.ts'
import { startStory } from './check-in-story.ts'

/** What a wall clock shows, by the platform's own conversion: nothing of Andon's calendars is asked. */
const clockOf = (at: string, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  })
    .formatToParts(new Date(`${at}:00Z`))
    .filter(({ type }) => type === 'hour' || type === 'minute')
    .map(({ value }) => value)
    .join(':')

const dateOf = (at: string, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(`${at}:00Z`))

test('twelve weeks: Spring Festival, US clocks, a skipped week, a side that moves, a silent side', async () => {
  const story = await startStory({ at: '2026-02-02T00:00:00Z' })
  const liaison = story.at('b-liaison', 'shared')
  // A week off by hand, then written weeks in which only the factory speaks, then live again in another zone.
  await story.advance('2026-03-03T20:00:00Z')
  await liaison.command('/checkin skip trade fair')
  await story.advance('2026-03-13T20:00:00Z')
  await liaison.command('/checkin mode written')
  for (const day of ['2026-03-19', '2026-03-26']) {
    await story.advance(`${day}T03:00:00Z`)
    await story.at('f-liaison', 'dm').mention('没有新情况')
  }
  await story.advance('2026-03-28T20:00:00Z')
  await liaison.command('/checkin mode live')
  const example = examplePartnership()
  const berlin = { ...example.sides.brand, country: 'DE', region: 'BE', zone: 'Europe/Berlin' }
  const moved = { ...example, sides: { ...example.sides, brand: berlin } }
  await story.store.transaction((tx) => setUpPartnership(story.app.features, tx, moved, 'test'))
  await story.advance('2026-04-25T00:00:00Z')

  const zoneOf = (to: string, at: string) =>
    to.startsWith('@f') ? 'Asia/Shanghai' : at < '2026-03-28T20:00' ? 'America/Los_Angeles' : 'Europe/Berlin'
  const of = (kind: RegExp) => story.sent.filter(({ to, title }) => to.startsWith('@') && kind.test(title))
  const dayBefore = of(/^(Check-in |例会 )/)
  expect(dayBefore.length).toBeGreaterThan(24)
  for (const { at, to } of dayBefore)
    expect(`${to} ${clockOf(at, zoneOf(to, at))}`).toBe(`${to} ${to.startsWith('@f') ? '08:00' : '09:00'}`)
  const asked = of(/in writing|书面/)
  expect(asked).toHaveLength(8)
  for (const { at, to } of asked) expect(clockOf(at, zoneOf(to, at))).toBe('09:30')

  // Each reminder is a quarter of an hour before, the minutes half an hour after: the same meeting for everybody.
  const minutes = story.sent.filter(({ title }) => title === 'Aurora Earbuds: minutes').map(({ at }) => at)
  const soon = [...new Set(of(/^(In 15 minutes|15 分钟后)/).map(({ at }) => at))]
  const minutesLater = (at: string) =>
    new Date(Date.parse(`${at}:00Z`) + 45 * 60_000).toISOString().slice(0, 16)
  expect(soon.map(minutesLater)).toEqual(minutes)
  for (const at of soon)
    expect(of(/^(In 15 minutes|15 分钟后)/).filter((one) => one.at === at)).toHaveLength(4)

  // Weeks: 17 February is the festival, 4 March was called off, 18 and 25 March are in writing.
  const starts = soon.map((at) => new Date(Date.parse(`${at}:00Z`) + 15 * 60_000).toISOString().slice(0, 16))
  expect(starts.map((at) => `${dateOf(at, zoneOf('@b', at))} ${clockOf(at, 'Asia/Shanghai')}`)).toEqual([
    '2026-02-04 08:00',
    '2026-02-11 08:00',
    '2026-02-25 08:00',
    '2026-03-11 08:00',
    ...['2026-04-01', '2026-04-08', '2026-04-15', '2026-04-22'].map((date) => `${date} 15:00`),
  ])
  // 16:00 before the clocks of Los Angeles go forward, 17:00 after.
  expect(starts.slice(0, 4).map((at) => clockOf(at, 'America/Los_Angeles'))).toEqual([
    '16:00',
    '16:00',
    '16:00',
    '17:00',
  ])
  const managers = story.sent.filter(
    ({ to, title }) => to.includes('manager') && /two weeks|两周/.test(title),
  )
  expect(managers.map(({ to }) => to).sort()).toEqual(['@b-manager', '@f-manager'])
  expect(story.problems()).toEqual([])
})
