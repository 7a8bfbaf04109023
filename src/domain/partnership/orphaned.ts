import {
  type ChannelSpec,
  type Partnership,
  type Platform,
  type Role,
  SIDES,
  type Side,
} from './partnership.ts'

/** What an open ticket needs from its partnership. Closed, withdrawn and other finished tickets are not passed. */
export interface OpenTicketNeeds {
  /** The key the operator knows it by. */
  readonly key: string
  /** Person id of who filed it. */
  readonly filedBy: string
  /** Person ids that own something unfinished on it: an open promise, a running hold. */
  readonly owners: readonly string[]
  /** Sides with an open clock on it. */
  readonly owedBy: readonly Side[]
  /** Sides whose approval it waits for. */
  readonly awaitsApprovalOf: readonly Side[]
  /** Conversations that hold its card or its thread. */
  readonly channels: readonly { readonly platform: Platform; readonly channelId: string }[]
}

/** One reason to refuse an update. `code` is a locale key under `files:orphan`; `tickets` are keys, in order, each once. */
export interface Orphan {
  readonly code:
    | 'owner-removed'
    | 'person-changed-side'
    | 'last-liaison-removed'
    | 'last-approver-removed'
    | 'channel-removed'
    | 'channel-audience-changed'
    | 'sides-swapped'
  readonly tickets: readonly string[]
  readonly params: Readonly<Record<string, string>>
}

/**
 * Why an update would leave open tickets behind; empty when it would not. Refused are:
 * - removing a person who owns something unfinished on one (`owner-removed`): nobody would keep the promise;
 * - moving a person who filed or owns one to the other side (`person-changed-side`): records name people by id, so what
 *   one side wrote would read as the other's, and an internal ticket would have its author across the table;
 * - taking the role of liaison from the last one of a side that owes a running clock (`last-liaison-removed`);
 * - taking the role of approver from the last one of a side whose approval is awaited (`last-approver-removed`);
 * - removing a channel that holds a ticket's card (`channel-removed`): answers to it would go nowhere;
 * - changing the readers of such a channel (`channel-audience-changed`): what was written for one side would be shown to
 *   both, or a shared card would vanish for one;
 * - swapping the two companies (`sides-swapped`): raiser and receiver would change places.
 *
 * Not refused: removing the person who only filed a ticket (history keeps the name and the side acts on); new names,
 * accounts, zones, languages, hours and holidays (open clocks keep their due instants); roles nobody held before either.
 * Channels of the console belong to the app and are not looked at.
 */
export const orphaned = (
  before: Partnership,
  after: Partnership,
  openTickets: readonly OpenTicketNeeds[],
): Orphan[] => {
  if (openTickets.length === 0) return []
  if (areSwapped(before, after)) {
    return [{ code: 'sides-swapped', tickets: openTickets.map(({ key }) => key), params: {} }]
  }
  return [
    ...peopleOrphans(before, after, openTickets),
    ...roleOrphans(before, after, 'liaison', 'last-liaison-removed', openTickets, ({ owedBy }) => owedBy),
    ...roleOrphans(
      before,
      after,
      'approver',
      'last-approver-removed',
      openTickets,
      ({ awaitsApprovalOf }) => awaitsApprovalOf,
    ),
    ...channelOrphans(before, after, openTickets),
  ]
}

const areSwapped = (before: Partnership, after: Partnership): boolean =>
  before.sides.brand.name !== before.sides.factory.name &&
  after.sides.brand.name === before.sides.factory.name &&
  after.sides.factory.name === before.sides.brand.name

const keysWhere = (
  tickets: readonly OpenTicketNeeds[],
  concerns: (ticket: OpenTicketNeeds) => boolean,
): readonly string[] => [...new Set(tickets.filter(concerns).map(({ key }) => key))]

const peopleOrphans = (
  before: Partnership,
  after: Partnership,
  openTickets: readonly OpenTicketNeeds[],
): Orphan[] =>
  before.people.flatMap((person): Orphan[] => {
    const now = after.people.find(({ id }) => id === person.id)
    if (now?.side === person.side) return []
    const tickets = keysWhere(
      openTickets,
      ({ filedBy, owners }) => owners.includes(person.id) || (now !== undefined && filedBy === person.id),
    )
    if (tickets.length === 0) return []
    const params = { person: person.name, id: person.id }
    return [{ code: now === undefined ? 'owner-removed' : 'person-changed-side', tickets, params }]
  })

const roleOrphans = (
  before: Partnership,
  after: Partnership,
  role: Role,
  code: Orphan['code'],
  openTickets: readonly OpenTicketNeeds[],
  needing: (ticket: OpenTicketNeeds) => readonly Side[],
): Orphan[] =>
  SIDES.flatMap((side): Orphan[] => {
    if (!hasRole(before, side, role) || hasRole(after, side, role)) return []
    const tickets = keysWhere(openTickets, (ticket) => needing(ticket).includes(side))
    return tickets.length === 0 ? [] : [{ code, tickets, params: { side } }]
  })

const hasRole = ({ people }: Partnership, side: Side, role: Role): boolean =>
  people.some((person) => person.side === side && person.roles.includes(role))

const channelOrphans = (
  before: Partnership,
  after: Partnership,
  openTickets: readonly OpenTicketNeeds[],
): Orphan[] =>
  before.channels.flatMap((channel): Orphan[] => {
    if (channel.platform === 'console') return []
    const now = after.channels.find((other) => isSame(other, channel))
    if (now?.audience === channel.audience) return []
    const tickets = keysWhere(openTickets, ({ channels }) => channels.some((each) => isSame(each, channel)))
    if (tickets.length === 0) return []
    const params = { channel: `${channel.platform}:${channel.channelId}`, before: channel.audience }
    return now === undefined
      ? [{ code: 'channel-removed', tickets, params }]
      : [{ code: 'channel-audience-changed', tickets, params: { ...params, after: now.audience } }]
  })

const isSame = (
  a: Pick<ChannelSpec, 'platform' | 'channelId'>,
  b: Pick<ChannelSpec, 'platform' | 'channelId'>,
): boolean => a.platform === b.platform && a.channelId === b.channelId
