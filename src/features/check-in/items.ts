import type { Card, FormValues } from '../../chat/index.ts'
import type { AgendaItem } from '../../domain/check-in/check-in.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { toldLanguage } from '../told-language.ts'
import { showAgenda } from './agenda.ts'
import { agendaContent } from './agenda-content.ts'
import { agendaElements } from './agenda-elements.ts'
import { isPublished } from './decide.ts'
import { namedOrNext, nextCheckIn, specOf } from './find-check-in.ts'
import { button, timesElement } from './readers.ts'
import { ask, done, words } from './replies.ts'
import { keepCheckInHistory } from './save-check-in.ts'

const LONGEST = 500

/** `/checkin agenda`: what there is to talk about next time, as it stands. */
export async function showNextAgenda(context: PersonContext): Promise<InboundReply> {
  const { t, partnership, person } = context
  const next = await namedOrNext(context, undefined)
  const content = await agendaContent(context, next)
  const reader = { ...context, side: person.side, shared: false }
  const title = t('meeting:agenda.title', { name: partnership.name })
  const mine = content.agenda.items.filter(({ side }) => side === person.side)
  const card: Card = {
    ...{ title, tone: 'normal', summary: title },
    elements: [
      ...(next.start ? [timesElement(context, next.start, reader)] : []),
      ...agendaElements(context, content, reader),
      {
        type: 'buttons',
        buttons: [
          button(t, partnership, 'add', [], 'primary'),
          ...mine
            .slice(0, MOST_BUTTONS)
            .map(({ id, text }) =>
              button(
                t,
                partnership,
                'remove',
                [id],
                'normal',
                t('meeting:buttons.remove', { text: shorten(text) }),
              ),
            ),
        ],
      },
    ],
  }
  return { kind: 'card', card }
}

const MOST_BUTTONS = 5
const shorten = (text: string): string =>
  [...text].length > 30 ? `${[...text].slice(0, 29).join('')}…` : text

/** `/checkin agenda add TEXT`; without words the form asks. Says who will read it. */
export async function add(context: PersonContext, text: string): Promise<InboundReply> {
  specOf(context)
  return text.trim() === '' ? ask(context, 'add', [], [words(context, 'item')]) : added(context, text)
}

export const submittedAdd = (context: PersonContext, values: FormValues): Promise<InboundReply> =>
  added(context, values.item ?? '')

async function added(context: PersonContext, given: string): Promise<InboundReply> {
  const { t, tx, partnership, person, now, deps } = context
  const text = given.trim()
  if (text === '') throw new UserError('check-in-words-required', { field: 'item' })
  if (text.length > LONGEST) throw new UserError('text-too-long', { field: 'item', limit: LONGEST })
  const item: AgendaItem = {
    ...{ id: deps.newId(), partnershipId: partnership.id, text, addedBy: person.id, side: person.side },
    ...{
      language: toldLanguage(context, context.language)(text),
      addedAt: now,
      checkInId: null,
      removedAt: null,
    },
  }
  await tx.agenda.save(item)
  await keepCheckInHistory(context, 'agenda-added', person, { text })
  await refresh(context)
  return done(t('meeting:item.added', { text }), [
    button(t, partnership, 'remove', [item.id], 'normal', t('meeting:buttons.undo')),
  ])
}

/** Takes an item off the agenda again; anybody of the side that put it there may. */
export async function remove(context: PersonContext, id: string): Promise<InboundReply> {
  const { t, tx, partnership, person, now } = context
  const item = UUID.test(id) ? await tx.agenda.get(id) : null
  if (!item || item.partnershipId !== partnership.id || item.removedAt)
    throw new UserError('agenda-item-gone')
  if (item.checkInId) throw new UserError('agenda-item-gone')
  if (item.side !== person.side) throw new UserError('agenda-item-theirs')
  await tx.agenda.save({ ...item, removedAt: now })
  await keepCheckInHistory(context, 'agenda-removed', person, { text: item.text })
  await refresh(context)
  return done(t('meeting:item.removed', { text: item.text }))
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An agenda that is out shows it at once. */
async function refresh(context: PersonContext): Promise<void> {
  const next = await nextCheckIn(context)
  if (next && isPublished(next)) await showAgenda(context, next)
}
