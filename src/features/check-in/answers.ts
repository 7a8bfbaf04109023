import type { FormValues } from '../../chat/index.ts'
import { attendeesOf } from '../../domain/check-in/attendees.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { wasTaken } from '../../domain/check-in/check-in-steps.ts'
import { allIn, answer } from '../../domain/check-in/written-acts.ts'
import { FREE_ANSWER, QUESTIONS } from '../../domain/check-in/written-round.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { actorOf } from '../ticket/find-ticket.ts'
import { toldLanguage } from '../told-language.ts'
import { findCheckIn } from './find-check-in.ts'
import { button } from './readers.ts'
import { ask, done, words } from './replies.ts'
import { saveCheckIn } from './save-check-in.ts'
import { closeRound, showSummary } from './written.ts'

/** *Answer*: the open questions, with what the person has answered so far. */
export async function answerForm(context: PersonContext, id: string): Promise<InboundReply> {
  const { t, person } = context
  const checkIn = await findCheckIn(context, id)
  // Refused before anybody has typed an answer.
  answer(checkIn, actorOf(context), [{ question: FREE_ANSWER, text: '–', language: null }], true, context.now)
  const known = (question: string) =>
    checkIn.answers.find((one) => one.personId === person.id && one.question === question)?.text ?? ''
  const fields = QUESTIONS.map((question) =>
    words(
      context,
      question,
      { required: false, initial: known(question) },
      t(`meeting:questions.${question}`),
    ),
  )
  return ask(context, 'answer', [id], fields)
}

export async function submittedAnswer(
  context: PersonContext,
  id: string,
  values: FormValues,
): Promise<InboundReply> {
  const checkIn = await findCheckIn(context, id)
  const said = QUESTIONS.map((question) => ({ question, text: values[question] ?? '' }))
  return keep(context, checkIn, said, false)
}

/** Words in a thread or a private message: added to what the person said. */
export const answerFreely = (context: PersonContext, checkIn: CheckIn, text: string): Promise<InboundReply> =>
  keep(context, checkIn, [{ question: FREE_ANSWER, text }], true)

async function keep(
  context: PersonContext,
  before: CheckIn,
  said: readonly { readonly question: string; readonly text: string }[],
  adds: boolean,
): Promise<InboundReply> {
  const { t, now, partnership, calendars } = context
  const languageOf = toldLanguage(context, context.language)
  const told = said.map((one) => ({ ...one, language: one.text.trim() === '' ? null : languageOf(one.text) }))
  const checkIn = answer(before, actorOf(context), told, adds, now)
  const expected = attendeesOf(partnership, checkIn, calendars).map(({ person }) => person.id)
  const complete = checkIn.state === 'published' && allIn(checkIn, expected)
  await saveCheckIn(context, complete ? await closeRound(context, checkIn) : checkIn)
  if (checkIn.state === 'held') await showSummary(context, checkIn)
  return done(t('meeting:answer.kept'), [
    button(t, partnership, 'answer', [checkIn.id], 'normal', t('meeting:buttons.change-answer')),
  ])
}

/** The written check-in a person was asked about and that still waits for answers; null when there is none. */
export async function openRoundOf({ tx, partnership, person, now }: PersonContext): Promise<CheckIn | null> {
  const ahead = await tx.checkIns.ahead(partnership.id)
  return (
    ahead.find(
      (one) =>
        one.mode === 'written' &&
        one.state === 'published' &&
        one.start !== null &&
        one.start <= now &&
        wasTaken(one, 'ask', person.id),
    ) ?? null
  )
}
