import type { Button, CardElement } from '../../chat/index.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { answerOffer, proposeMove, withdrawMove } from '../../domain/check-in/check-in-acts.ts'
import { moveOffers } from '../../domain/check-in/move-offers.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import { SIDES } from '../../domain/partnership/partnership.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'
import { actorOf } from '../ticket/find-ticket.ts'
import { instantOf } from './decide.ts'
import { findCheckIn, namedOrNext, specOf } from './find-check-in.ts'
import { postShared } from './post.ts'
import { button, timesElement } from './readers.ts'
import { card, tellReminded } from './reminders.ts'
import { done } from './replies.ts'
import { keepCheckInHistory, saveCheckIn } from './save-check-in.ts'

/** `/checkin move`, or its button: the three next-best times of the week, offered to both sides. */
export async function move(context: PersonContext, id: string | undefined): Promise<InboundReply> {
  const { t, tx, partnership, person, calendars, now } = context
  const found = await namedOrNext(context, id)
  const ledger = await tx.checkIns.ledger(partnership.id)
  const slots = moveOffers(calendars, specOf(context), found, ledger, now)
  const checkIn = proposeMove(found, actorOf(context), slots, now)
  await saveCheckIn(context, checkIn)
  await keepCheckInHistory(context, 'check-in-move-asked', person, { start: checkIn.start })
  await showProposal(context, checkIn)
  return done(t('meeting:move.asked', { count: slots.length }))
}

/** A yes of a side to one of the times, or its yes taken back; with both sides' yes the check-in moves. */
export async function acceptOffer(
  context: PersonContext,
  id: string,
  at: string | undefined,
): Promise<InboundReply> {
  const { t, person, calendars, now } = context
  const before = await findCheckIn(context, id)
  const checkIn = answerOffer(before, actorOf(context), instantOf(at), calendars, now)
  await saveCheckIn(context, checkIn)
  if (checkIn.proposal) {
    await showProposal(context, checkIn)
    const offer = checkIn.proposal.offers.find(({ start }) => String(start.getTime()) === at)
    return done(t(offer?.accepted.includes(person.side) ? 'meeting:move.yes' : 'meeting:move.no'))
  }
  await keepCheckInHistory(context, 'check-in-moved', person, { from: before.start, to: checkIn.start })
  const title = ({ t: say }: Reader) => say('meeting:move.moved')
  await postShared(context, proposalSlot(before), (reader) => ({
    ...card(title(reader), 'good'),
    elements: movedElements(context, before, checkIn, reader),
  }))
  await tellReminded(context, before, title, (reader) => movedElements(context, before, checkIn, reader))
  return done(t('meeting:move.moved'))
}

/** *Leave it as it is*. */
export async function leave(context: PersonContext, id: string): Promise<InboundReply> {
  const before = await findCheckIn(context, id)
  const checkIn = withdrawMove(before, actorOf(context))
  await saveCheckIn(context, checkIn)
  await postShared(context, proposalSlot(before), (reader) => ({
    ...card(reader.t('meeting:move.left'), 'normal'),
    elements: checkIn.start ? [timesElement(context, checkIn.start, reader)] : [],
  }))
  return done(context.t('meeting:move.left'))
}

function movedElements(
  context: PersonContext,
  before: CheckIn,
  after: CheckIn,
  reader: Reader,
): CardElement[] {
  const { t, language, zone } = reader
  const from = before.start ? formatInstantFor({ language, zone }, before.start, context.now) : ''
  return [
    ...(after.start ? [timesElement(context, after.start, reader)] : []),
    { type: 'note', text: t('meeting:move.from', { from }) },
  ]
}

/** One card for each time it is asked about; it changes in place as the sides answer. */
const proposalSlot = ({ id, proposal, sequence }: CheckIn): string =>
  `check-in/${id}/move/${sequence}/${proposal?.offers.map(({ start }) => start.getTime()).join('-') ?? ''}`

async function showProposal(context: PersonContext, checkIn: CheckIn): Promise<void> {
  const { partnership } = context
  const by = partnership.people.find(({ id }) => id === checkIn.proposal?.by)?.name ?? ''
  await postShared(context, proposalSlot(checkIn), (reader) => {
    const { t } = reader
    const offers = checkIn.proposal?.offers ?? []
    return {
      ...card(t('meeting:move.title', { by }), 'normal'),
      elements: [
        ...(checkIn.start ? [timesElement(context, checkIn.start, reader)] : []),
        { type: 'text', text: t('meeting:move.text') },
        ...offers.flatMap((offer, index) => offerElements(context, offer, index + 1, reader)),
        {
          type: 'buttons',
          buttons: [
            ...offers.map((offer, index) => offerButton(context, checkIn, offer, index + 1, reader)),
            button(t, partnership, 'leave', [checkIn.id]),
          ],
        },
      ],
    }
  })
}

type Offer = NonNullable<CheckIn['proposal']>['offers'][number]

function offerElements(context: PersonContext, offer: Offer, number: number, reader: Reader): CardElement[] {
  const { t } = reader
  const { sides } = context.partnership
  const yes = offer.accepted.map((side) => sides[side].name).join(t('meeting:list-separator'))
  const burdens = SIDES.map((side) =>
    t('meeting:burden.side', { side: sides[side].name, points: offer.burden[side] }),
  ).join(t('meeting:list-separator'))
  const text = t(yes === '' ? 'meeting:move.offer' : 'meeting:move.offer-yes', { number, burdens, yes })
  return [{ type: 'text', text }, timesElement(context, offer.start, reader)]
}

const offerButton = (
  { partnership }: PersonContext,
  { id }: CheckIn,
  { start }: Offer,
  number: number,
  { t }: Reader,
): Button =>
  button(
    t,
    partnership,
    'accept',
    [id, String(start.getTime())],
    'primary',
    t('meeting:buttons.accept', { number }),
  )
