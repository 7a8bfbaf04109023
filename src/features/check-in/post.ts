import type { Card } from '../../chat/index.ts'
import { deliverAt } from '../../domain/escalation/quiet-hours.ts'
import { type Person, zoneOf } from '../../domain/partnership/partnership.ts'
import type { DeliveryTarget } from '../../ports/index.ts'
import type { Context } from '../context.ts'
import { channelsOf, enqueue, privateTarget, type Reader, variantsFor } from '../outbox/enqueue.ts'
import { readerOf } from './readers.ts'

const placeOf = (target: DeliveryTarget): string =>
  target.kind === 'channel' ? `${target.platform}/${target.channelId}` : `@${target.personId}`

/** The slot of a message of which there is one in each place. */
export const slotAt = (slot: string, target: DeliveryTarget): string => `${slot}/${placeOf(target)}`

/** Says something to both sides where both read; one message in each shared conversation, changed in place with a slot. */
export async function postShared(
  context: Context,
  slot: string | null,
  render: (reader: Reader) => Card,
): Promise<void> {
  for (const target of channelsOf(context, 'both'))
    await enqueue(context, {
      ...{ audience: 'both', target, variants: variantsFor(context, 'both', render) },
      ...(slot === null ? {} : { slot: slotAt(slot, target) }),
    })
}

interface Private {
  readonly slot?: string
  /** From here on it is of no use any more and is not sent. */
  readonly notAfter?: Date
  /** True for what must come now, whatever the hour; otherwise it waits for the person's working hours. */
  readonly atOnce?: boolean
  /** Not before this, instead of the person's next working hours or a day later, whichever is first. */
  readonly notBefore?: Date
}

/** Says something to one person in private; nothing where no platform reaches them or it could only come too late. */
export async function tell(
  context: Context,
  person: Person,
  { slot, notAfter, atOnce = false, notBefore: earliest }: Private,
  render: (reader: Reader) => Card,
): Promise<void> {
  const { partnership, calendars, now, deps } = context
  const target = privateTarget(deps, person)
  if (!target) return deps.logger.warn({ person: person.id, partnership: partnership.id }, 'nobody to remind')
  const readerCalendar = calendars[person.side].withZone(zoneOf(partnership, person))
  const notBefore = earliest ?? (atOnce ? now : deliverAt({ at: now, readerCalendar, overridden: false }))
  if (notAfter && notBefore >= notAfter) return
  await enqueue(context, {
    ...{
      audience: person.side,
      target,
      variants: { [person.side]: render(readerOf(context, person)) },
      notBefore,
    },
    ...(slot === undefined ? {} : { slot: slotAt(slot, target) }),
    ...(notAfter ? { notAfter } : {}),
  })
}
