import type { Button, Card, CardElement } from '../../chat/index.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { endOf, wasMissed } from '../../domain/check-in/check-in-steps.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import type { Context } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'
import { postShared } from './post.ts'
import { button, timesElement } from './readers.ts'
import { keepCheckInHistory, saveCheckIn } from './save-check-in.ts'

/** A live check-in is over: it counts in the ledger, and the minutes can be written. */
export async function finish(context: Context, checkIn: CheckIn): Promise<CheckIn> {
  if (wasMissed(checkIn)) return missed(context, checkIn)
  const held: CheckIn = { ...checkIn, state: 'held', proposal: null }
  await keepItems(context, held)
  await keepCheckInHistory(context, 'check-in-held', null, { start: held.start })
  await showMinutes(context, held)
  return held
}

/** What was on the agenda has been talked about. */
export async function keepItems({ tx, partnership }: Context, checkIn: CheckIn): Promise<void> {
  for (const item of await tx.agenda.waiting(partnership.id))
    await tx.agenda.save({ ...item, checkInId: checkIn.id })
}

/**
 * Andon was not running at the time. Said once for all that were missed meanwhile. Where people knew of it from the agenda
 * it counts as held, until somebody says that it did not take place; where they did not, it is skipped.
 */
export async function missed(context: Context, checkIn: CheckIn): Promise<CheckIn> {
  const { tx, partnership, now } = context
  const ahead = await tx.checkIns.ahead(partnership.id)
  const others = ahead.filter((one) => one.id !== checkIn.id && !one.extra && isOver(one, now))
  const all = [checkIn, ...others].map(
    (one): CheckIn => ({
      ...one,
      state: one.state === 'published' ? 'held' : 'skipped',
      proposal: null,
      missedByAndon: true,
    }),
  )
  for (const other of all.slice(1)) await saveCheckIn(context, other)
  const starts = all.flatMap(({ start }) => (start ? [start] : [])).sort((a, b) => a.getTime() - b.getTime())
  await keepCheckInHistory(context, 'check-in-missed', null, { starts })
  await postShared(context, null, (reader) => missedCard(context, checkIn, starts, reader))
  return all[0] ?? checkIn
}

const isOver = (checkIn: CheckIn, now: Date): boolean => {
  const end = endOf(checkIn)
  return end !== null && end <= now
}

function missedCard(
  context: Context,
  checkIn: CheckIn,
  starts: readonly Date[],
  { t, language, zone }: Reader,
): Card {
  const { partnership, now } = context
  const title = t('meeting:missed.title')
  const times = starts.map((at) => formatInstantFor({ language, zone }, at, now))
  const text = t('meeting:missed.text', { times: times.join(t('meeting:list-separator')) })
  return {
    ...{ title, tone: 'warning', summary: text },
    elements: [
      { type: 'text', text },
      { type: 'buttons', buttons: minutesButtons(t, partnership, checkIn, true) },
    ],
  }
}

/** Posts the card the minutes stand on, or brings it up to date. */
export async function showMinutes(context: Context, checkIn: CheckIn): Promise<void> {
  await postShared(context, minutesSlot(checkIn), (reader) => minutesCard(context, checkIn, reader))
}

/** Where the minutes stand; replies in its thread are added to them. */
export const minutesSlot = ({ id }: CheckIn): string => `check-in/${id}/minutes`

function minutesCard(context: Context, checkIn: CheckIn, reader: Reader): Card {
  const { t } = reader
  const title = t('meeting:minutes.title', { name: context.partnership.name })
  const lines = (['note', 'decision', 'action'] as const).flatMap((kind) =>
    minuteLines(context, checkIn, kind, reader),
  )
  return {
    ...{ title, tone: 'normal', summary: title },
    elements: [
      ...(checkIn.start ? [timesElement(context, checkIn.start, reader)] : []),
      ...(lines.length > 0 ? lines : [{ type: 'text' as const, text: t('meeting:minutes.none') }]),
      { type: 'note', text: t('meeting:minutes.how') },
      {
        type: 'buttons',
        buttons: minutesButtons(
          t,
          context.partnership,
          checkIn,
          checkIn.state === 'held' && lines.length === 0,
        ),
      },
    ],
  }
}

function minuteLines(
  { partnership }: Context,
  { minuteLines: all }: CheckIn,
  kind: CheckIn['minuteLines'][number]['kind'],
  { t }: Reader,
): CardElement[] {
  const lines = all.filter((one) => one.kind === kind)
  if (lines.length === 0) return []
  const quotes = lines.map(({ text, by, language }) => ({
    ...{ type: 'quote' as const, text, language },
    by: partnership.people.find(({ id }) => id === by)?.name ?? null,
  }))
  return [{ type: 'text', text: t(`meeting:minutes.${kind}`) }, ...quotes]
}

const minutesButtons = (
  t: Reader['t'],
  partnership: Context['partnership'],
  { id }: CheckIn,
  deniable: boolean,
): Button[] => [
  button(t, partnership, 'note', [id], 'primary'),
  button(t, partnership, 'decision', [id]),
  button(t, partnership, 'action', [id]),
  ...(deniable ? [button(t, partnership, 'not-held', [id])] : []),
]
