import { describe, expect, test } from 'vitest'
import {
  answerOffer,
  attend,
  callOff,
  comingOf,
  didNotHappen,
  proposeMove,
  takeBack,
  withdrawMove,
} from '../../../src/domain/check-in/check-in-acts.ts'
import { moveOffers } from '../../../src/domain/check-in/move-offers.ts'
import type { Role, Side } from '../../../src/domain/partnership/partnership.ts'
import { aCheckIn } from '../../support/rows.ts'
import { MON_FRI, MON_SAT, OFFICE, SHIFTS, sampleCalendar } from './sample-calendars.ts'

const calendars = {
  brand: sampleCalendar({ zone: 'America/Los_Angeles', weekdays: MON_FRI, day: OFFICE }),
  factory: sampleCalendar({ zone: 'Asia/Shanghai', weekdays: MON_SAT, day: SHIFTS }),
}
const by = (side: Side, ...roles: Role[]) => ({ partnershipId: 'p', personId: `${side}-1`, side, roles })
const liaison = by('brand', 'liaison')
const manager = by('factory', 'manager')
const NOW = new Date('2026-02-10T12:00:00Z')
const LATER = new Date('2026-02-12T01:00:00Z')
const next = aCheckIn('p', { state: 'published', sequence: 2 })
const code = (refused: string) => expect.objectContaining({ code: refused })

describe('calling a check-in off', () => {
  test('needs a liaison or manager, a reason and time; it can be taken back while there is time', () => {
    expect(() => callOff(next, by('brand', 'quality'), 'x', NOW)).toThrow(code('check-in-role'))
    expect(() => callOff(next, liaison, '  ', NOW)).toThrow(code('check-in-reason-required'))
    expect(() => callOff(next, liaison, 'x', LATER)).toThrow(code('check-in-begun'))
    const off = callOff(next, manager, ' stocktaking ', NOW)
    expect(off).toMatchObject({
      ...{ state: 'skipped', sequence: 3 },
      calledOff: { reason: 'stocktaking', side: 'factory', before: 'published' },
    })
    expect(() => callOff(off, liaison, 'x', NOW)).toThrow(code('check-in-off'))
    expect(takeBack(off, liaison, NOW)).toEqual({ ...next, sequence: 4 })
    expect(() => takeBack(off, liaison, LATER)).toThrow(code('check-in-begun'))
    expect(() => takeBack(next, liaison, NOW)).toThrow(code('check-in-not-off'))
  })

  test('an extra one can be called off while it is on; a held one can be said not to have taken place, and back', () => {
    expect(callOff({ ...next, extra: true }, liaison, 'x', LATER).state).toBe('skipped')
    expect(() => didNotHappen(next, liaison, LATER)).toThrow(code('check-in-not-held'))
    const held = { ...next, state: 'held' as const }
    const denied = didNotHappen(held, liaison, LATER)
    expect(takeBack(denied, manager, LATER)).toEqual({ ...held, sequence: 4 })
  })
})

describe('moving it', () => {
  const spec = { weekday: 3, weekdayOf: 'brand', minutes: 30, mode: 'overlap' } as const
  const slots = moveOffers(calendars, spec, next, { brand: 0, factory: 0 }, NOW)

  test('offers three times of its week that touch neither each other nor the present one, the least burden first', () => {
    expect(slots).toHaveLength(3)
    const burdens = slots.map(({ burden }) => burden.brand + burden.factory)
    expect(burdens).toEqual([...burdens].sort((a, b) => a - b))
    const starts = [next.start!.getTime(), ...slots.map(({ start }) => start)].sort((a, b) => a - b)
    for (const [index, start] of starts.entries())
      if (index > 0) expect(start - starts[index - 1]!).toBeGreaterThanOrEqual(30 * 60_000)
    expect(Math.min(...slots.map(({ start }) => start))).toBeGreaterThanOrEqual(NOW.getTime() + 2 * 3_600_000)
    // Friday evening of the brand's week: nothing is left.
    expect(
      moveOffers(calendars, spec, next, { brand: 0, factory: 0 }, new Date('2026-02-14T09:00:00Z')),
    ).toEqual([])
  })

  test('takes both sides’ yes to the same time; one side’s yes can be taken back', () => {
    const asked = proposeMove(next, liaison, slots, NOW)
    const [first, second] = slots.map(({ start }) => new Date(start))
    const mine = answerOffer(asked, liaison, first!, calendars, NOW)
    expect(mine.start).toEqual(next.start)
    const theirs = answerOffer(mine, manager, second!, calendars, NOW)
    expect(theirs.proposal?.offers.map(({ accepted }) => accepted)).toEqual([['brand'], ['factory'], []])
    const back = answerOffer(theirs, liaison, first!, calendars, NOW)
    expect(back.proposal?.offers[0]?.accepted).toEqual([])
    const moved = answerOffer(theirs, manager, first!, calendars, NOW)
    expect(moved).toMatchObject({
      start: first,
      movedFrom: next.start,
      proposal: null,
      done: [],
      sequence: 3,
    })
    expect(moved.burden).toEqual(slots[0]?.burden)
    expect(() => answerOffer(moved, manager, first!, calendars, NOW)).toThrow(code('check-in-no-offer'))
    expect(withdrawMove(asked, manager).proposal).toBeNull()
  })

  test('is refused for one in writing, one that has begun and where no time is left', () => {
    expect(() => proposeMove({ ...next, mode: 'written' }, liaison, slots, NOW)).toThrow(
      code('check-in-written'),
    )
    expect(() => proposeMove(next, liaison, slots, LATER)).toThrow(code('check-in-begun'))
    expect(() => proposeMove(next, liaison, [], NOW)).toThrow(code('check-in-no-other-slot'))
  })
})

test('who comes is counted by side, the last answer of each; a substitute counts and must be named', () => {
  const coming = attend(next, by('brand'), 'coming', null, NOW)
  expect(comingOf(coming, 'brand')).toBe(1)
  expect(comingOf(coming, 'factory')).toBe(0)
  expect(comingOf(attend(coming, by('brand'), 'cannot', null, NOW), 'brand')).toBe(0)
  expect(comingOf(attend(coming, by('factory'), 'sends', '小王', NOW), 'factory')).toBe(1)
  expect(() => attend(next, by('brand'), 'sends', ' ', NOW)).toThrow(code('check-in-words-required'))
  expect(() => attend({ ...next, state: 'held' }, by('brand'), 'coming', null, NOW)).toThrow(
    code('check-in-over'),
  )
})
