import { createHmac } from 'node:crypto'
import type { Audience } from '../../domain/partnership/partnership.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Context } from '../context.ts'
import { linkKey } from '../link-key.ts'

/** Days a link opens the page. A card that changes gets a new one. */
const OPEN_DAYS = 30
export const DAY_MS = 86_400_000
/** Platforms cut a text at about 3,000 characters; a few need room for more than the text. */
const LONG = 2_000

/** Whether a card of the ticket may be cut somewhere. */
export const isLong = ({ fields, assessment }: Ticket): boolean =>
  JSON.stringify([fields, assessment]).length > LONG

/** Makes the addresses of a ticket's page, one for each kind of readers; it shows exactly what those may read. */
export async function wholeAddresses(
  context: Context,
  ticket: Ticket,
): Promise<(readers: Audience) => string> {
  const key = await linkKey(context)
  const until = Math.floor(context.now.getTime() / DAY_MS) + OPEN_DAYS
  return (readers) => {
    const body = Buffer.from(JSON.stringify([ticket.id, readers, until])).toString('base64url')
    return `${context.deps.address.url}/whole/${body}.${macOf(key, body)}`
  }
}

/** What makes the body of an address one that Andon gave out. */
export const macOf = (key: string, body: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify(['whole', body]))
    .digest('base64url')
