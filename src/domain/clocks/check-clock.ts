import { UserError } from '../../errors.ts'
import type { ObligationRule } from '../agreement/agreement.ts'
import { countedSides, owingSide } from '../agreement/matching.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { SIDES, type Side } from '../partnership/partnership.ts'
import type { ClockBasis } from './counting.ts'
import { type Duration, elapsedMilliseconds, parseDuration } from './duration.ts'
import { createPlainYear, type PlainYear } from './plain-year.ts'

/** Why a rule's clock is refused. `code` and `params` as in an `AppError`; `field` is the rule's field to point at. */
export interface ClockProblem {
  readonly field: 'within' | 'warn' | 'calendars'
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
}

/** The least two calendars must share in a week, in minutes. */
const LEAST_SHARED_MINUTES = 30

type CheckedRule = Pick<ObligationRule, 'applies' | 'within' | 'warn' | 'clock' | 'calendars' | 'owedBy'>

/**
 * What is wrong with a rule's durations and calendars; empty when nothing is:
 * - a duration that cannot be read (`duration-…` with `{ found }`) or is nothing (`duration-zero`);
 * - `calendar-without-hours` `{ side }`: a counted side has no weekly hours;
 * - `calendars-share-too-little` `{ minutes, least }`: two calendars share under 30 minutes in some week. The plain
 *   weeks of a whole year are looked at (no holidays), because clock changes move two zones against each other;
 * - `warning-not-shorter` `{ warning, within }`: at some moment of the week the warning would not fall after the start.
 */
export const checkClock = (
  rule: CheckedRule,
  calendars: Readonly<Record<Side, WorkCalendar>>,
): ClockProblem[] => {
  const problems: ClockProblem[] = []
  const within = readDuration('within', rule.within, problems)
  const warnings = rule.warn.map((text) => ({ text, duration: readDuration('warn', text, problems) }))

  const year = createPlainYear(calendars)
  const raisers = rule.applies.raisedBy ?? SIDES
  const owing = SIDES.filter((side) => raisers.some((raiser) => owingSide(rule, raiser) === side))
  const bases = owing.map(
    (side): ClockBasis => ({
      clock: rule.clock,
      owing: side,
      counted: countedSides(rule, side),
      calendars: year.calendars,
    }),
  )
  const unusable = rule.clock === 'elapsed' ? [] : calendarProblems(bases, year)
  problems.push(...unusable)
  if (within === null || unusable.length > 0) return problems

  for (const { text, duration } of warnings) {
    if (duration && !bases.every((basis) => isShorter(duration, within, basis, year))) {
      problems.push({
        field: 'warn',
        code: 'warning-not-shorter',
        params: { warning: text, within: rule.within },
      })
    }
  }
  return problems
}

const readDuration = (field: 'within' | 'warn', text: string, problems: ClockProblem[]): Duration | null => {
  try {
    const duration = parseDuration(text)
    if (elapsedMilliseconds(duration) > 0) return duration
    problems.push({ field, code: 'duration-zero', params: { found: text } })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    problems.push({ field, code: error.code, params: error.params })
  }
  return null
}

const calendarProblems = (bases: readonly ClockBasis[], year: PlainYear): ClockProblem[] => {
  const counted = SIDES.filter((side) => bases.some((basis) => basis.counted.includes(side)))
  const empty = counted.filter((side) => !year.hasHours(side))
  if (empty.length > 0) {
    return empty.map((side) => ({ field: 'calendars', code: 'calendar-without-hours', params: { side } }))
  }
  const shared = bases.find((basis) => basis.counted.length === 2)
  const minutes = shared ? year.leastCountedMinutes(shared) : LEAST_SHARED_MINUTES
  if (minutes >= LEAST_SHARED_MINUTES) return []
  const params = { minutes, least: LEAST_SHARED_MINUTES }
  return [{ field: 'calendars', code: 'calendars-share-too-little', params }]
}

const isShorter = (warning: Duration, within: Duration, basis: ClockBasis, year: PlainYear): boolean => {
  if (basis.clock === 'elapsed') return elapsedMilliseconds(warning) < elapsedMilliseconds(within)
  const moreDays = warning.days - within.days
  const moreTime = warning.milliseconds - within.milliseconds
  if (moreDays <= 0 && moreTime <= 0) return moreDays < 0 || moreTime < 0
  if (moreDays >= 0 && moreTime >= 0) return false
  // Days against hours: how long a day is depends on the calendar.
  return year.alwaysEndsSooner(basis, warning, within)
}
