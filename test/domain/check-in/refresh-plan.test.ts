import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type CheckIn, INITIAL_SETTINGS } from '../../../src/domain/check-in/check-in.ts'
import { planCheckIns } from '../../../src/domain/check-in/plan-check-ins.ts'
import { type PlanState, refreshPlan } from '../../../src/domain/check-in/refresh-plan.ts'
import type { CheckInSpec } from '../../../src/domain/partnership/partnership.ts'
import { MON_FRI, MON_SAT, OFFICE, SHIFTS, sampleCalendar } from './sample-calendars.ts'

const brandSide = { zone: 'America/Los_Angeles', weekdays: MON_FRI, day: OFFICE }
const factorySide = { zone: 'Asia/Shanghai', weekdays: MON_SAT, day: SHIFTS }
const SPEC: CheckInSpec = { weekday: 3, weekdayOf: 'brand', minutes: 30, mode: 'rotate' }

let ids = 0
const stateAt = (changes: Partial<PlanState> = {}): PlanState => ({
  partnershipId: 'p',
  spec: SPEC,
  calendars: { brand: sampleCalendar(brandSide), factory: sampleCalendar(factorySide) },
  settings: INITIAL_SETTINGS,
  existing: [],
  ledger: { brand: 0, factory: 0 },
  now: new Date('2026-10-05T12:00:00Z'),
  newId: () => `c${++ids}`,
  hash: (text) => createHash('sha256').update(text).digest('hex'),
  ...changes,
})

/** The state after its own plan was kept. */
const planned = (state: PlanState, later: Partial<PlanState> = {}): PlanState => {
  const { changed, settings } = refreshPlan(state)
  const kept = new Map([...state.existing, ...changed].map((one) => [one.id, one]))
  return { ...state, settings, existing: [...kept.values()], ...later }
}
const starts = (checkIns: readonly CheckIn[]) => checkIns.map(({ start }) => start?.toISOString() ?? null)
const inOrder = (state: PlanState) =>
  [...state.existing].sort((a, b) => (a.week < b.week ? -1 : a.week > b.week ? 1 : 0))

