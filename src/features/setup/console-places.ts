import type { ChannelSpec, Partnership, Person } from '../../domain/partnership/partnership.ts'

/**
 * The partnership with its places in the local console: a shared channel, an internal one for each side, and for every
 * person an account in the partnership's own workspace. A file does not name them; nothing else changes.
 */
export const withConsolePlaces = (partnership: Partnership): Partnership => ({
  ...partnership,
  people: partnership.people.map((person) => withConsoleAccount(person, partnership.id)),
  channels: [
    ...partnership.channels.filter(({ platform }) => platform !== 'console'),
    ...consoleChannels(partnership.id),
  ],
})

const consoleChannels = (id: string): ChannelSpec[] => [
  { platform: 'console', channelId: `${id}/shared`, audience: 'both' },
  { platform: 'console', channelId: `${id}/brand`, audience: 'brand' },
  { platform: 'console', channelId: `${id}/factory`, audience: 'factory' },
]

const withConsoleAccount = (person: Person, workspaceId: string): Person => ({
  ...person,
  identities: [
    ...person.identities.filter(({ platform }) => platform !== 'console'),
    // Last: beside the playground a private message goes where the person is at home.
    { platform: 'console', userId: person.id, workspaceId },
  ],
})
