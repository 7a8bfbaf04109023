import type { FormValues } from '../../chat/index.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { attend } from '../../domain/check-in/check-in-acts.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { actorOf } from '../ticket/find-ticket.ts'
import { showAgenda } from './agenda.ts'
import { isPublished } from './decide.ts'
import { findCheckIn } from './find-check-in.ts'
import { button } from './readers.ts'
import { atText } from './reminders.ts'
import { ask, done, words } from './replies.ts'
import { saveCheckIn } from './save-check-in.ts'

/** *Coming* or *Can't*; a later answer takes the place of an earlier one. */
export const say = async (
  context: PersonContext,
  id: string,
  answer: 'coming' | 'cannot',
): Promise<InboundReply> => keep(context, await findCheckIn(context, id), answer, null)

/** *Send someone*: asks who. */
export async function sends(context: PersonContext, id: string): Promise<InboundReply> {
  const checkIn = await findCheckIn(context, id)
  attend(checkIn, actorOf(context), 'sends', '–', context.now)
  return ask(context, 'sends', [id], [words(context, 'substitute', { long: false })])
}

export const submittedSends = async (
  context: PersonContext,
  id: string,
  values: FormValues,
): Promise<InboundReply> => keep(context, await findCheckIn(context, id), 'sends', values.substitute ?? '')

async function keep(
  context: PersonContext,
  before: CheckIn,
  answer: CheckIn['attendance'][number]['answer'],
  substitute: string | null,
): Promise<InboundReply> {
  const { t, partnership, now, language, zone, person } = context
  const checkIn = attend(before, actorOf(context), answer, substitute, now)
  await saveCheckIn(context, checkIn)
  if (isPublished(checkIn)) await showAgenda(context, checkIn)
  const at = atText(context, checkIn, { t, language, zone, side: person.side, shared: false })
  const others = (['coming', 'cannot', 'sends'] as const).filter((one) => one !== answer)
  const text = t(`meeting:attendance.said-${answer}`, { at, substitute: substitute ?? '' })
  return done(
    text,
    others.map((one) => button(t, partnership, one, [checkIn.id])),
  )
}
