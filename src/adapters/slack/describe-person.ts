import type { DirectoryPerson } from '../../ports/chat-directory.ts'
import type { SlackUser } from './people.ts'

/** A Slack user as the directory describes people. */
export const describePerson = (userId: string, user: SlackUser): DirectoryPerson => ({
  identity: { platform: 'slack', userId, workspaceId: user.team_id ?? null },
  name: user.real_name || user.name || userId,
  zone: user.tz ?? null,
  language: user.locale ?? null,
})
