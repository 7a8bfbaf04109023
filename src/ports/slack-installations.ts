/** One workspace or organisation that installed Andon. */
export interface SlackInstallation {
  /** Slack team id, or the enterprise's for an installation in a whole organisation. */
  readonly workspaceId: string
  /** Name of the workspace when it was installed; null when Slack did not say. */
  readonly name: string | null
  readonly botUserId: string
  readonly botId: string | null
  readonly scopes: readonly string[]
  /** The bot's token, sealed by the adapter: the store never sees it open. */
  readonly sealedToken: string
  readonly installedAt: Date
}

/** Who installed Andon in Slack. */
export interface SlackInstallations {
  /** Keeps an installation; one of the same workspace is replaced. */
  save(installation: SlackInstallation): Promise<void>
  all(): Promise<readonly SlackInstallation[]>
  /** Null when the workspace has none. */
  get(workspaceId: string): Promise<SlackInstallation | null>
  /** True when there was one. */
  remove(workspaceId: string): Promise<boolean>
}
