import type { Conversation } from '../../chat/index.ts'
import type { PlatformIdentity, Side } from '../../domain/partnership/partnership.ts'
import { SIDES } from '../../domain/partnership/partnership.ts'
import type { ConsoleDirectory, ConsolePartnership, ConsolePerson } from '../../ports/console-directory.ts'
import { channelIdOf, channelOfTab, TABS, type Tab } from './channels.ts'
import { Refusal } from './refusal.ts'

/** Who looks at what: one pane of the page. */
export interface Seat {
  readonly partnership: ConsolePartnership
  readonly side: Side
  readonly person: ConsolePerson
  readonly tab: Tab
  readonly channelId: string
}

export interface SeatQuery {
  readonly side: string | undefined
  readonly person: string | undefined
  readonly tab: string | undefined
}

/** The seat a request speaks of; Refusal when the partnership, the side or the person does not exist. */
export async function takeSeat(
  directory: ConsoleDirectory,
  partnershipId: string,
  query: SeatQuery,
): Promise<Seat> {
  const partnership = await findPartnership(directory, partnershipId)
  const side = SIDES.find((known) => known === query.side)
  const person = partnership.people.find((known) => known.id === query.person && known.side === side)
  const tab = TABS.find((known) => known === query.tab)
  if (!side || !tab) throw new Refusal(400, 'request-broken')
  if (!person) throw new Refusal(409, 'person-unknown', { person: query.person ?? '' })
  return seatOf(partnership, person, tab)
}

export async function findPartnership(directory: ConsoleDirectory, id: string): Promise<ConsolePartnership> {
  const found = (await directory.partnerships()).find((known) => known.id === id)
  if (!found) throw new Refusal(404, 'partnership-unknown', { partnership: id })
  return found
}

export function seatOf(partnership: ConsolePartnership, person: ConsolePerson, tab: Tab): Seat {
  const channelId = channelIdOf(channelOfTab(partnership.id, person.side, person.id, tab))
  return { partnership, side: person.side, person, tab, channelId }
}

/** Who sits in a pane unless the reader chose: the named person of the side, else its first liaison, else anybody. */
export function firstPerson(
  partnership: ConsolePartnership,
  side: Side,
  wanted: string | undefined,
): ConsolePerson | null {
  const people = partnership.people.filter((person) => person.side === side)
  return (
    people.find((person) => person.id === wanted) ??
    people.find((person) => person.roles.includes('liaison')) ??
    people[0] ??
    null
  )
}

/** Key of the reader for read marks and private answers. */
export const readerOf = (seat: Seat): string => `${seat.partnership.id}/${seat.person.id}`

export const identityOf = (seat: Seat, personId: string): PlatformIdentity => ({
  platform: 'console',
  userId: personId,
  workspaceId: seat.partnership.id,
})

export const conversationOf = (seat: Seat): Conversation => ({
  kind: seat.tab === 'dm' ? 'dm' : 'channel',
  channelId: seat.channelId,
})
