import type { CheckIn } from '../../domain/check-in/check-in.ts'
import type { CheckInSpec } from '../../domain/partnership/partnership.ts'
import { UserError } from '../../errors.ts'
import type { Context } from '../context.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** @throws UserError `check-in-not-found` for what is none of the partnership's */
export async function findCheckIn({ tx, partnership }: Context, id: string): Promise<CheckIn> {
  const checkIn = UUID.test(id) ? await tx.checkIns.get(id) : null
  if (!checkIn || checkIn.partnershipId !== partnership.id) throw new UserError('check-in-not-found')
  return checkIn
}

/** The next one that has not begun; null when none is ahead. */
export async function nextCheckIn({ tx, partnership, now }: Context): Promise<CheckIn | null> {
  const ahead = await tx.checkIns.ahead(partnership.id)
  return ahead.find(({ start }) => start !== null && start > now) ?? null
}

/** The one a button names, or the next one for who typed. @throws UserError `check-in-none`, `check-in-not-found` */
export async function namedOrNext(context: Context, id: string | undefined): Promise<CheckIn> {
  if (id) return findCheckIn(context, id)
  specOf(context)
  const next = await nextCheckIn(context)
  if (!next) throw new UserError('check-in-none')
  return next
}

/** @throws UserError `check-in-not-set` for a partnership that has no weekly check-in */
export function specOf({ partnership }: Context): CheckInSpec {
  if (!partnership.checkIn) throw new UserError('check-in-not-set')
  return partnership.checkIn
}
