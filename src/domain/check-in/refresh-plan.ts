import { addDays, HOUR } from '../calendar/local-date.ts'
import { type CheckInSpec, SIDES, type Side } from '../partnership/partnership.ts'
import type { CheckIn, CheckInSettings } from './check-in.ts'
import { timeToKeep } from './choose-slot.ts'
import type { SideCalendars } from './day-slots.ts'
import type { HeldOccurrence, Occurrence } from './occurrence.ts'
import { planCheckIns } from './plan-check-ins.ts'
import { mondayOf, weekOf } from './week-days.ts'
import { writtenRound } from './written-round.ts'

/** How many weeks ahead check-ins are planned. */
const WEEKS_AHEAD = 12
/** A check-in nobody knew of is not put nearer than this. */
export const SHORTEST_NOTICE = 2 * HOUR

export interface PlanState {
  readonly partnershipId: string
  readonly spec: CheckInSpec
  readonly calendars: SideCalendars
  readonly settings: CheckInSettings
  /** Of this week and all later ones. */
  readonly existing: readonly CheckIn[]
  /** Sum of the burdens of all held ones. */
  readonly ledger: Readonly<Record<Side, number>>
  readonly now: Date
  readonly newId: () => string
  readonly hash: (text: string) => string
}

export interface RefreshedPlan {
  /** New and changed ones only. */
  readonly changed: readonly CheckIn[]
  readonly settings: CheckInSettings
}

/**
 * The check-ins of the next weeks, so that each week has one. What people were told, moved or called off stays, and so does
 * everything whose week still rests on the same hours, days and rules: a closure in one week moves that week alone. The
 * rest is found by `planCheckIns` around it. Planning again at the same state changes nothing.
 */
export const refreshPlan = (state: PlanState): RefreshedPlan => {
  const { spec, calendars, now, existing } = state
  const today = calendars[spec.weekdayOf].localDate(now)
  const settings = { ...state.settings, ...keptTimeOf(state, today) }
  const basisOf = (week: string) => basis({ ...state, settings }, week)
  const weekly = new Map(existing.filter(({ extra }) => !extra).map((one) => [one.week, one]))
  const stays = (one: CheckIn): boolean => isFixed(one) || one.basis === basisOf(one.week)
  const settled = [...weekly.values()].filter(stays)

  const plan = (from: string) =>
    planCheckIns({
      ...{ calendars, spec, from, weeks: WEEKS_AHEAD, keptTime: settings.keptTime },
      ledger: ledgerBefore(state, from),
      published: settled.map(({ week, start, minutes, state: of, mode }) => ({
        ...{ week, minutes, start: of === 'skipped' || mode === 'written' ? null : start },
      })),
    })
  const isNew = ({ week }: Occurrence): boolean => !settled.some((one) => one.week === week)
  const tooSoon = (one: Occurrence): boolean =>
    isNew(one) && one.kind === 'held' && one.start.getTime() < now.getTime() + SHORTEST_NOTICE
  const first = plan(today)
  const found = first.some(tooSoon) ? plan(addDays(today, 1)) : first
  const changed = found.filter(isNew).map((one) => {
    const before = weekly.get(one.week) ?? null
    return keep({ ...state, settings }, one, before, basisOf(one.week))
  })
  return { settings, changed }
}

/** What people know of, or have decided, is not planned anew. */
const isFixed = ({ state, movedFrom, calledOff }: CheckIn): boolean =>
  state === 'published' || state === 'held' || movedFrom !== null || calledOff !== null

/** The ledger without what the plan itself counts again: held ones it meets from `from` on. */
const ledgerBefore = ({ ledger, existing, calendars, spec }: PlanState, from: string) => {
  const counted = existing.filter(
    ({ state, start, extra, mode }) =>
      state === 'held' &&
      !extra &&
      mode === 'live' &&
      start !== null &&
      calendars[spec.weekdayOf].localDate(start) >= from,
  )
  const sum = (side: Side) => counted.reduce((total, { burden }) => total + burden[side], 0)
  return { brand: ledger.brand - sum('brand'), factory: ledger.factory - sum('factory') }
}

