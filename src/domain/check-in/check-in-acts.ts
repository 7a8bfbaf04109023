import { UserError } from '../../errors.ts'
import type { Side } from '../partnership/partnership.ts'
import { requireText } from '../ticket/field-rules.ts'
import type { Actor } from '../ticket/permissions.ts'
import type { CheckIn } from './check-in.ts'
import type { SideCalendars } from './day-slots.ts'
import type { Slot } from './occurrence.ts'
import { datesOf } from './refresh-plan.ts'

/** Who may decide about a check-in: skip, move, start one, change the mode. Everybody may attend, answer and add. */
const DECIDING = ['liaison', 'manager'] as const

/** @throws UserError `check-in-role` for people who are neither liaison nor manager */
export const requireDecider = ({ roles }: Actor): void => {
  if (!roles.some((role) => DECIDING.some((deciding) => deciding === role)))
    throw new UserError('check-in-role')
}

/** @throws UserError `check-in-over`, `check-in-off`, `check-in-begun` for one that cannot be changed any more */
const requireAhead = ({ state, start }: CheckIn, now: Date): void => {
  if (state === 'held') throw new UserError('check-in-over')
  if (state === 'skipped') throw new UserError('check-in-off')
  if (start !== null && start <= now) throw new UserError('check-in-begun')
}

/**
 * Calls one off, with a reason both sides read. One that is under way can be called off too: an extra one always is.
 * @throws UserError `check-in-role`, `check-in-reason-required`, `check-in-over`, `check-in-off`, `check-in-begun`
 */
export const callOff = (checkIn: CheckIn, actor: Actor, reason: string, now: Date): CheckIn => {
  requireDecider(actor)
  if (!checkIn.extra) requireAhead(checkIn, now)
  else if (checkIn.state !== 'published') throw new UserError('check-in-over')
  return off(checkIn, actor, requireText(reason, 'check-in-reason-required', {}), now)
}

/**
 * Says that one which counts as held did not take place: its burden leaves the ledger.
 * @throws UserError `check-in-role`, `check-in-not-held`
 */
export const didNotHappen = (checkIn: CheckIn, actor: Actor, now: Date): CheckIn => {
  requireDecider(actor)
  if (checkIn.state !== 'held') throw new UserError('check-in-not-held')
  return off(checkIn, actor, '', now)
}

const off = (checkIn: CheckIn, { personId, side }: Actor, reason: string, now: Date): CheckIn => ({
  ...checkIn,
  state: 'skipped',
  proposal: null,
  sequence: checkIn.sequence + 1,
  calledOff: { by: personId, side, reason, at: now, before: checkIn.state },
})

/**
 * Takes it back, while there is time: it is as it was.
 * @throws UserError `check-in-role`, `check-in-not-off`, `check-in-begun`
 */
export const takeBack = (checkIn: CheckIn, actor: Actor, now: Date): CheckIn => {
  requireDecider(actor)
  const { calledOff, start } = checkIn
  if (!calledOff || checkIn.state !== 'skipped') throw new UserError('check-in-not-off')
  if (calledOff.before !== 'held' && start !== null && start <= now) throw new UserError('check-in-begun')
  return { ...checkIn, state: calledOff.before, calledOff: null, sequence: checkIn.sequence + 1 }
}

/**
 * Asks both sides about other times. Nobody has said yes to any, the one who asks neither.
 * @throws UserError `check-in-role`, `check-in-over`, `check-in-off`, `check-in-begun`, `check-in-written`,
 * `check-in-no-other-slot`
 */
export const proposeMove = (checkIn: CheckIn, actor: Actor, slots: readonly Slot[], now: Date): CheckIn => {
  requireDecider(actor)
  requireAhead(checkIn, now)
  if (checkIn.mode === 'written') throw new UserError('check-in-written')
  if (slots.length === 0) throw new UserError('check-in-no-other-slot')
  const offers = slots.map(({ start, burden }) => ({ start: new Date(start), burden, accepted: [] }))
  return { ...checkIn, proposal: { by: actor.personId, offers } }
}

/**
 * A side says yes to one of the offers, or takes its yes back. With both sides' yes the check-in is there: its reminders
 * begin anew, and it is not planned anew.
 * @throws UserError `check-in-role`, `check-in-no-offer`, `check-in-over`, `check-in-off`, `check-in-begun`
 */
export const answerOffer = (
  checkIn: CheckIn,
  actor: Actor,
  start: Date,
  calendars: SideCalendars,
  now: Date,
): CheckIn => {
  requireDecider(actor)
  requireAhead(checkIn, now)
  const offer = checkIn.proposal?.offers.find((one) => one.start.getTime() === start.getTime())
  if (!checkIn.proposal || !offer || offer.start <= now) throw new UserError('check-in-no-offer')
  const { side } = actor
  const accepted: readonly Side[] = offer.accepted.includes(side)
    ? offer.accepted.filter((one) => one !== side)
    : [...offer.accepted, side]
  const offers = checkIn.proposal.offers.map((one) => (one === offer ? { ...one, accepted } : one))
  if (accepted.length < 2) return { ...checkIn, proposal: { ...checkIn.proposal, offers } }
  return {
    ...checkIn,
    ...{ start: offer.start, dates: datesOf(calendars, offer.start), burden: offer.burden },
    ...{ proposal: null, reason: null, passedOver: [], done: [], sequence: checkIn.sequence + 1 },
    movedFrom: checkIn.movedFrom ?? checkIn.start,
  }
}

/**
 * Leaves the check-in where it is.
 * @throws UserError `check-in-role`, `check-in-no-offer`
 */
export const withdrawMove = (checkIn: CheckIn, actor: Actor): CheckIn => {
  requireDecider(actor)
  if (!checkIn.proposal) throw new UserError('check-in-no-offer')
  return { ...checkIn, proposal: null }
}

/**
 * Says whether somebody comes; a later answer takes the place of an earlier one.
 * @throws UserError `check-in-over`, `check-in-off`, `check-in-words-required` when nobody is named who comes instead
 */
export const attend = (
  checkIn: CheckIn,
  actor: Actor,
  answer: CheckIn['attendance'][number]['answer'],
  substitute: string | null,
  now: Date,
): CheckIn => {
  if (checkIn.state === 'held') throw new UserError('check-in-over')
  if (checkIn.state === 'skipped') throw new UserError('check-in-off')
  const named = answer === 'sends' ? requireText(substitute, 'check-in-words-required', {}) : null
  const { personId, side } = actor
  const others = checkIn.attendance.filter((one) => one.personId !== personId)
  return { ...checkIn, attendance: [...others, { personId, side, answer, substitute: named, at: now }] }
}

/** How many of a side come, counting those somebody sends. */
export const comingOf = ({ attendance }: CheckIn, side: Side): number =>
  attendance.filter((one) => one.side === side && one.answer !== 'cannot').length
