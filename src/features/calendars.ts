import { createWorkCalendar } from '../domain/calendar/work-calendar.ts'
import type { Partnership, Side, SideProfile } from '../domain/partnership/partnership.ts'
import type { HolidaySource } from '../ports/index.ts'
import type { Calendars } from './deps.ts'

/** Clocks may have begun a year ago and may be due years ahead (last shipment after end of life: a year's notice). */
const YEARS_BACK = 1
const YEARS_AHEAD = 3

/** Working calendars with the holiday data of the years around an instant, kept as long as nothing about them changes. */
export function createCalendars(holidays: HolidaySource) {
  const kept = new Map<string, Promise<Calendars[Side]>>()

  const build = async (profile: SideProfile, year: number) => {
    const years = Array.from(
      { length: YEARS_BACK + YEARS_AHEAD + 1 },
      (_, index) => year - YEARS_BACK + index,
    )
    return createWorkCalendar(profile, await holidays.table(profile.country, profile.region, years))
  }

  const calendar = (profile: SideProfile, at: Date): Promise<Calendars[Side]> => {
    const { country, region, zone, hours, workdays, closures } = profile
    const key = JSON.stringify([
      country,
      region,
      zone,
      hours,
      profile.holidays,
      workdays,
      closures,
      at.getUTCFullYear(),
    ])
    const known = kept.get(key)
    if (known) return known
    const built = build(profile, at.getUTCFullYear())
    kept.set(key, built)
    built.catch(() => kept.delete(key))
    return built
  }

  return async (partnership: Partnership, at: Date): Promise<Calendars> => {
    const [brand, factory] = await Promise.all([
      calendar(partnership.sides.brand, at),
      calendar(partnership.sides.factory, at),
    ])
    return { brand, factory }
  }
}
