import type { webApi } from '@slack/bolt'

/** One installation of Andon: in one workspace, or in a whole Enterprise organisation. */
export interface Workspace {
  /** Slack team id, or the enterprise's for an installation in the whole organisation. */
  readonly id: string
  readonly botUserId: string
  readonly botId: string | null
  readonly botToken: string
  readonly client: webApi.WebClient
}

/** Thrown for an event of a workspace that did not install Andon. */
export class UnknownWorkspace extends Error {}

/** The installations this process serves. */
export interface Workspaces {
  /** Rejects with Unavailable or Forbidden when Slack cannot tell who we are. */
  all(): Promise<readonly Workspace[]>
  /** The installation for a workspace or organisation, null when there is none. */
  byId(...ids: readonly (string | null | undefined)[]): Promise<Workspace | null>
  /** User ids of the bot in every workspace: whoever mentions one of them means Andon. */
  botUserIds(): Promise<ReadonlySet<string>>
  /** Forgets what is known: installations changed. */
  changed(): void
}

/** Keeps the installations in memory until told that they changed; a workspace nobody knows is looked up anew. */
export function createWorkspaces(load: () => Promise<readonly Workspace[]>): Workspaces {
  let loading: Promise<readonly Workspace[]> | null = null
  const all = async (): Promise<readonly Workspace[]> => {
    loading ??= load()
    try {
      return await loading
    } catch (error) {
      loading = null
      throw error
    }
  }
  const find = (known: readonly Workspace[], ids: readonly (string | null | undefined)[]) =>
    known.find((workspace) => ids.includes(workspace.id)) ?? null
  return {
    all,
    byId: async (...ids) => {
      const known = find(await all(), ids)
      if (known) return known
      loading = null
      return find(await all(), ids)
    },
    botUserIds: async () => new Set((await all()).map(({ botUserId }) => botUserId)),
    changed: () => {
      loading = null
    },
  }
}
