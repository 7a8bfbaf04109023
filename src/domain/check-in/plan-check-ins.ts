import { addDays, MINUTE } from '../calendar/local-date.ts'
import type { ZoneReadings } from '../calendar/zone-readings.ts'
import { type CheckInSpec, SIDES, type Side } from '../partnership/partnership.ts'
import { burdenOf } from './burden.ts'
import { carriedWeek, leastBurden, type OpenWeek, openWeek, timeToKeep } from './choose-slot.ts'
import type { SideCalendars } from './day-slots.ts'
import { fairRotation } from './fair-rotation.ts'
import type { Occurrence, Slot, SlotReason } from './occurrence.ts'
import { mondayOf, type Week, weekOf } from './week-days.ts'

/** An occurrence both sides were told of: it stays as it is. */
interface PublishedOccurrence {
  /** The brand's Monday of its week. */
  readonly week: string
  /** Null when it was called off. */
  readonly start: Date | null
  readonly minutes: number
}

export interface PlanRequest {
  readonly calendars: SideCalendars
  readonly spec: CheckInSpec
  /** The first date a check-in may be on, local to the side whose weekday it has. */
  readonly from: string
  /** How many weeks, each with one occurrence, held or skipped. */
  readonly weeks: number
  /** The burdens each side had before the first of them. */
  readonly ledger: Readonly<Record<Side, number>>
  readonly published?: readonly PublishedOccurrence[]
  /**
   * In the modes `brand` and `factory` the local time, `HH:mm`, that the side which does not carry has had so far. Without
   * it the time is found from the weeks asked for; a caller that plans again later must give it, or it is found anew.
   */
  readonly keptTime?: string | null
}

/** A week with what may be chosen in it: one slot when it is settled, none when it is skipped. */
type Candidate = OpenWeek & { readonly published: PublishedOccurrence | null }

/**
 * The next check-ins, one for each week (the brand's Monday to Sunday), by the mode of `spec`: `overlap` takes the least
 * total burden of each week's day, then the earliest; `rotate` is `fairRotation` over all of them; `brand` and `factory`
 * are `carriedWeek`. The day is the wanted one, or the nearest of its week on which both sides work on every local date
 * the slot touches, the earlier of two equally near. A week whose check-in was before `from` is not among them.
 * @throws AppError `date-invalid`
 */
export const planCheckIns = (request: PlanRequest): Occurrence[] => {
  const candidates = nextWeeks(request)
  const chosen = choose(request, candidates)
  let total = request.ledger
  return candidates.map((candidate, index) => {
    const occurrence = asOccurrence(request, candidate, chosen[index] ?? null, total)
    total = occurrence.total
    return occurrence
  })
}

const nextWeeks = (request: PlanRequest): Candidate[] => {
  const { calendars, spec, from, weeks } = request
  const open = opener(request)
  const found: Candidate[] = []
  for (let monday = mondayOf(from); found.length < weeks; monday = addDays(monday, 7)) {
    const week = weekOf(calendars, spec, monday)
    const published = request.published?.find((each) => each.week === monday) ?? null
    const candidate: Candidate = published
      ? { ...settled(week, published, calendars), published }
      : { ...open(week), published }
    if (dateOf(candidate, spec, calendars) >= from) found.push(candidate)
  }
  return found
}

/** How the day of a week and what may be chosen on it are found in this mode. */
const opener = ({ calendars, spec, from, weeks, keptTime }: PlanRequest): ((week: Week) => OpenWeek) => {
  const { mode } = spec
  if (mode === 'overlap' || mode === 'rotate') return (week) => openWeek(week, spec)
  const first = mondayOf(from)
  const ahead = Array.from({ length: weeks + 1 }, (_, index) =>
    weekOf(calendars, spec, addDays(first, 7 * index)),
  )
  const time =
    keptTime ??
    timeToKeep(
      calendars,
      spec,
      mode,
      ahead.filter(({ wanted }) => wanted >= from),
    )
  return (week) => carriedWeek(calendars, spec, mode, time, week)
}

const settled = (week: Week, { start, minutes }: PublishedOccurrence, calendars: SideCalendars): OpenWeek => {
  const base = { week, day: null, passedOver: [] }
  if (!start) return { ...base, slots: [], reason: null }
  const burden = {
    brand: burdenOf(calendars.brand, start, minutes),
    factory: burdenOf(calendars.factory, start, minutes),
  }
  return { ...base, slots: [{ start: start.getTime(), burden }], reason: { code: 'published' } }
}

/** The date of a week's check-in, local to the side whose weekday it has; the wanted one when it is skipped. */
const dateOf = (
  { week, day, slots: [slot], published }: Candidate,
  spec: CheckInSpec,
  calendars: SideCalendars,
) => {
  if (published) return slot ? calendars[spec.weekdayOf].readings.dateAt(slot.start) : week.wanted
  return day?.date ?? week.wanted
}

const choose = (
  { spec: { mode }, ledger }: PlanRequest,
  candidates: readonly Candidate[],
): (Slot | null)[] => {
  if (mode !== 'rotate') return candidates.map(({ slots }) => leastBurden(slots))
  const fair = fairRotation(
    candidates.map(({ slots }) => slots).filter((slots) => slots.length > 0),
    ledger,
  )
  return candidates.map(({ slots }) => (slots.length > 0 ? (fair.shift() ?? null) : null))
}

const asOccurrence = (
  { calendars, spec }: PlanRequest,
  { week, passedOver, reason, published, ...candidate }: Candidate,
  slot: Slot | null,
  before: Readonly<Record<Side, number>>,
): Occurrence => {
  const base = { week: week.monday, wanted: week.wanted, passedOver }
  if (!slot) return { ...base, kind: 'skipped', total: before, published: published !== null }
  const { start, burden } = slot
  const date = dateOf({ week, passedOver, reason, published, ...candidate }, spec, calendars)
  return {
    ...base,
    kind: 'held',
    start: new Date(start),
    end: new Date(start + (published?.minutes ?? spec.minutes) * MINUTE),
    local: {
      brand: localIso(calendars.brand.readings, start),
      factory: localIso(calendars.factory.readings, start),
    },
    burden,
    total: { brand: before.brand + burden.brand, factory: before.factory + burden.factory },
    moved: date !== week.wanted,
    reason: reason ?? foundReason(spec, burden),
  }
}

const foundReason = ({ mode }: CheckInSpec, burden: Slot['burden']): SlotReason => {
  if (SIDES.every((side) => burden[side] === 0)) return { code: 'inside-both' }
  return { code: mode === 'rotate' ? 'fair-turn' : 'least-burden' }
}

/** An instant on a clock with its offset: `2026-10-07T17:00-07:00`. */
const localIso = (readings: ZoneReadings, instant: number): string => {
  const reading = readings.at(instant)
  const offset = Math.round((reading - instant) / MINUTE)
  const two = (value: number): string => String(value).padStart(2, '0')
  const sign = offset < 0 ? '-' : '+'
  const ahead = Math.abs(offset)
  return `${new Date(reading).toISOString().slice(0, 16)}${sign}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`
}
