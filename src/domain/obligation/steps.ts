import type { Rung } from '../agreement/agreement.ts'
import { ladderInstants } from '../clocks/ladder-instants.ts'
import { otherSide, type Role, type Side } from '../partnership/partnership.ts'
import type { ObligationStep } from './obligation.ts'

interface Timing {
  readonly due: Date
  readonly warnings: readonly Date[]
  readonly ladder: readonly Rung[]
  readonly owedBy: Side
}

/**
 * All a clock will do when due lies ahead of `now`: warnings that are still to come, due, and the ladder after it.
 * Earliest first; at the same instant warnings, then due, then rungs in their order, the owing side's part first.
 */
export const stepsAhead = (timing: Timing, now: Date): readonly ObligationStep[] => {
  const { due, warnings, owedBy } = timing
  const warn = warnings
    .filter((at) => at > now)
    .sort((a, b) => a.getTime() - b.getTime())
    .map((at) => step('warn', at, null, owedBy, ['liaison']))
  return [...warn, step('due', due, null, owedBy, []), ...rungSteps(timing, due)].sort(earlier)
}

/** What is left for a clock that is late from the beginning: its ladder, run from `from` (issue A1, "Escalation"). */
export const stepsWhenLate = (
  timing: Pick<Timing, 'ladder' | 'owedBy'>,
  from: Date,
): readonly ObligationStep[] => [...rungSteps(timing, from)].sort(earlier)

const rungSteps = ({ ladder, owedBy }: Pick<Timing, 'ladder' | 'owedBy'>, from: Date): ObligationStep[] =>
  ladderInstants(ladder, from).flatMap(({ at }, rung) =>
    [owedBy, otherSide(owedBy)].flatMap((side) => {
      const roles = rolesTold(ladder[rung], side, owedBy)
      return roles.length > 0 ? [step('rung', at, rung, side, roles)] : []
    }),
  )

/** The roles of one side that a rung names; empty for a rung that does not exist. */
export const rolesTold = (rung: Rung | undefined, side: Side, owedBy: Side): readonly Role[] => {
  const prefix = side === owedBy ? 'owing.' : 'other.'
  return (rung?.tell ?? [])
    .filter((target) => target.startsWith(prefix))
    .map((target) => target.slice(prefix.length) as Role)
}

const step = (
  kind: ObligationStep['kind'],
  at: Date,
  rung: number | null,
  side: Side,
  roles: readonly Role[],
): ObligationStep => ({
  // The instant is part of the id: a clock that was moved does a step of the same name anew.
  id: `${rung === null ? kind : `rung-${rung}-${side}`}@${at.toISOString()}`,
  kind,
  at,
  rung,
  side,
  roles,
})

/** Sorting is stable, so equal instants keep the order in which the steps were put together. */
const earlier = (a: ObligationStep, b: ObligationStep): number => a.at.getTime() - b.at.getTime()
