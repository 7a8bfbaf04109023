import { UserError } from '../../errors.ts'
import { SIDES, type Side } from '../partnership/partnership.ts'
import type { Actor } from '../ticket/permissions.ts'
import type { CheckIn, MinuteLine, WrittenAnswer } from './check-in.ts'

type Said = Pick<WrittenAnswer, 'question' | 'text' | 'language'>

/**
 * Keeps what somebody answered; a question answered again is answered anew, further free words are added. Still taken after
 * the summary, which then is brought up to date.
 * @throws UserError `check-in-not-written`, `check-in-not-open` before its day and once it is off, `check-in-words-required`
 */
export const answer = (
  checkIn: CheckIn,
  actor: Actor,
  said: readonly Said[],
  adds: boolean,
  now: Date,
): CheckIn => {
  if (checkIn.mode !== 'written') throw new UserError('check-in-not-written')
  const { state, start } = checkIn
  if (state === 'planned' || state === 'skipped' || !start || start > now)
    throw new UserError('check-in-not-open')
  const words = said.filter(({ text }) => text.trim() !== '')
  if (words.length === 0) throw new UserError('check-in-words-required')
  const { personId, side } = actor
  const kept = adds
    ? checkIn.answers
    : checkIn.answers.filter(
        (one) => one.personId !== personId || !words.some(({ question }) => question === one.question),
      )
  const added = words.map((one) => ({ ...one, text: one.text.trim(), personId, side, at: now }))
  return { ...checkIn, answers: [...kept, ...added] }
}

/** Nobody of these sides has answered. */
export const silentSides = ({ answers }: CheckIn): readonly Side[] =>
  SIDES.filter((side) => !answers.some((one) => one.side === side))

/** True when everybody who was asked has answered, on both sides. */
export const allIn = (checkIn: CheckIn, asked: readonly string[]): boolean =>
  silentSides(checkIn).length === 0 &&
  asked.every((id) => checkIn.answers.some(({ personId }) => personId === id))

/** How many written check-ins in a row a side has said nothing in, the latest first; those of other kinds do not count. */
export const silentWeeks = (latestFirst: readonly CheckIn[], side: Side): number => {
  const rounds = latestFirst.filter(
    ({ mode, state, extra, missedByAndon }) =>
      mode === 'written' && state === 'held' && !extra && !missedByAndon,
  )
  const spoke = rounds.findIndex(({ silent }) => !silent.includes(side))
  return spoke === -1 ? rounds.length : spoke
}

/**
 * Writes something down about a check-in that has begun.
 * @throws UserError `check-in-not-begun`
 */
export const writeDown = (checkIn: CheckIn, line: MinuteLine, now: Date): CheckIn => {
  const begun = checkIn.start !== null && checkIn.start <= now && checkIn.state !== 'skipped'
  if (!begun) throw new UserError('check-in-not-begun')
  return { ...checkIn, minuteLines: [...checkIn.minuteLines, line] }
}
