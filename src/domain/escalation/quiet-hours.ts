import { AppError } from '../../errors.ts'
import type { Agreement, ObligationRule } from '../agreement/agreement.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { TicketFields } from '../ticket/fields.ts'

/** Longest time a message waits for its reader's working hours. */
const QUIET_LIMIT_MS = 24 * 3_600_000

/**
 * When a message that is ready at `at` may reach its reader: at once during working hours or when quiet hours are
 * overridden, else at the next opening, and after PT24H at the latest (issue A1, "Escalation").
 * @param readerCalendar the side's calendar read in the reader's own zone (`WorkCalendar.withZone`)
 */
export const deliverAt = (input: {
  readonly at: Date
  readonly readerCalendar: Pick<WorkCalendar, 'nextOpening'>
  readonly overridden: boolean
}): Date => {
  const { at, readerCalendar, overridden } = input
  if (overridden) return at
  const limit = new Date(at.getTime() + QUIET_LIMIT_MS)
  const opening = openingAfter(readerCalendar, at)
  return opening !== null && opening < limit ? opening : limit
}

/** null for a calendar without any working time: the message then waits its PT24H, it is not lost. */
const openingAfter = (calendar: Pick<WorkCalendar, 'nextOpening'>, at: Date): Date | null => {
  try {
    return calendar.nextOpening(at)
  } catch (error) {
    if (error instanceof AppError && error.code === 'calendar-no-working-time') return null
    throw error
  }
}

/**
 * Whether messages about a ticket wait for nobody's working hours: its class or its severity is named by the agreement;
 * either suffices. Only for readers who may see the ticket.
 */
export const overridesQuietHours = (
  agreement: Pick<Agreement, 'quietHours'>,
  fields: Pick<TicketFields, 'class' | 'severity'>,
): boolean => {
  const { overriddenBy } = agreement.quietHours
  return (
    (fields.class !== null && overriddenBy.class.includes(fields.class)) ||
    (fields.severity !== null && overriddenBy.severity.includes(fields.severity))
  )
}

/**
 * The same for a late notice about an internal ticket: from the rule alone, which its reader knows. Only when every class,
 * or every severity, that the rule names overrides: otherwise the hour of the notice would tell which one it is.
 */
export const ruleOverridesQuietHours = (
  agreement: Pick<Agreement, 'quietHours'>,
  rule: Pick<ObligationRule, 'applies'>,
): boolean => {
  const { overriddenBy } = agreement.quietHours
  const { class: classes = [], severity: severities = [] } = rule.applies
  return (
    (classes.length > 0 && classes.every((one) => overriddenBy.class.includes(one))) ||
    (severities.length > 0 && severities.every((one) => overriddenBy.severity.includes(one)))
  )
}
