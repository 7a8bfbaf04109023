import type { Agreement, TellTarget } from '../agreement/agreement.ts'
import { countedSides, owingSide, type RuleSubject, ruleMatches } from '../agreement/matching.ts'
import type { HolidayTable } from '../calendar/holiday-table.ts'
import { createWorkCalendar } from '../calendar/work-calendar.ts'
import type { Partnership, Side } from '../partnership/partnership.ts'
import { type ClockNote, saysDataMissing } from './clock-note.ts'
import { computeDeadline } from './deadline.ts'
import { ladderInstants } from './ladder-instants.ts'

export interface DeadlinesQuestion {
  readonly partnership: Pick<Partnership, 'sides'>
  readonly agreement: Pick<Agreement, 'obligations' | 'ladders'>
  readonly holidays: Readonly<Record<Side, HolidayTable>>
  readonly ticket: RuleSubject
  /** Taken as the start event of every matching rule. */
  readonly at: Date
}

/** One row of `andon deadlines`. Instants are UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
export interface DeadlineRow {
  /** The rule's id. */
  readonly id: string
  readonly owedBy: Side
  /** The moved start. */
  readonly start: string
  readonly due: string
  /** In the order of the rule's `warn`. */
  readonly warnings: string[]
  /** Before quiet hours; `tell` as written. */
  readonly ladder: { readonly at: string; readonly tell: readonly TellTarget[] }[]
  /** Coded: the caller renders them in the reader's language. */
  readonly notes: ClockNote[]
}

export interface DeadlinesReport {
  /** Matching rules in file order. */
  readonly rows: DeadlineRow[]
  /** True when a note says that data is missing. */
  readonly dataMissing: boolean
}

/**
 * What an agreement would ask for, and when, on a ticket like this one.
 * @throws what `computeDeadline` throws
 */
export const deadlinesReport = (question: DeadlinesQuestion): DeadlinesReport => {
  const { partnership, agreement, holidays, ticket, at } = question
  const calendars = {
    brand: createWorkCalendar(partnership.sides.brand, holidays.brand),
    factory: createWorkCalendar(partnership.sides.factory, holidays.factory),
  }
  const rows = agreement.obligations
    .filter((rule) => ruleMatches(rule, ticket))
    .map((rule): DeadlineRow => {
      const owing = owingSide(rule, ticket.raisedBy)
      const counted = countedSides(rule, owing)
      const { within, clock, warn } = rule
      const deadline = computeDeadline({ within, clock, warn, start: at, owing, counted, calendars })
      return {
        id: rule.id,
        owedBy: owing,
        start: formatInstant(deadline.start),
        due: formatInstant(deadline.due),
        warnings: deadline.warnings.map(formatInstant),
        ladder: ladderInstants(agreement.ladders[rule.ladder] ?? [], deadline.due).map((rung) => ({
          at: formatInstant(rung.at),
          tell: rung.tell,
        })),
        notes: deadline.notes,
      }
    })
  return { rows, dataMissing: rows.some((row) => row.notes.some(saysDataMissing)) }
}

/** An instant as `YYYY-MM-DDTHH:mm:ssZ`, parts of a second cut off. */
export const formatInstant = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`
