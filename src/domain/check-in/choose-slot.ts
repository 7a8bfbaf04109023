import { DAY, MINUTE } from '../calendar/local-date.ts'
import type { ZoneReadings } from '../calendar/zone-readings.ts'
import { type CheckInSpec, otherSide, type Side } from '../partnership/partnership.ts'
import type { SideCalendars } from './day-slots.ts'
import type { PassedOver, Slot, SlotReason } from './occurrence.ts'
import type { Week, WeekDay } from './week-days.ts'

/** A week's day, and the slots to choose from on it. `day` null: no day of the week has any. */
export interface OpenWeek {
  readonly week: Week
  readonly day: WeekDay | null
  readonly slots: readonly Slot[]
  readonly passedOver: readonly PassedOver[]
  readonly reason: SlotReason | null
}

/** The nearest day of a week that has slots for which `wanted` is true, and only those; null when no day has. */
const nearestDay = (
  week: Week,
  { weekdayOf }: CheckInSpec,
  wanted: (slots: readonly Slot[]) => readonly Slot[],
): Omit<OpenWeek, 'reason'> => {
  const passedOver: PassedOver[] = []
  for (const day of week.days()) {
    const slots = wanted(day.slots())
    if (slots.length > 0) return { week, day, slots, passedOver }
    const found = day.inTheWay()
    const named: readonly PassedOver[] =
      found.length > 0 ? found : [{ date: day.date, side: weekdayOf, dayOff: null }]
    for (const one of named)
      if (!passedOver.some(({ date, side }) => date === one.date && side === one.side)) passedOver.push(one)
  }
  return { week, day: null, slots: [], passedOver }
}

/** All slots of the nearest day that has any. */
export const openWeek = (week: Week, spec: CheckInSpec): OpenWeek => ({
  ...nearestDay(week, spec, (slots) => slots),
  reason: null,
})

/** The least total burden, then the earliest. */
export const leastBurden = (slots: readonly Slot[]): Slot | null =>
  best(slots, ({ burden }) => [burden.brand + burden.factory, 0])

/** The least burden of the side that does not carry, then the carrier's, then the earliest. */
const leastForOther = (slots: readonly Slot[], carrier: Side): Slot | null =>
  best(slots, ({ burden }) => [burden[otherSide(carrier)], burden[carrier]])

/** `HH:mm` on a clock. */
export const timeOn = (readings: ZoneReadings, start: number): string => {
  const minutes = Math.floor((readings.at(start) % DAY) / MINUTE)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/**
 * A week in which one side carries the check-in. It stays at `keptTime`, the other side's local time, on the nearest
 * day on which that is possible and still the least for the other side; in a week without such a day, and while
 * `keptTime` is null, it is found anew on the nearest day that has any slot.
 */
export const carriedWeek = (
  calendars: SideCalendars,
  spec: CheckInSpec,
  carrier: Side,
  keptTime: string | null,
  week: Week,
): OpenWeek => {
  const other = otherSide(carrier)
  const { readings } = calendars[other]
  const atKeptTime = (slots: readonly Slot[]): Slot[] => {
    const least = leastForOther(slots, carrier)?.burden[other]
    return slots.filter(
      ({ start, burden }) => burden[other] === least && timeOn(readings, start) === keptTime,
    )
  }
  const choose = (found: Omit<OpenWeek, 'reason'>, reason: SlotReason): OpenWeek => {
    const slot = leastForOther(found.slots, carrier)
    return { ...found, slots: slot ? [slot] : [], reason: slot && reason }
  }
  if (keptTime !== null) {
    const kept = nearestDay(week, spec, atKeptTime)
    if (kept.day) return choose(kept, { code: 'kept-time', carrier, time: keptTime })
  }
  return choose(
    nearestDay(week, spec, (slots) => slots),
    { code: 'carried', carrier },
  )
}

/**
 * The other side's local time to keep: that of the first week whose own day no holiday or closure touches, else of the
 * first week with any slot; null when there is none.
 */
export const timeToKeep = (
  calendars: SideCalendars,
  spec: CheckInSpec,
  carrier: Side,
  weeks: readonly Week[],
): string | null => {
  const ordinary = weeks.find((week) => {
    const [wanted] = week.days()
    return (
      wanted?.inTheWay().every(({ dayOff }) => dayOff?.reason === 'weekly') === true &&
      wanted.slots().length > 0
    )
  })
  for (const week of ordinary ? [ordinary] : weeks) {
    const [slot] = carriedWeek(calendars, spec, carrier, null, week).slots
    if (slot) return timeOn(calendars[otherSide(carrier)].readings, slot.start)
  }
  return null
}

const best = (slots: readonly Slot[], cost: (slot: Slot) => readonly [number, number]): Slot | null => {
  let least: Slot | null = null
  let leastCost: readonly [number, number] = [Number.POSITIVE_INFINITY, 0]
  for (const slot of slots) {
    const ours = cost(slot)
    const difference = ours[0] - leastCost[0] || ours[1] - leastCost[1] || slot.start - (least?.start ?? 0)
    if (difference >= 0) continue
    least = slot
    leastCost = ours
  }
  return least
}
