import type { WorkCalendar } from '../domain/calendar/work-calendar.ts'
import { languageOf, type Partnership, type Side, zoneOf } from '../domain/partnership/partnership.ts'
import type { ConsoleDay, ConsoleDirectory, ConsolePartnership } from '../ports/index.ts'
import type { FeatureDeps } from './deps.ts'

const DAY_MINUTES = 1440

/** What the console page shows of partnerships, people and their working days. */
export function createConsoleDirectory(deps: FeatureDeps): ConsoleDirectory {
  const load = (id: string) => deps.store.transaction((tx) => tx.partnerships.get(id))
  return {
    partnerships: async () => {
      const ids = await deps.store.transaction((tx) => tx.partnerships.ids())
      const all = await Promise.all(ids.map(load))
      return all.filter((one) => one !== null).map(described)
    },
    day: async (partnershipId, side, at) => {
      const partnership = await load(partnershipId)
      return partnership && dayOf((await deps.calendars(partnership, at))[side], at)
    },
  }
}

const described = (partnership: Partnership): ConsolePartnership => {
  const side = (name: Side) => {
    const { name: company, zone, language } = partnership.sides[name]
    return { name: company, zone, language }
  }
  return {
    id: partnership.id,
    name: partnership.name,
    sides: { brand: side('brand'), factory: side('factory') },
    people: partnership.people.map((person) => ({
      id: person.id,
      name: person.name,
      side: person.side,
      roles: person.roles,
      language: languageOf(partnership, person),
      zone: zoneOf(partnership, person),
    })),
  }
}

function dayOf(calendar: WorkCalendar, at: Date): ConsoleDay {
  const date = calendar.localDate(at)
  const hours = calendar.hoursOn(date).map(({ from, to }) => ({ from, to: Math.min(to, DAY_MINUTES) }))
  const off = calendar.dayOff(date)
  if (!off) return { date, kind: worksExtra(calendar, date) ? 'makeup' : 'working', name: null, hours }
  const name = 'name' in off ? (off.name ?? null) : null
  return { date, kind: off.reason === 'weekly' ? 'rest' : off.reason, name, hours: [] }
}

/** Works although the plain week has no hours that weekday. */
function worksExtra(calendar: WorkCalendar, date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7
  return calendar.spec.hours[weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7].length === 0
}
