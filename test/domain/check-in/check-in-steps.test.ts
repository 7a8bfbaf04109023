import { describe, expect, test } from 'vitest'
import { attendeesOf } from '../../../src/domain/check-in/attendees.ts'
import type { CheckIn } from '../../../src/domain/check-in/check-in.ts'
import {
  isStale,
  nextStep,
  noteStep,
  stepsOf,
  wasMissed,
} from '../../../src/domain/check-in/check-in-steps.ts'
import { aCheckIn, aPartnership, aPerson } from '../../support/rows.ts'
import { MON_FRI, MON_SAT, OFFICE, SHIFTS, sampleCalendar } from './sample-calendars.ts'

const calendars = {
  brand: sampleCalendar({ zone: 'America/Los_Angeles', weekdays: MON_FRI, day: OFFICE }),
  factory: sampleCalendar({ zone: 'Asia/Shanghai', weekdays: MON_SAT, day: SHIFTS }),
}
const partnership = aPartnership({
  people: [
    aPerson('b-liaison', 'brand'),
    aPerson('b-boss', 'brand', { roles: ['manager'] }),
    aPerson('f-liaison', 'factory'),
    aPerson('f-far', 'factory', { roles: ['quality'], zone: 'Asia/Urumqi' }),
  ],
})
// Monday 16:30 in Los Angeles, Tuesday 08:30 in Shanghai.
const monday = aCheckIn(partnership.id, {
  start: new Date('2026-02-10T00:30:00Z'),
  dates: { brand: '2026-02-09', factory: '2026-02-10' },
})
const of = (checkIn: CheckIn) =>
  stepsOf(checkIn, attendeesOf(partnership, checkIn, calendars), calendars).map(
    ({ kind, person, at }) => `${at.toISOString().slice(0, 16)} ${person ? `${kind}:${person}` : kind}`,
  )

describe('what Andon does about a check-in', () => {
  test('live: begins the working day before of each person, on their own clock', () => {
    expect(of(monday)).toEqual([
      // Friday 09:00 in Los Angeles is before Monday 08:00 in Shanghai.
      '2026-02-06T17:00 agenda',
      '2026-02-06T17:00 day:b-liaison',
      '2026-02-09T00:00 day:f-liaison',
      '2026-02-09T02:00 day:f-far',
      '2026-02-09T23:30 count',
      '2026-02-10T00:15 soon',
      '2026-02-10T01:00 end',
    ])
  })

  test('in writing: asks at 09:30 of each person’s own day', () => {
    const written = { ...monday, mode: 'written' as const, closesAt: new Date('2026-02-11T09:30:00Z') }
    expect(of(written)).toEqual([
      '2026-02-06T17:00 agenda',
      '2026-02-09T17:30 ask:b-liaison',
      '2026-02-10T01:30 ask:f-liaison',
      '2026-02-10T03:30 ask:f-far',
      '2026-02-11T09:30 end',
    ])
  })

  test('somebody who comes is reminded too; over or off, nothing is left to do', () => {
    const attendance = [
      {
        ...{ personId: 'b-boss', side: 'brand' as const, answer: 'coming' as const },
        ...{ substitute: null, at: new Date(0) },
      },
    ]
    expect(of({ ...monday, attendance })).toContain('2026-02-06T17:00 day:b-boss')
    expect(of({ ...monday, state: 'held' })).toEqual([])
    expect(of({ ...monday, state: 'skipped' })).toEqual([])
  })

  test('each step is done once, in order, or noted as too late', () => {
    const steps = stepsOf(monday, attendeesOf(partnership, monday, calendars), calendars)
    let checkIn = monday
    const taken: string[] = []
    const now = new Date('2026-02-10T00:40:00Z')
    for (let step = nextStep(checkIn, steps); step && step.at <= now; step = nextStep(checkIn, steps)) {
      taken.push(`${step.kind} ${isStale(step, now)}`)
      checkIn = noteStep(checkIn, step, isStale(step, now))
    }
    expect(taken).toEqual(['agenda false', 'day true', 'day true', 'day true', 'count true', 'soon true'])
    expect(wasMissed(checkIn)).toBe(true)
    expect(nextStep(checkIn, steps)?.kind).toBe('end')
    expect(wasMissed(monday)).toBe(false)
  })
})
