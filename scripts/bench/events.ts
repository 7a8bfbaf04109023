import { randomUUID } from 'node:crypto'
import { encodeAction, type IncomingEvent } from '../../src/chat/index.ts'

const base = (partnershipId: string) => ({
  eventKey: randomUUID(),
  actor: { platform: 'console' as const, userId: 'b-liaison', workspaceId: partnershipId },
  conversation: { kind: 'channel' as const, channelId: `${partnershipId}/shared` },
  at: new Date(),
})

/** A complete defect form, submitted where both sides read: three clocks start. */
export const defectForm = (
  partnershipId: string,
  defectClass: 'functional' | 'safety' = 'functional',
): IncomingEvent & { readonly type: 'form' } => ({
  ...base(partnershipId),
  type: 'form',
  action: encodeAction({ verb: 'report', partnershipId, args: ['defect'] }),
  values: {
    title: 'Hinge pin loose on the left earbud case',
    text: 'Found at incoming inspection: the hinge pin moves by 0.4 mm under light pressure, 12 of 400 pieces.',
    class: defectClass,
    severity: 'major',
    partNumber: 'HX-20417-B',
    lots: 'L2611-07, L2611-08',
    quantityAffected: '12',
    quantityTotal: '400',
    whereFound: 'Incoming inspection, Fremont',
  },
})

/** A message nobody has to do anything about; `inThread`: a reply to one that is on no ticket. */
export function plainMessage(partnershipId: string, inThread: boolean): IncomingEvent {
  const event = base(partnershipId)
  const ref = (messageId: string) => ({
    platform: 'console' as const,
    channelId: event.conversation.channelId,
    messageId,
  })
  return {
    ...event,
    type: 'message',
    message: {
      ref: ref(randomUUID()),
      thread: inThread ? ref('the-lunch-thread') : null,
      author: event.actor,
      text: 'Good morning! The visitors arrive at ten, meeting room 3 is booked.',
      files: [],
      postedAt: event.at,
    },
  }
}