describe('the plan that is kept', () => {
  test('begins as the plan of all twelve weeks, and planning again changes nothing', () => {
    const state = stateAt()
    const kept = planned(state)
    const plan = planCheckIns({ ...state, from: '2026-10-05', weeks: 12 })
    expect(starts(kept.existing)).toEqual(
      plan.map((one) => (one.kind === 'held' ? one.start.toISOString() : null)),
    )
    expect(refreshPlan(kept).changed).toEqual([])
    expect(refreshPlan({ ...kept, now: new Date('2026-10-06T12:00:00Z') }).changed).toEqual([])
  })

  test('grows by a week each week, and what was planned stays where it is', () => {
    let state = planned(stateAt())
    const first = starts(inOrder(state))
    for (let week = 1; week <= 12; week++) {
      const now = new Date(Date.UTC(2026, 9, 5 + 7 * week, 12))
      const { changed } = refreshPlan({ ...state, now })
      expect(changed).toHaveLength(1)
      state = planned({ ...state, now })
    }
    expect(starts(inOrder(state)).slice(0, 12)).toEqual(first)
    expect(new Set(state.existing.map(({ week }) => week)).size).toBe(24)
  })

  test('finds anew only the week in which a closure was added; the sequence tells calendars', () => {
    const before = planned(stateAt())
    const closed = sampleCalendar({
      ...factorySide,
      closures: [{ from: '2026-10-21', to: '2026-10-23', name: 'Inventory' }],
    })
    const calendars = { ...before.calendars, factory: closed }
    const { changed } = refreshPlan({ ...before, calendars })
    expect(changed.map(({ week }) => week)).toEqual(['2026-10-19'])
    expect(changed[0]).toMatchObject({ sequence: 1, state: 'planned' })
    const known = before.existing.find(({ week }) => week === '2026-10-19')
    expect(changed[0]?.id).toBe(known?.id)
    expect(changed[0]?.start).not.toEqual(known?.start)
  })

  test('moves everything but what was published, moved or called off when a side moves to another zone', () => {
    const before = planned(stateAt())
    const [next, called, moved] = inOrder(before)
    if (!next || !called || !moved) throw new Error('three weeks')
    const at = new Date('2026-10-05T12:00:00Z')
    const fixed: CheckIn[] = [
      { ...next, state: 'published', publishedAt: at },
      {
        ...called,
        state: 'skipped',
        calledOff: { by: 'b', side: 'brand', reason: 'x', at, before: 'planned' },
      },
      { ...moved, movedFrom: moved.start, start: new Date('2026-10-22T01:00:00Z') },
    ]
    const existing = before.existing.map((one) => fixed.find(({ id }) => id === one.id) ?? one)
    const calendars = { ...before.calendars, brand: sampleCalendar({ ...brandSide, zone: 'Europe/Berlin' }) }
    const { changed } = refreshPlan({ ...before, existing, calendars })
    expect(changed).toHaveLength(9)
    expect(changed.every(({ sequence }) => sequence === 1)).toBe(true)
    expect(changed.some(({ week }) => fixed.some((one) => one.week === week))).toBe(false)
  })

  test('in a mode in which one side carries it keeps the other’s local time once it was found', () => {
    const spec = { ...SPEC, mode: 'factory' as const }
    let state = planned(stateAt({ spec, now: new Date('2026-10-05T12:00:00Z') }))
    const time = state.settings.keptTime
    expect(time).toMatch(/^\d\d:\d\d$/)
    // Past the end of daylight saving time the best time would be another one.
    for (let week = 1; week <= 8; week++)
      state = planned({ ...state, now: new Date(Date.UTC(2026, 9, 5 + 7 * week, 12)) })
    expect(state.settings.keptTime).toBe(time)
    const local = new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: 'America/Los_Angeles', hour: '2-digit', minute: '2-digit' },
    })
    const times = new Set(state.existing.flatMap(({ start }) => (start ? [local.format(start)] : [])))
    expect([...times]).toEqual([time])
  })

  test('in writing has the day of the slot on each side, 09:30 of the first and nobody’s burden', () => {
    const state = stateAt({ settings: { ...INITIAL_SETTINGS, mode: 'written' } })
    const [first] = refreshPlan(state).changed
    expect(first).toMatchObject({
      mode: 'written',
      burden: { brand: 0, factory: 0 },
      dates: { brand: '2026-10-07', factory: '2026-10-08' },
      // 09:30 in Shanghai on the 8th is 01:30 UTC; in Los Angeles on the 7th it was 16:30 UTC before.
      start: new Date('2026-10-07T16:30:00Z'),
      // The last closing of the 8th in Los Angeles, 17:30, is after that of the 9th in Shanghai.
      closesAt: new Date('2026-10-09T09:30:00Z'),
    })
    const kept = planned(state)
    const live = refreshPlan({ ...kept, settings: INITIAL_SETTINGS }).changed
    expect(live).toHaveLength(12)
    expect(live.every(({ mode, sequence }) => mode === 'live' && sequence === 1)).toBe(true)
  })

  test('puts nothing new into the next two hours', () => {
    const slot = refreshPlan(stateAt()).changed[0]?.start
    if (!slot) throw new Error('a slot')
    const at = (minutes: number) => refreshPlan(stateAt({ now: new Date(slot.getTime() - minutes * 60_000) }))
    expect(at(121).changed[0]?.start).toEqual(slot)
    expect(at(119).changed[0]?.start?.getTime()).toBeGreaterThan(slot.getTime() + 5 * 24 * 3_600_000)
    expect(at(119).changed).toHaveLength(12)
  })

  test('counts what was held this week once', () => {
    const before = planned(stateAt({ ledger: { brand: 0, factory: 0 } }))
    const [first] = inOrder(before)
    if (!first?.start) throw new Error('a slot')
    const burden = { brand: 120, factory: 0 }
    const held: CheckIn = { ...first, state: 'held', burden }
    const now = new Date(first.start.getTime() + 3_600_000)
    const existing = before.existing.map((one) => (one.id === held.id ? held : one))
    const { changed } = refreshPlan({ ...before, existing, now, ledger: burden })
    expect(changed).toEqual([])
  })
})
