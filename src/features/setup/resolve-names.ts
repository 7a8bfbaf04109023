import type { Partnership, Person, Platform } from '../../domain/partnership/partnership.ts'
import { Forbidden, NotFound, RateLimited, Unavailable } from '../../errors.ts'
import type { ChatDirectory, DirectoryName } from '../../ports/index.ts'
import type { FeatureDeps } from '../deps.ts'

/** Why a name stays without an id. `code` is a locale key of the namespace `files`. */
interface Unresolved {
  readonly name: DirectoryName
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

export interface Resolution {
  /** With every account and channel that was found. */
  readonly partnership: Partnership
  readonly unresolved: readonly Unresolved[]
}

/**
 * Looks up the accounts and channels a file names by e-mail address and by name, on the connected platforms. Writes
 * nothing. What is not found, found twice, taken already or cannot be asked for is listed, never guessed.
 */
export async function resolveNames(
  { platforms }: Pick<FeatureDeps, 'platforms'>,
  given: Partnership,
  names: readonly DirectoryName[],
): Promise<Resolution> {
  let partnership = given
  const unresolved: Unresolved[] = []
  for (const name of names) {
    const directory = platforms.find(({ platform }) => platform === name.platform)?.directory
    const answer = directory
      ? await resolveOne(directory, partnership, name)
      : { code: 'directory-missing', params: { platform: name.platform } }
    if ('code' in answer) unresolved.push({ name, ...answer })
    else partnership = answer
  }
  return { partnership, unresolved }
}

type Complaint = Pick<Unresolved, 'code' | 'params'>

async function resolveOne(
  directory: ChatDirectory,
  partnership: Partnership,
  name: DirectoryName,
): Promise<Partnership | Complaint> {
  try {
    return name.kind === 'person'
      ? await withAccount(directory, partnership, name)
      : await withChannel(directory, partnership, name)
  } catch (error) {
    const params = { platform: name.platform }
    if (error instanceof Forbidden || error instanceof NotFound)
      return { code: 'directory-refused', params: { ...params, reason: error.code } }
    if (error instanceof Unavailable || error instanceof RateLimited)
      return { code: 'directory-unreachable', params }
    throw error
  }
}

async function withAccount(
  directory: ChatDirectory,
  partnership: Partnership,
  { personId, platform, email }: DirectoryName & { kind: 'person' },
): Promise<Partnership | Complaint> {
  const found = await directory.peopleByEmail(email)
  const [one] = found
  if (!one) return { code: 'email-unknown', params: { email, platform } }
  if (found.length > 1) return { code: 'email-ambiguous', params: { email, ids: found.map(idOf).join(', ') } }
  const { userId } = one.identity
  const holder = partnership.people.find(({ identities }) =>
    identities.some((identity) => identity.platform === platform && identity.userId === userId),
  )
  if (holder) return { code: 'account-taken', params: { person: holder.name, id: userId } }
  const add = (person: Person): Person => ({
    ...person,
    identities: [...person.identities, one.identity].toSorted(
      (a, b) => ORDER.indexOf(a.platform) - ORDER.indexOf(b.platform),
    ),
  })
  const people = partnership.people.map((person) => (person.id === personId ? add(person) : person))
  return { ...partnership, people }
}

const ORDER: readonly Platform[] = ['console', 'slack', 'teams']

const idOf = ({ identity: { userId, workspaceId } }: { identity: Person['identities'][number] }): string =>
  workspaceId === null ? userId : `${userId} (${workspaceId})`

async function withChannel(
  directory: ChatDirectory,
  partnership: Partnership,
  { platform, audience, channel }: DirectoryName & { kind: 'channel' },
): Promise<Partnership | Complaint> {
  const found = await directory.channelsByName(channel)
  const [one] = found
  if (!one) return { code: 'channel-name-unknown', params: { channel, platform } }
  if (found.length > 1) {
    const ids = found.map(({ channelId }) => channelId).join(', ')
    return { code: 'channel-name-ambiguous', params: { channel, ids } }
  }
  const { channelId } = one
  const taken = partnership.channels.some(
    (each) => each.platform === platform && each.channelId === channelId,
  )
  if (taken) return { code: 'channel-name-taken', params: { channel, id: channelId } }
  return { ...partnership, channels: [...partnership.channels, { platform, channelId, audience }] }
}
