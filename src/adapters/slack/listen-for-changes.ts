import type { App } from '@slack/bolt'
import type { Clock } from '../../ports/clock.ts'
import type { Inbound } from '../../ports/inbound.ts'
import type { SlackInstallations } from '../../ports/slack-installations.ts'
import type { People, SlackUser } from './people.ts'
import { instantOf, translateJoining } from './translate-message.ts'
import type { Workspaces } from './workspaces.ts'

export interface ChangeDeps {
  readonly inbound: Inbound
  readonly workspaces: Workspaces
  readonly people: People
  readonly clock: Clock
  readonly installations: SlackInstallations
}

/** What happens to people and installations, not to messages. */
export function listenForChanges(app: App, deps: ChangeDeps): void {
  app.event('user_change', async ({ event }) => {
    const changed = deps.people.changed(event.user as SlackUser)
    if (changed) await deps.inbound.handle(changed)
  })
  app.event('member_joined_channel', async ({ event, context }) => {
    const joined = translateJoining(event, await deps.workspaces.botUserIds(), context.teamId ?? '')
    if (joined) await deps.inbound.handle(joined)
  })
  app.event('file_deleted', async ({ event, context }) => {
    await deps.inbound.handle({
      type: 'file-deleted',
      // Each installation is told.
      eventKey: `file:${event.file_id}:deleted`,
      actor: { platform: 'slack', userId: '', workspaceId: context.teamId ?? null },
      conversation: { kind: 'channel', channelId: event.channel_ids?.[0] ?? '' },
      at: instantOf(event.event_ts),
      fileId: event.file_id,
    })
  })
  app.event('app_uninstalled', ({ body }) => leave(deps, body.team_id, body.event_id))
  app.event('tokens_revoked', async ({ event, body }) => {
    const { bot = [] } = event.tokens as { readonly bot?: readonly string[] }
    if (bot.length > 0) await leave(deps, body.team_id, body.event_id)
  })
}

/** Slack says both that the app was removed and that its tokens are void: the first to come ends the installation. */
async function leave(deps: ChangeDeps, workspaceId: string, eventId: string): Promise<void> {
  const installation = await deps.installations.get(workspaceId)
  if (!installation) return
  await deps.inbound.handle({
    type: 'workspace-left',
    // A workspace may install again and leave again.
    eventKey: `left:${workspaceId}:${installation.installedAt.toISOString()}`,
    actor: { platform: 'slack', userId: eventId, workspaceId },
    conversation: { kind: 'dm', channelId: workspaceId },
    at: deps.clock.now(),
    people: deps.people.metOf(workspaceId),
  })
  await deps.installations.remove(workspaceId)
  deps.workspaces.changed()
}
