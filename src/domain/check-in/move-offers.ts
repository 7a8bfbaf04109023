import { MINUTE } from '../calendar/local-date.ts'
import { type CheckInSpec, otherSide, type Side } from '../partnership/partnership.ts'
import type { CheckIn } from './check-in.ts'
import type { SideCalendars } from './day-slots.ts'
import type { Slot } from './occurrence.ts'
import { SHORTEST_NOTICE } from './refresh-plan.ts'
import { weekOf } from './week-days.ts'

const OFFERED = 3

/**
 * The next-best slots of the check-in's own week, at most three, none of which touches another or the present one: by what
 * the partnership's mode counts as burden, then the nearest to the present time. Only slots that are two hours away yet.
 */
export const moveOffers = (
  calendars: SideCalendars,
  spec: CheckInSpec,
  checkIn: Pick<CheckIn, 'week' | 'start' | 'minutes'>,
  ledger: Readonly<Record<Side, number>>,
  now: Date,
): readonly Slot[] => {
  const length = checkIn.minutes * MINUTE
  const present = checkIn.start?.getTime() ?? null
  const slots = [...weekOf(calendars, { ...spec, minutes: checkIn.minutes }, checkIn.week).days()]
    .flatMap((day) => day.slots())
    .filter(({ start }) => start >= now.getTime() + SHORTEST_NOTICE)
  const distance = ({ start }: Slot): number => (present === null ? 0 : Math.abs(start - present))
  const byCost = [...slots].sort((a, b) => {
    const [ours, theirs] = [costOf(spec, a, ledger), costOf(spec, b, ledger)]
    return ours[0] - theirs[0] || ours[1] - theirs[1] || distance(a) - distance(b) || a.start - b.start
  })
  const taken = present === null ? [] : [present]
  const offers: Slot[] = []
  for (const slot of byCost) {
    if (offers.length === OFFERED) break
    if (taken.some((start) => Math.abs(start - slot.start) < length)) continue
    taken.push(slot.start)
    offers.push(slot)
  }
  return offers
}

/** What a mode looks at first and second. */
const costOf = (
  { mode }: CheckInSpec,
  { burden }: Slot,
  ledger: Readonly<Record<Side, number>>,
): readonly [number, number] => {
  const sum = burden.brand + burden.factory
  if (mode === 'overlap') return [sum, 0]
  if (mode === 'rotate') return [Math.max(ledger.brand + burden.brand, ledger.factory + burden.factory), sum]
  return [burden[otherSide(mode)], burden[mode]]
}
