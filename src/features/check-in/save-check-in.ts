import { attendeesOf } from '../../domain/check-in/attendees.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { type CheckInStep, nextStep, stepsOf } from '../../domain/check-in/check-in-steps.ts'
import type { Person } from '../../domain/partnership/partnership.ts'
import type { Context } from '../context.ts'
import { CHECK_IN_TIMER } from './timer-names.ts'

/** Stores a check-in and sets its timer for the next step: the one way it changes. */
export async function saveCheckIn({ tx, ...context }: Context, checkIn: CheckIn): Promise<void> {
  await tx.checkIns.save(checkIn)
  const step = dueStep({ tx, ...context }, checkIn)
  if (step) await tx.timers.set(CHECK_IN_TIMER, checkIn.id, step.at)
  else await tx.timers.cancel(CHECK_IN_TIMER, checkIn.id)
}

/** The next thing to do about a check-in, now or later; null when nothing is left. */
export function dueStep({ partnership, calendars }: Context, checkIn: CheckIn): CheckInStep | null {
  return nextStep(checkIn, stepsOf(checkIn, attendeesOf(partnership, checkIn, calendars), calendars))
}

/** A row of the history; `who` is null for Andon itself. Both sides may read it: nothing about check-ins is internal. */
export const keepCheckInHistory = (
  { tx, partnership, now }: Context,
  what: string,
  who: Person | null,
  news: unknown,
): Promise<void> =>
  tx.history.append([
    {
      ...{
        partnershipId: partnership.id,
        ticketId: null,
        at: now,
        audience: 'both',
        what,
        old: null,
        new: news,
      },
      ...{ personId: who?.id ?? null, personName: who?.name ?? null, side: who?.side ?? null },
    },
  ])
