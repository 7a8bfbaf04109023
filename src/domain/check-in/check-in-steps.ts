import { HOUR, MINUTE } from '../calendar/local-date.ts'
import { SIDES, type Side } from '../partnership/partnership.ts'
import type { Attendee } from './attendees.ts'
import type { CheckIn } from './check-in.ts'
import type { SideCalendars } from './day-slots.ts'
import { openingDayBefore } from './working-day-before.ts'
import { askedAt } from './written-round.ts'

/** What Andon does about a check-in by itself. `person` is the one it concerns. */
export type StepKind = 'agenda' | 'day' | 'count' | 'soon' | 'ask' | 'end'

export interface CheckInStep {
  readonly kind: StepKind
  /** Person id; null for a step that concerns everybody. */
  readonly person: string | null
  readonly at: Date
  /** From here on it would be stale, and nothing is said any more; null for what is done however late. */
  readonly until: Date | null
}

/** One side has nobody: told this long before. */
const COUNTED_BEFORE = HOUR
const REMINDED_BEFORE = 15 * MINUTE

const nameOf = ({ kind, person }: CheckInStep): string => (person === null ? kind : `${kind}:${person}`)
/** How a step that came too late is noted. */
const late = (name: string): string => `late:${name}`

/** When it is over; null when it has no time. */
export const endOf = ({
  start,
  minutes,
  closesAt,
}: Pick<CheckIn, 'start' | 'minutes' | 'closesAt'>): Date | null =>
  closesAt ?? (start && new Date(start.getTime() + minutes * MINUTE))

/**
 * Everything there is to do, done or not, by instant: the agenda when the first side opens its last working day before;
 * live, a reminder for each person as their own last working day before begins, a count an hour before and a reminder a
 * quarter of an hour before; in writing, the questions at 09:30 of each person's day. Empty once it is over or off.
 */
export const stepsOf = (
  checkIn: CheckIn,
  attendees: readonly Attendee[],
  calendars: SideCalendars,
): readonly CheckInStep[] => {
  const { start, dates, state, extra } = checkIn
  const end = endOf(checkIn)
  if (!start || !dates || !end || (state !== 'planned' && state !== 'published')) return []
  const before = (milliseconds: number) => new Date(start.getTime() - milliseconds)
  const all = (kind: StepKind, at: Date, until: Date | null): CheckInStep => ({
    kind,
    person: null,
    at,
    until,
  })
  const agendaAt = new Date(
    Math.min(...SIDES.map((side) => openingDayBefore(calendars[side], dates[side]).getTime())),
  )
  const steps = [
    all('agenda', agendaAt, end),
    ...(checkIn.mode === 'written'
      ? attendees.map((one) => ask(one, dates, new Date(end.getTime() - HOUR)))
      : [
          ...attendees.map((one) => dayBefore(one, start, before(COUNTED_BEFORE))),
          all('count', before(COUNTED_BEFORE), start),
          all('soon', before(REMINDED_BEFORE), start),
        ]),
    all('end', end, null),
  ]
  const wanted = extra ? steps.filter(({ kind }) => kind === 'ask' || kind === 'end') : steps
  return wanted.sort((a, b) => a.at.getTime() - b.at.getTime())
}

const dayBefore = ({ person, calendar }: Attendee, start: Date, until: Date): CheckInStep => ({
  kind: 'day',
  person: person.id,
  at: openingDayBefore(calendar, calendar.localDate(start)),
  until,
})

const ask = (
  { person, calendar }: Attendee,
  dates: Readonly<Record<Side, string>>,
  until: Date,
): CheckInStep => ({ kind: 'ask', person: person.id, at: askedAt(calendar, dates[person.side]), until })

/** The first step that is not done; null when none is left. */
export const nextStep = (checkIn: CheckIn, steps: readonly CheckInStep[]): CheckInStep | null =>
  steps.find((step) => !isDone(checkIn, step)) ?? null

const isDone = ({ done }: CheckIn, step: CheckInStep): boolean =>
  done.includes(nameOf(step)) || done.includes(late(nameOf(step)))

/** True from the instant at which the step would only be stale. */
export const isStale = ({ until }: CheckInStep, now: Date): boolean => until !== null && now >= until

/** Notes that a step is done, or that it came too late. */
export const noteStep = (checkIn: CheckIn, step: CheckInStep, stale: boolean): CheckIn => ({
  ...checkIn,
  done: [...checkIn.done, stale ? late(nameOf(step)) : nameOf(step)],
})

/** True when a step for this person, or for all, was taken in time. */
export const wasTaken = ({ done }: CheckIn, kind: StepKind, person: string | null = null): boolean =>
  done.includes(person === null ? kind : `${kind}:${person}`)

/**
 * True when Andon cannot have been running at the time: live, its last reminder came too late; in writing, nobody was
 * asked in time.
 */
export const wasMissed = (checkIn: CheckIn): boolean =>
  checkIn.mode === 'live'
    ? checkIn.done.includes(late('soon'))
    : checkIn.done.some((name) => name.startsWith(late('ask'))) &&
      !checkIn.done.some((name) => name.startsWith('ask'))
