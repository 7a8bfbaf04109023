import { type Partnership, type Role, SIDES, type Side } from './partnership.ts'

/** A role that a side needs and nobody of it holds. */
export interface MissingRole {
  readonly side: Side
  readonly role: Role
}

/**
 * Sides without a `liaison` (nobody is told of warnings; misses go to the next rung) or without an `approver` (no
 * agreement and no change can be accepted). A partnership may be set up so and completed later.
 */
export const missingRoles = ({ people }: Pick<Partnership, 'people'>): MissingRole[] =>
  SIDES.flatMap((side) =>
    (['liaison', 'approver'] as const)
      .filter((role) => !people.some((person) => person.side === side && person.roles.includes(role)))
      .map((role) => ({ side, role })),
  )
