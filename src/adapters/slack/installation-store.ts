import type { Installation, InstallationStore } from '@slack/bolt'
import type { Clock } from '../../ports/clock.ts'
import type { SlackInstallation, SlackInstallations } from '../../ports/slack-installations.ts'
import type { SealedTokens } from './sealed-tokens.ts'

interface InstallationStoreDeps {
  readonly installations: SlackInstallations
  readonly sealed: SealedTokens
  readonly clock: Clock
  /** Called after an installation came or went. */
  readonly onChange: () => void
}

/** Bolt's view of the stored installations. Tokens are sealed before they leave here. */
export function createInstallationStore({
  installations,
  sealed,
  clock,
  onChange,
}: InstallationStoreDeps): InstallationStore {
  const idOf = (query: {
    teamId: string | undefined
    enterpriseId: string | undefined
    isEnterpriseInstall: boolean
  }) => (query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? ''
  return {
    storeInstallation: async (installation) => {
      const workspace = installation.isEnterpriseInstall ? installation.enterprise : installation.team
      const { bot } = installation
      if (!workspace || !bot) throw new Error('an installation without a workspace or a bot')
      await installations.save({
        workspaceId: workspace.id,
        name: workspace.name ?? null,
        botUserId: bot.userId,
        botId: bot.id,
        scopes: bot.scopes,
        sealedToken: sealed.seal(bot.token, workspace.id),
        installedAt: clock.now(),
      })
      onChange()
    },
    fetchInstallation: async (query) => {
      const found = await installations.get(idOf(query))
      if (!found) throw new Error('not installed there')
      return toBolt(found, sealed, query.isEnterpriseInstall)
    },
    deleteInstallation: async (query) => {
      await installations.remove(idOf(query))
      onChange()
    },
  }
}

function toBolt(found: SlackInstallation, sealed: SealedTokens, wide: boolean): Installation<'v2', boolean> {
  const workspace = { id: found.workspaceId, ...(found.name === null ? {} : { name: found.name }) }
  return {
    team: wide ? undefined : workspace,
    enterprise: wide ? workspace : undefined,
    user: { id: '', token: undefined, scopes: undefined },
    bot: {
      id: found.botId ?? '',
      userId: found.botUserId,
      scopes: [...found.scopes],
      token: sealed.open(found.sealedToken, found.workspaceId),
    },
    isEnterpriseInstall: wide,
    tokenType: 'bot',
    authVersion: 'v2',
  } as Installation<'v2', boolean>
}
