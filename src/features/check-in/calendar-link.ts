import { createHmac } from 'node:crypto'
import type { CalendarOwner } from '../../ports/index.ts'
import type { Context } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { linkKey } from '../link-key.ts'

export interface CalendarAddress {
  readonly url: string
  /** True when the link was made just now: whatever was shown before opens nothing any more. */
  readonly fresh: boolean
}

/**
 * The one living link to a calendar; made when there is none, and anew when `renew`. People subscribe on several devices,
 * so the same link is shown each time: its secret is worked out from a key and what is stored, and is itself not stored.
 * When the key has changed meanwhile, a new link takes the place of the one that can no longer be shown.
 */
export async function calendarAddress(
  context: Context,
  owner: CalendarOwner,
  renew = false,
): Promise<CalendarAddress> {
  const { deps, tx, partnership, now } = context
  const key = await linkKey(context)
  const secretOf = (nonce: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify(['calendar', partnership.id, owner, nonce]))
      .digest('base64url')
  const known = await tx.calendarLinks.get(partnership.id, owner)
  const shown = known && !renew ? secretOf(known.nonce) : null
  if (shown !== null && deps.hash(shown) === known?.hash) return { url: urlOf(deps, shown), fresh: false }
  const nonce = deps.newId()
  const secret = secretOf(nonce)
  await tx.calendarLinks.save({
    partnershipId: partnership.id,
    ...{ owner, nonce, hash: deps.hash(secret), madeAt: now },
  })
  return { url: urlOf(deps, secret), fresh: true }
}

const urlOf = ({ address }: FeatureDeps, secret: string): string => `${address.url}/calendar/${secret}.ics`