/** The local time the side that does not carry keeps: found once, and anew only when hours, zones or the rule change. */
const keptTimeOf = (
  { spec, calendars, settings, hash }: PlanState,
  today: string,
): Pick<CheckInSettings, 'keptTime' | 'keptFor'> => {
  const { mode } = spec
  if (mode === 'overlap' || mode === 'rotate') return { keptTime: null, keptFor: null }
  const keptFor = hash(
    JSON.stringify([spec, SIDES.map((side) => [calendars[side].zone, calendars[side].spec.hours])]),
  )
  if (settings.keptFor === keptFor && settings.keptTime !== null)
    return { keptTime: settings.keptTime, keptFor }
  const weeks = Array.from({ length: WEEKS_AHEAD + 1 }, (_, index) =>
    weekOf(calendars, spec, addDays(mondayOf(today), 7 * index)),
  )
  const ahead = weeks.filter(({ wanted }) => wanted >= today)
  return { keptTime: timeToKeep(calendars, spec, mode, ahead), keptFor }
}

/** Everything the check-in of one week rests on. Its days reach one further on each side: slots pass midnight. */
const basis = ({ spec, calendars, settings, hash }: PlanState, week: string): string => {
  const dates = Array.from({ length: 9 }, (_, index) => addDays(week, index - 1))
  const days = SIDES.map((side) =>
    dates.map((date) =>
      calendars[side].dayIntervals(date).map(({ start, end }) => [start.getTime(), end.getTime()]),
    ),
  )
  const zones = SIDES.map((side) => calendars[side].zone)
  return hash(JSON.stringify([spec, settings.mode, settings.keptTime, zones, days])).slice(0, 32)
}

const keep = (state: PlanState, one: Occurrence, before: CheckIn | null, ofWeek: string): CheckIn => {
  const known = before ?? blank(state, one.week, false)
  const time = one.kind === 'held' ? timeOf(state, one) : NO_TIME
  const after: CheckIn = {
    ...known,
    ...time,
    state: one.kind === 'held' ? 'planned' : 'skipped',
    mode: state.settings.mode,
    minutes: state.spec.minutes,
    wanted: one.wanted,
    reason: one.kind === 'held' ? one.reason : null,
    passedOver: one.passedOver,
    basis: ofWeek,
  }
  const same =
    after.state === known.state &&
    after.mode === known.mode &&
    after.start?.getTime() === known.start?.getTime() &&
    after.minutes === known.minutes
  return before && !same ? { ...after, sequence: before.sequence + 1 } : after
}

type Time = Pick<CheckIn, 'start' | 'dates' | 'burden' | 'closesAt'>

const NO_TIME: Time = { start: null, dates: null, burden: { brand: 0, factory: 0 }, closesAt: null }

/** Live it is the slot; in writing the day of the slot on each side's calendar, which costs nobody anything. */
const timeOf = ({ calendars, settings }: PlanState, { start, burden }: HeldOccurrence): Time => {
  const dates = datesOf(calendars, start)
  if (settings.mode === 'live') return { start, dates, burden, closesAt: null }
  return { ...NO_TIME, ...writtenRound(calendars, dates), dates }
}

/** An instant's date on each side's calendar. */
export const datesOf = (calendars: SideCalendars, at: Date): Readonly<Record<Side, string>> => ({
  brand: calendars.brand.localDate(at),
  factory: calendars.factory.localDate(at),
})

/** A check-in of a week before anything is known of it. */
export const blank = (
  { partnershipId, spec, settings, newId }: Pick<PlanState, 'partnershipId' | 'spec' | 'settings' | 'newId'>,
  week: string,
  extra: boolean,
): CheckIn => ({
  ...{ id: newId(), partnershipId, week, extra, state: 'planned', mode: settings.mode },
  ...NO_TIME,
  ...{ minutes: spec.minutes, sequence: 0, wanted: week, reason: null, passedOver: [], basis: '' },
  ...{ movedFrom: null, calledOff: null, proposal: null, publishedAt: null },
  ...{ attendance: [], answers: [], minuteLines: [], done: [], silent: [], missedByAndon: false },
})
