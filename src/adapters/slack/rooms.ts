import type { webApi } from '@slack/bolt'
import { NotFound } from '../../errors.ts'
import type { DirectoryPerson, DirectoryRoom } from '../../ports/chat-directory.ts'
import type { Clock } from '../../ports/clock.ts'
import { describePerson } from './describe-person.ts'
import type { People } from './people.ts'
import { mayWorkElsewhere } from './slack-errors.ts'
import type { Workspaces } from './workspaces.ts'

interface RoomDeps {
  readonly workspaces: Workspaces
  readonly people: People
  readonly clock: Clock
  /** Calls Slack, waits a rate limit out, and rejects with what the ports know. */
  readonly patiently: <T>(work: () => Promise<T>) => Promise<T>
}

/** Who sits in a channel, kept for a few minutes. */
export interface Rooms {
  room(channelId: string): Promise<DirectoryRoom>
}

const KEPT_MS = 5 * 60_000
/** How many people are asked about; a channel with more is read as far as that. */
const MOST = 200
const AT_ONCE = 10

export function createRooms({ workspaces, people, clock, patiently }: RoomDeps): Rooms {
  const kept = new Map<string, { readonly at: number; readonly room: Promise<DirectoryRoom> }>()

  const read = async (channelId: string): Promise<DirectoryRoom> => {
    const installed = await patiently(() => workspaces.all())
    let failure: unknown = new NotFound('slack-not-installed')
    for (const { client } of installed) {
      try {
        const { channel } = await patiently(() => client.conversations.info({ channel: channelId }))
        if (channel?.is_member === false) throw new NotFound('slack-not-in-channel')
        const ids = await memberIds(client, channelId, patiently)
        const members = await inTurns(ids, (id) => personOf(id, client))
        return {
          channelId,
          name: channel?.name ?? channelId,
          members: members.filter((member) => member !== null),
          companies: await companies(),
        }
      } catch (error) {
        failure = error
        if (!(error instanceof NotFound) && !mayWorkElsewhere((error as Error).cause)) throw error
      }
    }
    throw failure
  }
  const personOf = async (userId: string, client: webApi.WebClient): Promise<DirectoryPerson | null> => {
    const user = await patiently(() => people.user(userId, client))
    return !user || user.is_bot || user.deleted ? null : describePerson(userId, user)
  }
  const companies = async (): Promise<Record<string, string>> => {
    const named: Record<string, string> = {}
    for (const { id, client } of await workspaces.all()) {
      const { team } = await patiently(() => client.auth.test())
      if (team) named[id] = team
    }
    return named
  }

  return {
    room: (channelId) => {
      const now = clock.now().getTime()
      const known = kept.get(channelId)
      if (known && now - known.at < KEPT_MS) return known.room
      const room = read(channelId)
      kept.set(channelId, { at: now, room })
      room.catch(() => kept.delete(channelId))
      return room
    },
  }
}

async function memberIds(
  client: webApi.WebClient,
  channelId: string,
  patiently: RoomDeps['patiently'],
): Promise<readonly string[]> {
  const found: string[] = []
  let cursor = ''
  do {
    const page = await patiently(() =>
      client.conversations.members({
        channel: channelId,
        limit: MOST,
        ...(cursor === '' ? {} : { cursor }),
      }),
    )
    found.push(...(page.members ?? []))
    cursor = page.response_metadata?.next_cursor ?? ''
  } while (cursor !== '' && found.length < MOST)
  return found.slice(0, MOST)
}

/** A few at a time: Slack counts calls a minute. */
async function inTurns<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (let from = 0; from < list.length; from += AT_ONCE)
    done.push(...(await Promise.all(list.slice(from, from + AT_ONCE).map(work))))
  return done
}
