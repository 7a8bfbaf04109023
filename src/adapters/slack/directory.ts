import type { webApi } from '@slack/bolt'
import { NotFound, RateLimited } from '../../errors.ts'
import type { ChatDirectory, DirectoryChannel, DirectoryPerson } from '../../ports/chat-directory.ts'
import type { SlackUser } from './people.ts'
import { slackErrorWord, translateSlackError } from './slack-errors.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

interface DirectoryDeps {
  readonly workspaces: Workspaces
  /** Resolves when the time has passed: how a rate limit is waited out. */
  readonly wait: (ms: number) => Promise<void>
}

/** Slack answers at most this many channels at once; it may answer fewer although there are more. */
const PAGE = 200
/** How often one call is tried again after a rate limit; each wait is as long as Slack says. */
const TRIES = 5
const USUAL_WAIT_MS = 30_000

/** Looks people and channels up in every workspace Andon is installed in. */
export function createSlackDirectory({ workspaces, wait }: DirectoryDeps): ChatDirectory {
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

  return {
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
    return user?.id === undefined || user.deleted ? null : describe(user.id, user)
  } catch (error) {
    if (slackErrorWord(error) === 'users_not_found') return null
    throw error
  }
}

/** A Slack user as the directory describes them. */
const describe = (userId: string, user: SlackUser): DirectoryPerson => ({
  identity: { platform: 'slack', userId, workspaceId: user.team_id ?? null },
  name: user.real_name || user.name || userId,
  zone: user.tz ?? null,
  language: user.locale ?? null,
})

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
