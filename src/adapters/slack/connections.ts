import { webApi } from '@slack/bolt'
import type { SlackInstallations } from '../../ports/slack-installations.ts'
import type { SealedTokens } from './sealed-tokens.ts'
import type { Workspace } from './workspaces.ts'

interface ConnectionDeps {
  readonly clientOptions: webApi.WebClientOptions
  /** The one workspace of SLACK_BOT_TOKEN. */
  readonly botToken: string | null
  readonly installations: SlackInstallations | null
  readonly sealed: SealedTokens | null
}

/**
 * The installations there are: the one of the settings, which Slack is asked about, and those people made. Rejects with
 * what the Web API client throws.
 */
export async function loadWorkspaces(deps: ConnectionDeps): Promise<readonly Workspace[]> {
  const own = deps.botToken === null ? [] : [await askWhoWeAre(deps.botToken, deps.clientOptions)]
  const { installations, sealed } = deps
  if (!installations || !sealed) return own
  const stored = await installations.all()
  return [
    ...own,
    ...stored
      .filter((installation) => own.every(({ id }) => id !== installation.workspaceId))
      .map((installation): Workspace => {
        const botToken = sealed.open(installation.sealedToken, installation.workspaceId)
        return {
          id: installation.workspaceId,
          botUserId: installation.botUserId,
          botId: installation.botId,
          botToken,
          client: new webApi.WebClient(botToken, deps.clientOptions),
        }
      }),
  ]
}

async function askWhoWeAre(botToken: string, options: webApi.WebClientOptions): Promise<Workspace> {
  const client = new webApi.WebClient(botToken, options)
  const { team_id: teamId, user_id: botUserId, bot_id: botId } = await client.auth.test()
  return { id: teamId ?? '', botUserId: botUserId ?? '', botId: botId ?? null, botToken, client }
}
