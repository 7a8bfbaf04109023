import type { Person, Role, Side } from '../partnership/partnership.ts'
import { isRunning, type Obligation, type ObligationStep } from './obligation.ts'
import { rolesTold } from './steps.ts'

/** Something a clock wants said. Features decide words, quiet hours and delivery. */
export interface Tell {
  /** `nobody`: nobody holds the roles of this rung nor those of the next; to be listed, never silent. */
  readonly kind: 'warning' | 'late' | 'nobody'
  readonly obligationId: string
  readonly ticketId: string
  /** Unique within the obligation: the same step is never told twice. */
  readonly stepId: string
  /** The side of the recipients. */
  readonly side: Side
  /** Person ids, each once; empty for `nobody`. */
  readonly recipients: readonly string[]
  /** The roles as the agreement names them, whoever was told in their place. */
  readonly roles: readonly Role[]
  /** Null for a warning. */
  readonly rungIndex: number | null
  /** True when the recipients are not of the side that owes: an internal ticket then has a late notice only. */
  readonly acrossSides: boolean
  /** True lateness at `at`; 0 for a warning. */
  readonly lateByMs: number
  readonly due: Date
  /** The step's own instant, which may lie before the moment it was run. */
  readonly at: Date
}

export interface StepsRun {
  readonly obligation: Obligation
  /** In the order of their instants. */
  readonly tells: readonly Tell[]
  /** True when this run marked the clock missed: write `missedRecord`. */
  readonly becameMissed: boolean
  /** When to come again; null when the clock has nothing more to do, or is paused. */
  readonly nextAt: Date | null
}

/** The people of a side who hold a role. */
export type Holders = (side: Side, role: Role) => readonly Pick<Person, 'id'>[]

/**
 * Does every step that is due by `now`, in order, each exactly once. One jump over many steps and many small ones give the
 * same tells. Paused and stopped clocks do nothing.
 */
export const runDueSteps = (obligation: Obligation, now: Date, holders: Holders): StepsRun => {
  const due = isRunning(obligation) && obligation.pausedAt === null ? readySteps(obligation, now) : []
  if (due.length === 0) return { obligation, tells: [], becameMissed: false, nextAt: nextAt(obligation) }
  const miss = due.find((step) => step.kind === 'due')
  const after: Obligation = {
    ...obligation,
    ...(miss ? { state: 'missed' as const, missedAt: miss.at } : {}),
    pending: obligation.pending.filter((step) => !due.includes(step)),
  }
  return {
    obligation: after,
    tells: due.filter((step) => step.kind !== 'due').map((step) => tellOf(obligation, step, holders)),
    becameMissed: miss !== undefined,
    nextAt: nextAt(after),
  }
}

/** When the clock has something to do next; null when it has nothing more to do, or is paused. */
export const nextAt = (obligation: Obligation): Date | null => {
  if (!isRunning(obligation) || obligation.pausedAt !== null) return null
  const instants = obligation.pending.map((step) => effectiveAt(obligation, step).getTime())
  return instants.length > 0 ? new Date(Math.min(...instants)) : null
}

const readySteps = (obligation: Obligation, now: Date): readonly ObligationStep[] =>
  obligation.pending
    .filter((step) => effectiveAt(obligation, step) <= now)
    .sort((a, b) => effectiveAt(obligation, a).getTime() - effectiveAt(obligation, b).getTime())

/** A hold delays the owing side's rungs to its end, nothing else: not warnings, not the miss, never the other side's rungs. */
const effectiveAt = ({ hold, owedBy }: Obligation, step: ObligationStep): Date =>
  hold !== null && step.kind === 'rung' && step.side === owedBy && hold.until > step.at ? hold.until : step.at

const tellOf = (obligation: Obligation, step: ObligationStep, holders: Holders): Tell => {
  const at = effectiveAt(obligation, step)
  const recipients = recipientsOf(obligation, step, holders)
  return {
    kind: recipients.length === 0 ? 'nobody' : step.kind === 'warn' ? 'warning' : 'late',
    obligationId: obligation.id,
    ticketId: obligation.ticketId,
    stepId: step.id,
    side: step.side,
    recipients,
    roles: step.roles,
    rungIndex: step.rung,
    acrossSides: step.side !== obligation.owedBy,
    lateByMs: Math.max(0, at.getTime() - obligation.due.getTime()),
    due: obligation.due,
    at,
  }
}

/**
 * The holders of the step's roles; when there are none, those of the next rung's roles of the same side, once (issue A1). A
 * warning passes to the first rung. Never across sides: a vacancy must not tell the other side earlier than was agreed.
 */
const recipientsOf = (
  { ladder, owedBy }: Obligation,
  step: ObligationStep,
  holders: Holders,
): readonly string[] => {
  const people = (roles: readonly Role[]): readonly string[] => [
    ...new Set(roles.flatMap((role) => holders(step.side, role).map(({ id }) => id))),
  ]
  const named = people(step.roles)
  if (named.length > 0) return named
  const next = step.rung === null ? 0 : step.rung + 1
  return people(rolesTold(ladder[next], step.side, owedBy))
}
