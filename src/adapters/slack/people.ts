import type { webApi } from '@slack/bolt'
import type { IncomingEvent } from '../../chat/index.ts'
import type { Clock } from '../../ports/clock.ts'
import { slackErrorWord } from './slack-errors.ts'

/** The parts of a Slack user Andon reads (docs.slack.dev/reference/objects/user-object). */
export interface SlackUser {
  readonly id?: string | undefined
  readonly team_id?: string | undefined
  readonly name?: string | undefined
  readonly real_name?: string | undefined
  readonly is_bot?: boolean | undefined
  /** True for who left; Slack tells little else of them. */
  readonly deleted?: boolean | undefined
  /** IANA zone. */
  readonly tz?: string | undefined
  /** `zh-CN`; only with `include_locale`, and only for people of the own workspace. */
  readonly locale?: string | undefined
  /** When the profile last changed, in seconds. */
  readonly updated?: number | undefined
}

type ProfileEvent = IncomingEvent & { readonly type: 'profile-changed' }

/** What Slack knows about people, kept for a while. */
export interface People {
  /** What Slack says of a person; null when it says nothing. Throws what the Web API client throws. */
  user(userId: string, client: webApi.WebClient): Promise<SlackUser | null>
  /** The workspace a person is at home in; null when Slack does not say. Throws what the Web API client throws. */
  teamOf(userId: string, client: webApi.WebClient): Promise<string | null>
  /** The profile of a person who was not met within the hour; null for one who was, and when Slack does not tell. */
  firstMet(userId: string, client: webApi.WebClient): Promise<ProfileEvent | null>
  /** Those met who are at home in a workspace. */
  metOf(teamId: string): readonly string[]
  /** A profile Slack sent by itself. */
  changed(user: SlackUser): ProfileEvent | null
}

const MAX_KEPT = 5_000
/** Who was met is met anew after this. */
const MET_MS = 60 * 60_000

export function createPeople(clock: Clock): People {
  const known = new Map<string, SlackUser>()
  const met = new Map<string, number>()

  const keep = (userId: string, user: SlackUser): void => {
    if (known.size >= MAX_KEPT) known.clear()
    known.set(userId, user)
  }
  const ask = async (userId: string, client: webApi.WebClient): Promise<SlackUser | null> => {
    const kept = known.get(userId)
    if (kept) return kept
    try {
      const { user } = await client.users.info({ user: userId, include_locale: true })
      if (user) keep(userId, user)
      return user ?? null
    } catch (error) {
      if (slackErrorWord(error) === null) throw error
      return null
    }
  }
  const eventOf = (userId: string, user: SlackUser): ProfileEvent => ({
    type: 'profile-changed',
    eventKey: `profile:${userId}:${user.updated ?? ''}:${user.tz ?? ''}:${user.locale ?? ''}`,
    actor: { platform: 'slack', userId, workspaceId: user.team_id ?? null },
    conversation: { kind: 'dm', channelId: userId },
    at: clock.now(),
    language: user.locale ?? null,
    zone: user.tz ?? null,
  })

  return {
    user: ask,
    teamOf: async (userId, client) => (await ask(userId, client))?.team_id ?? null,
    firstMet: async (userId, client) => {
      const now = clock.now().getTime()
      const last = met.get(userId)
      if (last !== undefined && now - last < MET_MS) return null
      if (met.size >= MAX_KEPT) met.clear()
      met.set(userId, now)
      const user = await ask(userId, client)
      if (!user) return null
      // Told anew: somebody who was nobody's the last time may have been named since.
      const event = eventOf(userId, user)
      return { ...event, eventKey: `${event.eventKey}:${Math.floor(now / MET_MS)}` }
    },
    metOf: (teamId) => [...known].flatMap(([userId, user]) => (user.team_id === teamId ? [userId] : [])),
    changed: (user) => {
      if (user.id === undefined) return null
      keep(user.id, user)
      return eventOf(user.id, user)
    },
  }
}
