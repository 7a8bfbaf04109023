import type { FormValues } from '../../chat/index.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { callOff, didNotHappen, takeBack } from '../../domain/check-in/check-in-acts.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'
import { actorOf } from '../ticket/find-ticket.ts'
import { findCheckIn, namedOrNext } from './find-check-in.ts'
import { postShared } from './post.ts'
import { button, timesElement } from './readers.ts'
import { atText, card, tellReminded } from './reminders.ts'
import { ask, done, words } from './replies.ts'
import { keepCheckInHistory, saveCheckIn } from './save-check-in.ts'

/** `/checkin skip REASON`, or its button: without words the form asks why. */
export async function skip(
  context: PersonContext,
  id: string | undefined,
  reason: string,
): Promise<InboundReply> {
  const checkIn = await namedOrNext(context, id)
  if (reason.trim() !== '') return skipped(context, checkIn, reason)
  // Refused before anybody has typed a reason.
  callOff(checkIn, actorOf(context), '–', context.now)
  return ask(context, 'skip', [checkIn.id], [words(context, 'reason')])
}

export const submittedSkip = async (
  context: PersonContext,
  id: string,
  values: FormValues,
): Promise<InboundReply> => skipped(context, await findCheckIn(context, id), values.reason ?? '')

async function skipped(context: PersonContext, before: CheckIn, reason: string): Promise<InboundReply> {
  const { t, partnership, person, now } = context
  const checkIn = callOff(before, actorOf(context), reason, now)
  await saveCheckIn(context, checkIn)
  await keepCheckInHistory(context, 'check-in-skipped', person, {
    start: checkIn.start,
    reason: checkIn.calledOff?.reason,
  })
  const say = (reader: Reader) => announcement(context, checkIn, 'skipped', reader)
  await postShared(context, null, (reader) => ({
    ...card(say(reader), 'warning'),
    elements: [
      ...offElements(context, checkIn, reader),
      { type: 'buttons', buttons: [button(reader.t, partnership, 'take-back', [checkIn.id])] },
    ],
  }))
  await tellReminded(context, before, say, (reader) => offElements(context, checkIn, reader))
  return done(t('meeting:skipped.done'), [button(t, partnership, 'take-back', [checkIn.id])])
}

const announcement = (
  context: PersonContext,
  checkIn: CheckIn,
  what: 'skipped' | 'back' | 'not-held',
  reader: Reader,
): string =>
  reader.t(`meeting:${what}.title`, { at: atText(context, checkIn, reader), by: context.person.name })

function offElements(context: PersonContext, { start, calledOff }: CheckIn, reader: Reader) {
  return [
    ...(start ? [timesElement(context, start, reader)] : []),
    ...(calledOff
      ? [{ type: 'quote' as const, text: calledOff.reason, by: context.person.name, language: null }]
      : []),
  ]
}

/** *Hold it after all*: it is as it was. */
export async function restore(context: PersonContext, id: string): Promise<InboundReply> {
  const { t, person, now } = context
  const before = await findCheckIn(context, id)
  const checkIn = takeBack(before, actorOf(context), now)
  await saveCheckIn(context, checkIn)
  await keepCheckInHistory(context, 'check-in-restored', person, { start: checkIn.start })
  const say = (reader: Reader) => announcement(context, checkIn, 'back', reader)
  const elements = (reader: Reader) => (checkIn.start ? [timesElement(context, checkIn.start, reader)] : [])
  await postShared(context, null, (reader) => ({
    ...card(say(reader), 'normal'),
    elements: elements(reader),
  }))
  await tellReminded(context, before, say, elements)
  return done(t('meeting:back.done'))
}

/** *It did not take place*: what it would have cost each side leaves the ledger. */
export async function deny(context: PersonContext, id: string): Promise<InboundReply> {
  const { t, partnership, person, now } = context
  const checkIn = didNotHappen(await findCheckIn(context, id), actorOf(context), now)
  await saveCheckIn(context, checkIn)
  await keepCheckInHistory(context, 'check-in-not-held', person, { start: checkIn.start })
  await postShared(context, null, (reader) => ({
    ...card(announcement(context, checkIn, 'not-held', reader), 'normal'),
    elements: [
      ...(checkIn.start ? [timesElement(context, checkIn.start, reader)] : []),
      { type: 'buttons', buttons: [button(reader.t, partnership, 'take-back', [checkIn.id])] },
    ],
  }))
  return done(t('meeting:not-held.done'), [button(t, partnership, 'take-back', [checkIn.id])])
}

/** True where the agenda of a check-in stands already. */
export const isPublished = ({ publishedAt, done: steps }: CheckIn): boolean =>
  publishedAt !== null && steps.includes('agenda')

/** A number a button carries, as an instant. @throws UserError `check-in-no-offer` */
export function instantOf(text: string | undefined): Date {
  const at = new Date(Number(text))
  if (!text || Number.isNaN(at.getTime())) throw new UserError('check-in-no-offer')
  return at
}
