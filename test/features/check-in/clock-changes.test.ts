import { describe, expect, test } from 'vitest'
import type { Partnership } from '../../../src/domain/partnership/partnership.ts'
import { wallClock } from '../../domain/calendar/intl-wall-clock.ts'
import { linesOf, startStory } from './check-in-story.ts'

type Mode = NonNullable<Partnership['checkIn']>['mode']

const inMode =
  (mode: Mode) =>
  (partnership: Partnership): Partnership => ({
    ...partnership,
    checkIn: partnership.checkIn && { ...partnership.checkIn, mode },
  })

/** The messages that say what becomes of the check-in when clocks change. */
const notices = (story: Awaited<ReturnType<typeof startStory>>) =>
  story.sent.filter(({ title }) => /clocks change|时钟调整/.test(title))

const OPEN = { brand: 9 * 60, factory: 8 * 60 }
const ZONES = { brand: 'America/Los_Angeles', factory: 'Asia/Shanghai' }

describe('the clocks of Los Angeles go forward on 8 March 2026', () => {
  test.each(['overlap', 'rotate', 'brand', 'factory'] as const)(
    'everybody is told once, a week before, in their working hours: %s',
    async (mode) => {
      const story = await startStory({ at: '2026-02-23T00:00:00Z', partnership: inMode(mode) })
      await story.advance('2026-03-20T00:00:00Z')
      const told = notices(story)
      expect(told.map(({ to }) => to).sort()).toEqual([
        '@b-liaison',
        '@b-manager',
        '@b-quality',
        '@f-liaison',
        '@f-manager',
        '@f-quality',
      ])
      for (const { at, to, variants } of told) {
        const side = to.startsWith('@b') ? 'brand' : 'factory'
        const instant = Date.parse(`${at}Z`)
        // A week before is a Sunday: the next working minute is Monday's first.
        // One of them lives in a zone of his own.
        const zone = to === '@f-manager' ? 'Asia/Urumqi' : ZONES[side]
        expect(wallClock(zone, instant)).toEqual({ date: '2026-03-02', minute: OPEN[side] })
        expect(variants[side === 'brand' ? 'factory' : 'brand']).toBeUndefined()
      }
    },
  )

  test('what moves is the time the meeting really has on each clock', async () => {
    const story = await startStory({ at: '2026-02-23T00:00:00Z', partnership: inMode('brand') })
    await story.advance('2026-03-05T00:00:00Z')
    const rows = await story.store.transaction((tx) => tx.checkIns.fromWeek('aurora', '2026-03-02'))
    const [before, after] = rows
      .flatMap(({ start }) => (start ? [start.getTime()] : []))
      .slice(0, 2)
      .map((start) => ({
        brand: wallClock(ZONES.brand, start).minute,
        factory: wallClock(ZONES.factory, start).minute,
      }))
    // The brand carries it: the factory keeps its time, the brand's moves by an hour.
    expect(after?.factory).toBe(before?.factory)
    expect(after?.brand).toBe((before?.brand ?? 0) + 60)
    const clock = (minute = 0) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    const textTo = (person: string) =>
      linesOf(Object.values(notices(story).find(({ to }) => to === person)?.variants ?? {})[0]).join(' ')
    expect(textTo('@b-liaison')).toContain(
      `Your check-in moves from ${clock(before?.brand)} to ${clock(after?.brand)}, your local time.`,
    )
    expect(textTo('@f-liaison')).toContain(`例会按您的当地时间仍为 ${clock(after?.factory)}。`)
  })

  test('planned anew, looked at again and swept by a second process, nobody is told twice', async () => {
    const story = await startStory({ at: '2026-03-01T12:00:00Z' })
    for (const day of ['03-02T09:00', '03-03T00:00', '03-04T00:00', '03-09T00:00'])
      await story.advance(`2026-${day}:00Z`)
    await Promise.all([story.app.sweep(), story.app.sweep()])
    expect(notices(story)).toHaveLength(6)
  })
})
