import type { Card, CardElement } from '../../chat/index.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { type CheckInStep, wasMissed } from '../../domain/check-in/check-in-steps.ts'
import { silentSides, silentWeeks } from '../../domain/check-in/written-acts.ts'
import { FREE_ANSWER, QUESTIONS } from '../../domain/check-in/written-round.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import { type Person, SIDES, type Side } from '../../domain/partnership/partnership.ts'
import type { Context } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'
import { agendaContent } from './agenda-content.ts'
import { agendaElements } from './agenda-elements.ts'
import { keepItems, missed } from './finish.ts'
import { postShared, tell } from './post.ts'
import { button } from './readers.ts'
import { card } from './reminders.ts'
import { keepCheckInHistory } from './save-check-in.ts'

/** A side that says nothing for so many weeks in a row: both managers are told. */
const SILENT_WEEKS = 2
const LOOKED_BACK = 12

/** The message a person was asked with; a reply in its thread is an answer. */
export const askSlot = ({ id }: CheckIn): string => `check-in/${id}/ask`

/** Asks one person, with the agenda beside the questions. */
export async function askPerson(context: Context, checkIn: CheckIn, step: CheckInStep): Promise<void> {
  const person = context.partnership.people.find(({ id }) => id === step.person)
  if (!person) return
  const content = await agendaContent(context, checkIn)
  const options = {
    slot: askSlot(checkIn),
    ...(step.until ? { notAfter: step.until } : {}),
    atOnce: isOnTime(context, step),
  }
  await tell(context, person, options, (reader) => {
    const { t } = reader
    const until = checkIn.closesAt ? formatInstantFor(reader, checkIn.closesAt, context.now) : ''
    return {
      ...card(t('meeting:ask.title'), 'normal'),
      elements: [
        { type: 'text', text: t('meeting:ask.text', { until }) },
        ...agendaElements(context, content, reader),
        { type: 'text', text: t('meeting:ask.questions') },
        { type: 'list', items: QUESTIONS.map((name) => t(`meeting:questions.${name}`)) },
        { type: 'buttons', buttons: [button(t, context.partnership, 'answer', [checkIn.id], 'primary')] },
        { type: 'note', text: t('meeting:ask.how') },
      ],
    }
  })
}

const isOnTime = ({ now }: Context, { at }: CheckInStep): boolean => now.getTime() - at.getTime() < 5 * 60_000

/** Both sides are in, or the window closes: the summary goes out, and silence is told where it has lasted. */
export async function closeRound(context: Context, checkIn: CheckIn): Promise<CheckIn> {
  if (wasMissed(checkIn)) return missed(context, checkIn)
  const silent = silentSides(checkIn)
  const held: CheckIn = { ...checkIn, state: 'held', silent }
  await keepItems(context, held)
  await keepCheckInHistory(context, 'check-in-written', null, { silent })
  await showSummary(context, held)
  for (const side of silent) await tellManagers(context, held, side)
  return held
}

/** Posts the summary, or brings it up to date with an answer that came late. */
export async function showSummary(context: Context, checkIn: CheckIn): Promise<void> {
  await postShared(context, summarySlot(checkIn), (reader) => summaryCard(context, checkIn, reader))
}

const summarySlot = ({ id }: CheckIn): string => `check-in/${id}/summary`

function summaryCard(context: Context, checkIn: CheckIn, reader: Reader): Card {
  const { t } = reader
  const { partnership } = context
  const title = t('meeting:summary.title', { name: partnership.name })
  const silent = silentSides(checkIn)
  return {
    ...card(title, silent.length > 0 ? 'warning' : 'normal'),
    elements: [
      ...SIDES.flatMap((side) => sideElements(context, checkIn, side, reader)),
      {
        type: 'buttons',
        buttons: [
          button(t, partnership, 'answer', [checkIn.id]),
          button(t, partnership, 'action', [checkIn.id]),
        ],
      },
    ],
  }
}

/** What one side answered, question by question, in the words and language of those who said it. */
function sideElements({ partnership }: Context, checkIn: CheckIn, side: Side, { t }: Reader): CardElement[] {
  const answers = checkIn.answers.filter((one) => one.side === side)
  const name = partnership.sides[side].name
  if (answers.length === 0) return [{ type: 'text', text: t('meeting:summary.silent', { side: name }) }]
  return [...QUESTIONS, FREE_ANSWER].flatMap((question): CardElement[] => {
    const said = answers.filter((one) => one.question === question)
    if (said.length === 0) return []
    const label = t('meeting:summary.heading', { side: name, question: t(`meeting:questions.${question}`) })
    const quotes = said.map(({ text, language, personId }) => ({
      ...{ type: 'quote' as const, text, language },
      by: nameOf(partnership.people, personId),
    }))
    return [{ type: 'text', text: label }, ...quotes]
  })
}

const nameOf = (people: readonly Person[], id: string): string | null =>
  people.find((person) => person.id === id)?.name ?? null

/** Told once, with the second silent week in a row. */
async function tellManagers(context: Context, checkIn: CheckIn, side: Side): Promise<void> {
  const { tx, partnership } = context
  const before = await tx.checkIns.past(partnership.id, checkIn.week, LOOKED_BACK)
  const weeks = silentWeeks([checkIn, ...before.filter(({ id }) => id !== checkIn.id)], side)
  if (weeks !== SILENT_WEEKS) return
  const name = partnership.sides[side].name
  for (const person of partnership.people.filter(({ roles }) => roles.includes('manager')))
    await tell(context, person, {}, ({ t }) => ({
      ...card(t('meeting:silent.title', { side: name }), 'warning'),
      elements: [
        { type: 'text', text: t('meeting:silent.text', { side: name, weeks }) },
        {
          type: 'buttons',
          buttons: [button(t, partnership, 'status', []), button(t, partnership, 'mode', ['live'])],
        },
      ],
    }))
}
