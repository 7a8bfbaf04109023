import type { Button, Card, CardElement } from '../../chat/index.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { comingOf } from '../../domain/check-in/check-in-acts.ts'
import { SIDES } from '../../domain/partnership/partnership.ts'
import type { Context } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'
import { type AgendaContent, agendaContent } from './agenda-content.ts'
import { agendaElements } from './agenda-elements.ts'
import { postShared } from './post.ts'
import { attendanceButtons, button, timesElement } from './readers.ts'

/** The agenda is out: from now on the check-in stays where it is, unless people move it. */
export async function publish(context: Context, checkIn: CheckIn): Promise<CheckIn> {
  const published: CheckIn = {
    ...checkIn,
    state: 'published',
    publishedAt: checkIn.publishedAt ?? context.now,
  }
  await showAgenda(context, published)
  return published
}

/** Posts the agenda for both sides, or brings the posted one up to date. A moved check-in gets an agenda of its own. */
export async function showAgenda(context: Context, checkIn: CheckIn): Promise<void> {
  const content = await agendaContent(context, checkIn)
  await postShared(context, agendaSlot(checkIn), (reader) => agendaCard(context, checkIn, content, reader))
}

/** Where the agenda stands; another one after a move, so that nobody has to look for it above. */
const agendaSlot = ({ id, start }: CheckIn): string => `check-in/${id}/agenda/${start?.getTime() ?? 0}`

function agendaCard(context: Context, checkIn: CheckIn, content: AgendaContent, reader: Reader): Card {
  const { t } = reader
  const { partnership } = context
  const words = { name: partnership.name }
  const title = t('meeting:agenda.title', words)
  return {
    title,
    tone: 'normal',
    summary: title,
    elements: [
      ...whenElements(context, checkIn, reader),
      ...agendaElements(context, content, reader),
      ...(checkIn.mode === 'live' ? [attendanceElement(context, checkIn, reader)] : []),
      { type: 'buttons', buttons: agendaButtons(context, checkIn, reader) },
    ],
  }
}

/** When it is on both clocks, how long and how; in writing, until when answers are collected. */
export function whenElements(context: Context, checkIn: CheckIn, reader: Reader): CardElement[] {
  const { t } = reader
  const { start, minutes, mode, closesAt } = checkIn
  if (!start) return []
  if (mode === 'live')
    return [
      { type: 'text', text: t('meeting:agenda.live', { minutes }) },
      timesElement(context, start, reader),
    ]
  return [
    { type: 'text', text: t('meeting:agenda.written') },
    ...(closesAt ? [timesElement(context, closesAt, reader)] : []),
  ]
}

/** How many come, by side; never who does not. */
function attendanceElement({ partnership }: Context, checkIn: CheckIn, { t }: Reader): CardElement {
  const counts = SIDES.map((side) =>
    t('meeting:attendance.side', { side: partnership.sides[side].name, count: comingOf(checkIn, side) }),
  )
  return {
    type: 'note',
    text: t('meeting:attendance.coming', { counts: counts.join(t('meeting:list-separator')) }),
  }
}

const agendaButtons = ({ partnership }: Context, checkIn: CheckIn, { t }: Reader): Button[] => [
  ...attendanceButtons(t, partnership, checkIn),
  ...(checkIn.mode === 'written' ? [button(t, partnership, 'answer', [checkIn.id], 'primary')] : []),
  button(t, partnership, 'add', []),
  ...(checkIn.mode === 'live' && !checkIn.extra ? [button(t, partnership, 'move', [checkIn.id])] : []),
  button(t, partnership, 'skip', [checkIn.id]),
]
