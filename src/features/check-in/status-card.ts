import { type Button, type Card, type CardElement, encodeAction } from '../../chat/index.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { comingOf } from '../../domain/check-in/check-in-acts.ts'
import { mondayOf } from '../../domain/check-in/week-days.ts'
import { formatNumber } from '../../domain/language/format.ts'
import { SIDES } from '../../domain/partnership/partnership.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { whenElements } from './agenda.ts'
import { burdenPicture, stripPicture } from './check-in-pictures.ts'
import { nextCheckIn, specOf } from './find-check-in.ts'
import { pastElements } from './past-lines.ts'
import { attendanceButtons, button } from './readers.ts'
import { whyText } from './why.ts'

const LAST = 12

/** `/checkin`, `/checkin status`: the next one, the ledger, and what became of the last twelve. */
export async function showStatus(context: PersonContext): Promise<InboundReply> {
  const { t, tx, partnership, now } = context
  specOf(context)
  const next = await nextCheckIn(context)
  const week = mondayOf(context.calendars.brand.localDate(now))
  // Of this week one may be off whose time is still to come.
  const past = (await tx.checkIns.past(partnership.id, week, LAST + 1))
    .filter(({ start }) => start === null || start <= now)
    .slice(0, LAST)
  const title = t('meeting:status.title', { name: partnership.name })
  const card: Card = {
    ...{ title, tone: 'normal', summary: title },
    elements: [
      ...(next
        ? [...nextElements(context, next), ...(await stripPicture(context, next))]
        : [{ type: 'text' as const, text: t('meeting:status.none-ahead') }]),
      { type: 'text', text: await ledgerText(context) },
      ...(await burdenPicture(context, past)),
      { type: 'text', text: await promisesText(context) },
      ...pastElements(context, past),
      { type: 'buttons', buttons: statusButtons(context, next) },
    ],
  }
  return { kind: 'card', card }
}

function nextElements(context: PersonContext, next: CheckIn): CardElement[] {
  const { t, partnership, language, person } = context
  const reader = { ...context, side: person.side, shared: false }
  const why = whyText(context, next)
  const counts = SIDES.map((side) =>
    t('meeting:attendance.side', {
      side: partnership.sides[side].name,
      count: formatNumber(language, comingOf(next, side)),
    }),
  ).join(t('meeting:list-separator'))
  return [
    { type: 'text', text: t('meeting:status.next') },
    ...whenElements(context, next, reader),
    ...(why ? [{ type: 'note' as const, text: why }] : []),
    ...(next.mode === 'live'
      ? [{ type: 'note' as const, text: t('meeting:attendance.coming', { counts }) }]
      : []),
  ]
}

async function ledgerText({ t, tx, partnership, language }: PersonContext): Promise<string> {
  const ledger = await tx.checkIns.ledger(partnership.id)
  const sides = SIDES.map((side) =>
    t('meeting:burden.side', {
      side: partnership.sides[side].name,
      points: formatNumber(language, ledger[side]),
    }),
  )
  return t('meeting:status.ledger', { sides: sides.join(t('meeting:list-separator')) })
}

async function promisesText({ t, tx, partnership, language }: PersonContext): Promise<string> {
  const tally = await tx.promises.tally(partnership.id)
  const counts = Object.entries(tally).map(([name, count]) => [name, formatNumber(language, count)])
  return t('meeting:status.promises', Object.fromEntries(counts))
}

function statusButtons({ t, partnership }: PersonContext, next: CheckIn | null): Button[] {
  const of = (name: string, ...args: string[]) => button(t, partnership, name, args)
  return [
    ...(next?.state === 'published' ? attendanceButtons(t, partnership, next) : []),
    of('agenda'),
    of('add'),
    of('schedule'),
    ...(next ? [...(next.mode === 'live' ? [of('move', next.id)] : []), of('skip', next.id)] : []),
    of('now'),
    of('mode'),
    {
      label: t('calendar:button'),
      action: encodeAction({ verb: 'calendar', partnershipId: partnership.id, args: [] }),
      style: 'normal',
    },
  ]
}
