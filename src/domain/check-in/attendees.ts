import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { type Partnership, type Person, SIDES, zoneOf } from '../partnership/partnership.ts'
import type { CheckIn } from './check-in.ts'
import type { SideCalendars } from './day-slots.ts'

/** Somebody who is expected at a check-in, with their side's working days read in their own zone. */
export interface Attendee {
  readonly person: Person
  readonly calendar: WorkCalendar
}

/**
 * Who is expected: liaisons and quality of each side, everybody of a side that has neither, and whoever said they come.
 */
export const attendeesOf = (
  partnership: Partnership,
  checkIn: Pick<CheckIn, 'attendance'>,
  calendars: SideCalendars,
): readonly Attendee[] => {
  const expected = SIDES.flatMap((side) => {
    const people = partnership.people.filter((person) => person.side === side)
    const usual = people.filter(({ roles }) => roles.includes('liaison') || roles.includes('quality'))
    return usual.length > 0 ? usual : people
  })
  const come = new Set(
    checkIn.attendance.flatMap(({ answer, personId }) => (answer === 'coming' ? personId : [])),
  )
  return partnership.people
    .filter((person) => expected.includes(person) || come.has(person.id))
    .map((person) => ({ person, calendar: calendars[person.side].withZone(zoneOf(partnership, person)) }))
}
