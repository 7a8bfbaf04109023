import { type Button, type Card, type CardElement, encodeAction } from '../../chat/index.ts'
import type { Person } from '../../domain/partnership/partnership.ts'
import { UserError } from '../../errors.ts'
import type { CalendarOwner } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { calendarAddress } from './calendar-link.ts'

type Whose = CalendarOwner['kind']

/** The addresses of a person's calendars, for that person alone; `renew` makes one of them anew, and its old one dies. */
export async function calendarCard(context: PersonContext, renew: Whose | null = null): Promise<Card> {
  const { t, partnership, person, deps } = context
  const { name: side, zone } = partnership.sides[person.side]
  const mine = await calendarAddress(context, { kind: 'person', personId: person.id }, renew === 'person')
  const ours = await calendarAddress(context, { kind: 'side', side: person.side }, renew === 'side')
  const note = (text: string): CardElement => ({ type: 'note', text })
  return {
    title: t('calendar:title'),
    tone: 'normal',
    summary: t('calendar:intro'),
    elements: [
      { type: 'text', text: t('calendar:intro') },
      // In full, to be copied: a link that is pressed loads the file once and never again.
      {
        type: 'facts',
        facts: [
          { label: t('calendar:mine', { zone: context.zone }), value: mine.url },
          { label: t('calendar:side', { side, zone }), value: ours.url },
        ],
      },
      ...(renew === 'person' && mine.fresh ? [note(t('calendar:fresh-mine'))] : []),
      ...(renew === 'side' && ours.fresh ? [note(t('calendar:fresh-side', { side }))] : []),
      note(t('calendar:private')),
      ...(deps.address.reachable ? [] : [note(t('calendar:here-only'))]),
      { type: 'buttons', buttons: renewButtons(context, side) },
    ],
  }
}

/** A button that makes a link anew. Throws UserError `calendar-renew-role` for a side's link when it is not theirs to change. */
export async function renewCalendar(context: PersonContext, whose: string | undefined): Promise<Card> {
  if (whose !== 'person' && whose !== 'side') throw new UserError('action-unknown', { found: whose ?? '' })
  if (whose === 'side' && !mayRenewSide(context.person))
    throw new UserError('calendar-renew-role', { name: context.partnership.sides[context.person.side].name })
  return calendarCard(context, whose)
}

/** Colleagues' calendars hang on the side's link. */
const mayRenewSide = ({ roles }: Person): boolean => roles.includes('liaison') || roles.includes('manager')

function renewButtons({ t, partnership, person }: PersonContext, side: string): Button[] {
  const button = (whose: Whose, label: string): Button => ({
    label,
    action: encodeAction({ verb: 'calendar-renew', partnershipId: partnership.id, args: [whose] }),
    style: 'danger',
  })
  return [
    button('person', t('calendar:renew-mine')),
    ...(mayRenewSide(person) ? [button('side', t('calendar:renew-side', { side }))] : []),
  ]
}
