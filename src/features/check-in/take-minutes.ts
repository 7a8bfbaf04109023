import type { FormField, FormValues, MessageRef } from '../../chat/index.ts'
import type { CheckIn, MinuteLine } from '../../domain/check-in/check-in.ts'
import { writeDown } from '../../domain/check-in/written-acts.ts'
import { createPromise } from '../../domain/promise/promise.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { localDateTime, readLocalDateTime } from '../local-time.ts'
import { doAct } from '../ticket/act-handlers.ts'
import { findTicket } from '../ticket/find-ticket.ts'
import { toldLanguage } from '../told-language.ts'
import { findCheckIn } from './find-check-in.ts'
import { showMinutes } from './finish.ts'
import { keepPromise } from './promises.ts'
import { ask, done, words } from './replies.ts'
import { keepCheckInHistory, saveCheckIn } from './save-check-in.ts'

type Kind = MinuteLine['kind']
const WEEK_MS = 7 * 24 * 3_600_000

/** *Write minutes*, *Decision*, *Action*: asks for the words, and for an action who owes it and until when. */
export async function minutesForm(context: PersonContext, id: string, kind: Kind): Promise<InboundReply> {
  const checkIn = await findCheckIn(context, id)
  const fields: readonly FormField[] = [
    words(context, kind),
    ...(kind === 'action' ? actionFields(context) : []),
  ]
  const ticket = kind === 'note' ? [] : [words(context, 'ticket', { required: false, long: false })]
  return ask(context, kind, [checkIn.id], [...fields, ...ticket])
}

function actionFields({ t, partnership, now, zone, person }: PersonContext): readonly FormField[] {
  const base = { hint: null, required: true }
  return [
    {
      ...{ type: 'choice', name: 'owner', label: t('meeting:fields.owner'), ...base, initial: person.id },
      options: partnership.people.map(({ id, name, side }) => ({
        value: id,
        label: t('meeting:fields.owner-option', { name, side: partnership.sides[side].name }),
      })),
    },
    {
      ...{ type: 'datetime', name: 'due', label: t('meeting:fields.due'), ...base },
      initial: localDateTime(new Date(now.getTime() + WEEK_MS), zone),
    },
  ]
}

/** A submitted form. An action becomes a promise of its owner's side, on the ticket it names if it names one. */
export async function submittedMinutes(
  context: PersonContext,
  id: string,
  kind: Kind,
  values: FormValues,
): Promise<InboundReply> {
  const checkIn = await findCheckIn(context, id)
  const text = (values[kind] ?? '').trim()
  if (text === '') throw new UserError('check-in-words-required', { field: kind })
  const key = (values.ticket ?? '').normalize('NFKC').trim().toUpperCase()
  const found = key === '' ? null : await findTicket(context, key)
  // What both sides agreed on is no secret of one side's ticket.
  if (found && found.ticket.audience !== 'both')
    throw new UserError('ticket-internal', { field: 'ticket', key })
  const promiseId =
    kind === 'action' ? await promise(context, checkIn, text, values, found?.ticket.id ?? null) : null
  await writeLine(context, checkIn, kind, text, context.deps.newId(), promiseId)
  if (found) await doAct(context, found, { act: 'comment', text, audience: 'both' })
  return done(context.t(`meeting:minutes.kept-${kind}`))
}

async function promise(
  context: PersonContext,
  checkIn: CheckIn,
  text: string,
  values: FormValues,
  ticketId: string | null,
): Promise<string> {
  const { partnership, now, zone, deps } = context
  const owner = partnership.people.find(({ id }) => id === values.owner)
  if (!owner) throw new UserError('owner-unknown', { field: 'owner' })
  const due = readLocalDateTime(values.due ?? '', zone)
  if (due <= now) throw new UserError('due-past', { field: 'due' })
  const outcome = createPromise({
    ...{
      id: deps.newId(),
      partnershipId: partnership.id,
      side: owner.side,
      audience: 'both',
      owner: owner.id,
    },
    ...{ text, due, madeAt: now },
    origin: ticketId ? { kind: 'ticket', ticketId } : { kind: 'check-in', checkInId: checkIn.id },
  })
  await keepPromise(context, outcome, true)
  return outcome.promise.id
}

async function writeLine(
  context: PersonContext,
  before: CheckIn,
  kind: Kind,
  text: string,
  lineId: string,
  promiseId: string | null,
): Promise<void> {
  const { person, now } = context
  const language = toldLanguage(context, context.language)(text)
  const line: MinuteLine = {
    id: lineId,
    kind,
    text,
    by: person.id,
    side: person.side,
    language,
    at: now,
    promiseId,
  }
  const checkIn = writeDown(before, line, now)
  await saveCheckIn(context, checkIn)
  await keepCheckInHistory(context, `check-in-${kind}`, person, { text })
  await showMinutes(context, checkIn)
}

/** A reply in the thread of the minutes is written down with them, under the id of its message. */
export const noteFromThread = (
  context: PersonContext,
  checkIn: CheckIn,
  ref: MessageRef,
  text: string,
): Promise<void> => writeLine(context, checkIn, 'note', text, lineIdOf(ref), null)

const lineIdOf = ({ platform, channelId, messageId }: MessageRef): string =>
  `${platform}/${channelId}/${messageId}`
