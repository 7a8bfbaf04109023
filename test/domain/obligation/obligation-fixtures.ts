import type { ObligationRule, Rung } from '../../../src/domain/agreement/agreement.ts'
import { emptyHolidayTable } from '../../../src/domain/calendar/holiday-table.ts'
import { createWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import type { Obligation } from '../../../src/domain/obligation/obligation.ts'
import { type ReconcileInput, reconcile } from '../../../src/domain/obligation/reconcile.ts'
import type { MinuteInterval, WeeklyHours } from '../../../src/domain/partnership/partnership.ts'
import type { TicketAct } from '../../../src/domain/ticket/acts.ts'
import { applyAct } from '../../../src/domain/ticket/apply-act.ts'
import type { Actor } from '../../../src/domain/ticket/permissions.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import type { TicketRecord } from '../../../src/domain/ticket/ticket-record.ts'
import { agreementOf, contextOf } from '../ticket/ticket-fixtures.ts'

const week = (days: number, hours: MinuteInterval[]): WeeklyHours => ({
  1: hours,
  2: hours,
  3: hours,
  4: hours,
  5: hours,
  6: days > 5 ? hours : [],
  7: [],
})
const plain = { region: null, holidays: { add: [], remove: [] }, workdays: [], closures: [] }

/** Plain weeks: Mon-Fri 09:00-17:30 in Los Angeles, Mon-Sat 08:00-12:00 and 13:00-17:30 in Shanghai. */
export const calendars = {
  brand: createWorkCalendar(
    { ...plain, country: 'US', zone: 'America/Los_Angeles', hours: week(5, [{ from: 540, to: 1050 }]) },
    emptyHolidayTable('US', null),
  ),
  factory: createWorkCalendar(
    {
      ...plain,
      country: 'CN',
      zone: 'Asia/Shanghai',
      hours: week(6, [
        { from: 480, to: 720 },
        { from: 780, to: 1050 },
      ]),
    },
    emptyHolidayTable('CN', null),
  ),
}

export const ladders: Record<string, readonly Rung[]> = {
  urgent: [
    { after: null, tell: ['owing.liaison'] },
    { after: 'PT1H', tell: ['owing.quality', 'owing.manager'] },
    { after: 'PT4H', tell: ['owing.executive', 'other.liaison'] },
  ],
  standard: [
    { after: null, tell: ['owing.liaison'] },
    { after: 'PT8H', tell: ['owing.quality'] },
    { after: 'PT24H', tell: ['owing.manager', 'other.liaison'] },
  ],
}

const base = { clock: 'elapsed', calendars: ['owing'], ladder: 'standard', warn: [] } as const
export const rules = {
  discloseSafety: {
    ...base,
    id: 'disclose-safety',
    name: 'Disclose a safety defect',
    applies: { kind: 'defect', class: ['safety'] },
    owedBy: 'raiser',
    starts: 'first-awareness',
    stops: 'disclosed',
    within: 'PT24H',
    warn: ['PT12H', 'PT2H'],
    ladder: 'urgent',
  },
  acknowledge: {
    ...base,
    id: 'acknowledge',
    name: 'Acknowledge a defect',
    applies: { kind: 'defect' },
    owedBy: 'receiver',
    starts: 'disclosed',
    stops: 'acknowledged',
    within: 'PT9H',
    clock: 'working',
    warn: ['PT2H'],
  },
  contain: {
    ...base,
    id: 'contain',
    name: 'Contain (8D D3)',
    applies: { kind: 'defect', severity: ['critical', 'major'] },
    owedBy: 'factory',
    starts: 'disclosed',
    stops: 'contained',
    within: 'PT24H',
    warn: ['PT4H'],
  },
  /** Owed from the first words, whatever is disclosed. */
  study: {
    ...base,
    id: 'study',
    name: 'Contain what you know',
    applies: { kind: 'defect', class: ['safety'] },
    owedBy: 'factory',
    starts: 'first-awareness',
    stops: 'contained',
    within: 'PT48H',
  },
  decideChange: {
    ...base,
    id: 'decide-change',
    name: 'Decide a change',
    applies: { kind: 'change' },
    owedBy: 'brand',
    starts: 'assessed',
    stops: 'decided',
    within: 'P5D',
    clock: 'working',
  },
} as const satisfies Record<string, ObligationRule>

export const exampleAgreement = agreementOf({
  obligations: [rules.discloseSafety, rules.acknowledge, rules.contain, rules.decideChange],
  ladders,
})

/** A ticket with its clocks, as the store would keep them. */
export interface Case {
  readonly ticket: Ticket
  readonly obligations: readonly Obligation[]
  readonly records: readonly TicketRecord[]
}

type Setting = Partial<Pick<ReconcileInput, 'agreement' | 'since'>>

/** Reconciles and stores what changed. */
export const reconciled = (
  given: Pick<Case, 'ticket' | 'obligations'>,
  now: Date,
  setting: Setting = {},
): Case => {
  let count = given.obligations.length
  const result = reconcile({
    ...given,
    agreement: exampleAgreement,
    since: null,
    calendars,
    now,
    newId: () => `clock-${++count}`,
    ...setting,
  })
  const kept = given.obligations.map(
    (old) => result.obligations.find((changed) => changed.id === old.id) ?? old,
  )
  const added = result.obligations.filter((one) => !given.obligations.some((old) => old.id === one.id))
  return { ticket: given.ticket, obligations: [...kept, ...added], records: result.records }
}

export const opened = (ticket: Ticket, now: Date, setting: Setting = {}): Case =>
  reconciled({ ticket, obligations: [] }, now, setting)

/** Does an act and reconciles, at the same instant. */
export const acted = (given: Case, actor: Actor, act: TicketAct, now: Date, setting: Setting = {}): Case =>
  reconciled({ ...given, ticket: applyAct(given.ticket, act, actor, now, contextOf()).ticket }, now, setting)

export const clockOf = (given: Pick<Case, 'obligations'>, ruleId: string): Obligation => {
  const found = given.obligations.findLast((obligation) => obligation.rule.id === ruleId)
  if (!found) throw new Error(`no clock ${ruleId}`)
  return found
}
export const ruleIds = (given: Pick<Case, 'obligations'>): string[] =>
  given.obligations.map((obligation) => obligation.rule.id)
export const whats = (given: Pick<Case, 'records'>): string[] => given.records.map((record) => record.what)
