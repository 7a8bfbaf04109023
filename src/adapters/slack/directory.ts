import type { webApi } from '@slack/bolt'
import { NotFound, RateLimited, Unavailable } from '../../errors.ts'
import type { ChatDirectory, DirectoryChannel, DirectoryPerson } from '../../ports/chat-directory.ts'
import type { Clock } from '../../ports/clock.ts'
import { describePerson } from './describe-person.ts'
import type { People } from './people.ts'
import { createRooms } from './rooms.ts'
import { slackErrorWord, translateSlackError } from './slack-errors.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

interface DirectoryDeps {
  readonly workspaces: Workspaces
  readonly people: People
  readonly clock: Clock
  /** Resolves when the time has passed: how a rate limit is waited out. */
  readonly wait: (ms: number) => Promise<void>
}

/** Slack answers at most this many channels at once; it may answer fewer although there are more. */
const PAGE = 200
/** How often one call is tried again after a rate limit; each wait is as long as Slack says. */
const TRIES = 5
const USUAL_WAIT_MS = 30_000
/** Slack wants an answer within three seconds; the rest of them is for everything else. */
const SOMEBODY_WAITS_MS = 1_000

/** Looks people and channels up in every workspace Andon is installed in. */
export function createSlackDirectory({ workspaces, people, clock, wait }: DirectoryDeps): ChatDirectory {
  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await work()
      } catch (error) {
        const translated = translateSlackError(error)
        if (!(translated instanceof RateLimited) || tries >= TRIES) throw translated
        await wait(translated.retryAfterMs ?? USUAL_WAIT_MS)
      }
    }
  }
  const inEach = async <T>(work: (workspace: Workspace) => Promise<readonly T[]>): Promise<T[]> => {
    const installed = await patiently(() => workspaces.all())
    if (installed.length === 0) throw new NotFound('slack-not-installed')
    const found: T[] = []
    for (const workspace of installed) found.push(...(await work(workspace)))
    return found
  }

  const rooms = createRooms({ workspaces, people, clock, patiently })
  const soon = async <T>(work: Promise<T>): Promise<T> => {
    // What comes too late is kept for the next call; whether it fails then, too, is said there.
    work.catch(() => undefined)
    const late = wait(SOMEBODY_WAITS_MS).then(() => {
      throw new Unavailable('directory-slow')
    })
    late.catch(() => undefined)
    return Promise.race([work, late])
  }

  return {
    room: (channelId) => soon(rooms.room(channelId)),
    person: async ({ userId }) => {
      const [workspace] = await workspaces.all()
      const user = workspace && (await soon(patiently(() => people.user(userId, workspace.client))))
      return user ? describePerson(userId, user) : null
    },
    peopleByEmail: async (email) => {
      const found = await inEach(async ({ client }) => {
        const user = await patiently(() => lookUp(client, email))
        return user ? [user] : []
      })
      return once(found, ({ identity }) => identity.userId)
    },
    channelsByName: async (name) => {
      const found = await inEach(async ({ client }) =>
        (await channelsOf(client, patiently)).filter((channel) => channel.name === name),
      )
      return once(found, ({ channelId }) => channelId)
    },
  }
}

async function lookUp(client: webApi.WebClient, email: string): Promise<DirectoryPerson | null> {
  try {
    const { user } = await client.users.lookupByEmail({ email })
    return user?.id === undefined || user.deleted ? null : describePerson(user.id, user)
  } catch (error) {
    if (slackErrorWord(error) === 'users_not_found') return null
    throw error
  }
}

/** All channels a workspace shows Andon: the public ones, and the private ones it was invited to. */
async function channelsOf(
  client: webApi.WebClient,
  patiently: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<DirectoryChannel[]> {
  const found: DirectoryChannel[] = []
  let cursor = ''
  do {
    const page = await patiently(() =>
      client.conversations.list({
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: PAGE,
        ...(cursor === '' ? {} : { cursor }),
      }),
    )
    for (const { id, name } of page.channels ?? [])
      if (id !== undefined && name !== undefined) found.push({ channelId: id, name })
    cursor = page.response_metadata?.next_cursor ?? ''
  } while (cursor !== '')
  return found
}

/** One channel and one person may be seen from several workspaces. */
const once = <T>(list: readonly T[], key: (one: T) => string): readonly T[] => [
  ...new Map(list.map((one) => [key(one), one])).values(),
]
