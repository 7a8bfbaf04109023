import type { Side } from '../../../src/domain/partnership/partnership.ts'
import { wallClock } from '../calendar/intl-wall-clock.ts'
import type { SampleSide } from './sample-calendars.ts'

/** The rules of the burden and of the day once more: from `Intl` alone, step by step, and nothing of the code under test. */
export interface OracleSlot {
  readonly start: number
  readonly burden: Record<Side, number>
}

const MINUTE = 60_000
const DAY = 86_400_000

export const later = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** ISO weekday. */
export const weekdayNumber = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

export const works = ({ weekdays, holidays = [], closures = [] }: SampleSide, date: string): boolean =>
  weekdays.includes(weekdayNumber(date)) &&
  !holidays.includes(date) &&
  !closures.some(({ from, to }) => from <= date && date <= to)

/** What a side's clock shows at each step of a stretch, and whether its working day is on. */
const readSteps = (side: SampleSide, from: number, to: number, step: number) => {
  const known = new Map<string, boolean>()
  const worked = (date: string): boolean => {
    const found = known.get(date) ?? works(side, date)
    known.set(date, found)
    return found
  }
  const opening = Math.min(...side.day.map((each) => each.from))
  const closing = Math.max(...side.day.map((each) => each.to))
  return Array.from({ length: Math.ceil((to - from) / (step * MINUTE)) }, (_, index) => {
    const { date, minute } = wallClock(side.zone, from + index * step * MINUTE)
    // The working day of an earlier date may not be over yet.
    const inside = [0, 1, 2].some((back) => {
      const shown = minute + back * 1440
      return opening <= shown && shown < closing && worked(back === 0 ? date : later(date, -back))
    })
    return { minute, inside, worked: worked(date) }
  })
}

/**
 * Points of each step of `[from, to)` and whether its date is worked. `step` in minutes; larger than 1 only where nobody
 * opens or closes within a step.
 */
export const sidePoints = (side: SampleSide, from: number, to: number, step: number) => {
  const reach = 120 / step
  const steps = readSteps(side, from - 120 * MINUTE, to + 120 * MINUTE, step)
  const insideUntil = [0]
  for (const { inside } of steps) insideUntil.push(insideUntil.at(-1)! + Number(inside))
  return steps.slice(reach, steps.length - reach).map(({ minute, inside, worked }, index) => {
    const near = insideUntil[index + 2 * reach + 1]! - insideUntil[index]! > 0
    const night = minute >= 22 * 60 || minute < 7 * 60
    const rate = inside ? 0 : night ? 10 : near ? 1 : 3
    return { points: rate * step, worked }
  })
}

/** All slots on quarter hours of a date on one side's clock, on working days of both. */
export const slotsOn = (
  sides: Record<Side, SampleSide>,
  weekdayOf: Side,
  date: string,
  minutes: number,
  step = 1,
): OracleSlot[] => {
  const from = Date.parse(`${date}T00:00:00Z`) - 15 * 3_600_000
  const to = from + 2 * DAY + 8 * 3_600_000
  const brand = sidePoints(sides.brand, from, to, step)
  const factory = sidePoints(sides.factory, from, to, step)
  const found: OracleSlot[] = []
  for (let start = from; start < to - minutes * MINUTE; start += 15 * MINUTE) {
    if (wallClock(sides[weekdayOf].zone, start).date !== date) continue
    const first = (start - from) / (step * MINUTE)
    const of = (all: typeof brand) => all.slice(first, first + minutes / step)
    if (![...of(brand), ...of(factory)].every(({ worked }) => worked)) continue
    const sum = (all: typeof brand) => of(all).reduce((total, { points }) => total + points, 0)
    found.push({ start, burden: { brand: sum(brand), factory: sum(factory) } })
  }
  return found
}

/** The slots of the nearest day of the week that has any; the brand's week when a slot was moved. */
export const slotsOfWeek = (
  sides: Record<Side, SampleSide>,
  spec: { readonly weekday: number; readonly weekdayOf: Side; readonly minutes: number },
  monday: string,
  step = 1,
): { date: string; slots: OracleSlot[] } | null => {
  const place = (distance: number): number => spec.weekday - 1 + distance
  const distances = [...Array(13).keys()].map((n) => n - 6).sort((a, b) => Math.abs(a) - Math.abs(b) || a - b)
  for (const distance of distances) {
    if (place(distance) < 0 || place(distance) > 6) continue
    const date = later(monday, place(distance))
    const slots = slotsOn(sides, spec.weekdayOf, date, spec.minutes, step).filter(({ start }) => {
      const onBrandClock = wallClock(sides.brand.zone, start).date
      return distance === 0 || (monday <= onBrandClock && onBrandClock <= later(monday, 6))
    })
    if (slots.length > 0) return { date, slots }
  }
  return null
}
