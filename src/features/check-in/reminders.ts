import type { Card, CardElement } from '../../chat/index.ts'
import { MINUTE } from '../../domain/calendar/local-date.ts'
import { attendeesOf } from '../../domain/check-in/attendees.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { comingOf } from '../../domain/check-in/check-in-acts.ts'
import { type CheckInStep, wasTaken } from '../../domain/check-in/check-in-steps.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import { type Person, SIDES } from '../../domain/partnership/partnership.ts'
import type { Context } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'
import { whenElements } from './agenda.ts'
import { agendaContent } from './agenda-content.ts'
import { agendaElements } from './agenda-elements.ts'
import { tell } from './post.ts'
import { attendanceButtons, button, timesElement } from './readers.ts'

/** A step this late is not at its minute any more: what it says waits for the person's working hours. */
const LATE = 5 * MINUTE

/** As somebody's last working day before begins: when it is, what is on the agenda, and who comes. */
export async function remindDayBefore(context: Context, checkIn: CheckIn, step: CheckInStep): Promise<void> {
  const person = context.partnership.people.find(({ id }) => id === step.person)
  if (!person || saidNo(checkIn, person)) return
  const content = await agendaContent(context, checkIn)
  const { now } = context
  const options = {
    atOnce: now.getTime() - step.at.getTime() < LATE,
    ...(step.until ? { notAfter: step.until } : {}),
  }
  await tell(context, person, options, (reader) => {
    const { t } = reader
    const title = t('meeting:day-before.title', { at: atText(context, checkIn, reader) })
    return {
      ...card(title, 'normal'),
      elements: [
        ...whenElements(context, checkIn, reader),
        ...agendaElements(context, content, reader),
        {
          type: 'buttons',
          buttons: [
            ...attendanceButtons(t, context.partnership, checkIn),
            button(t, context.partnership, 'add', []),
          ],
        },
      ],
    }
  })
}

/** A quarter of an hour before, to everybody who has not said no. */
export async function remindSoon(context: Context, checkIn: CheckIn): Promise<void> {
  const { partnership, calendars } = context
  const { start } = checkIn
  if (!start) return
  for (const { person } of attendeesOf(partnership, checkIn, calendars)) {
    if (saidNo(checkIn, person)) continue
    await tell(context, person, { notAfter: start, atOnce: true }, (reader) => {
      const title = reader.t('meeting:soon.title', { at: atText(context, checkIn, reader) })
      const undecided = !checkIn.attendance.some(({ personId }) => personId === person.id)
      const buttons = attendanceButtons(reader.t, partnership, checkIn)
      return {
        ...card(title, 'normal'),
        elements: [
          timesElement(context, start, reader),
          ...(undecided ? [{ type: 'buttons' as const, buttons }] : []),
        ],
      }
    })
  }
}

/** An hour before: where one side has nobody, the liaisons of both are told which one. */
export async function tellNobodyComes(context: Context, checkIn: CheckIn): Promise<void> {
  const { partnership } = context
  const { start } = checkIn
  const missing = SIDES.filter((side) => comingOf(checkIn, side) === 0)
  if (missing.length === 0 || !start) return
  for (const person of partnership.people.filter(({ roles }) => roles.includes('liaison')))
    await tell(context, person, { notAfter: start, atOnce: true }, (reader) => {
      const { t } = reader
      const sides = missing.map((side) => partnership.sides[side].name).join(t('meeting:list-separator'))
      const text = t('meeting:nobody.text', { sides, at: atText(context, checkIn, reader) })
      return {
        ...card(t('meeting:nobody.title', { sides }), 'warning'),
        elements: [
          { type: 'text', text },
          timesElement(context, start, reader),
          {
            type: 'buttons',
            buttons: [
              ...attendanceButtons(t, partnership, checkIn),
              button(t, partnership, 'skip', [checkIn.id]),
            ],
          },
        ],
      }
    })
}

/** Tells those who were reminded of it already that it is not as they were told. */
export async function tellReminded(
  context: Context,
  before: CheckIn,
  title: (reader: Reader) => string,
  elements: (reader: Reader) => readonly CardElement[],
): Promise<void> {
  for (const { person } of attendeesOf(context.partnership, before, context.calendars)) {
    const reminded = wasTaken(before, 'day', person.id) || wasTaken(before, 'ask', person.id)
    if (!reminded && !before.attendance.some(({ personId }) => personId === person.id)) continue
    await tell(context, person, { atOnce: true }, (reader) => ({
      ...card(title(reader), 'warning'),
      elements: elements(reader),
    }))
  }
}

export const card = (title: string, tone: Card['tone']): Omit<Card, 'elements'> => ({
  title,
  tone,
  summary: title,
})

/** The start on the reader's own clock. */
export const atText = ({ now }: Pick<Context, 'now'>, { start }: CheckIn, reader: Reader): string =>
  start ? formatInstantFor(reader, start, now) : ''

const saidNo = ({ attendance }: CheckIn, { id }: Person): boolean =>
  attendance.some(({ personId, answer }) => personId === id && answer !== 'coming')
