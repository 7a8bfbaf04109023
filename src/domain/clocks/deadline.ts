import { type ClockNote, missingHolidays } from './clock-note.ts'
import { type ClockBasis, createCounting } from './counting.ts'
import { parseDuration } from './duration.ts'

export interface DeadlineInput extends ClockBasis {
  /** ISO 8601 duration. */
  readonly within: string
  /** ISO 8601 durations before due. */
  readonly warn: readonly string[]
  /** The instant of the start event. */
  readonly start: Date
}

export interface Deadline {
  /** Where the clock really begins: on `working` (and `weekday`) the next counted instant. */
  readonly start: Date
  readonly due: Date
  /** One for each entry of `warn`, in that order. */
  readonly warnings: Date[]
  readonly notes: ClockNote[]
}

/**
 * When a rule is due and when it warns. Source: the project's rules for clocks (see `createCounting` for each kind).
 *
 * - A start outside counted time moves to the next counted instant, which supplies both day and time.
 * - Days first: the n-th working day after that day at the same local time, or at that day's closing when its hours
 *   do not contain that time. Then hours and minutes: the earliest instant with that much counted.
 * - A local time that clocks skip is the first instant after the gap; one they show twice is the first of the two.
 * - A warning is the latest instant from which its amount, counted by the same rule, ends not later than due.
 * @throws UserError for a duration that cannot be read; AppError `calendar-no-working-time` or
 *   `calendars-share-no-time` when nothing counts for three years
 */
export const computeDeadline = (input: DeadlineInput): Deadline => {
  const within = parseDuration(input.within)
  const counting = createCounting(input)
  const start = counting.moved(input.start.getTime())
  const due = counting.forward(start, within)
  return {
    start: new Date(start),
    due: new Date(due),
    warnings: input.warn.map((amount) => new Date(counting.backward(due, parseDuration(amount)))),
    notes: missingHolidays(input, input.start, new Date(due)),
  }
}
