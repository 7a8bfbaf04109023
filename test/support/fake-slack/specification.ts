/** What a test says about its Slack: companies, people, channels, and the one app as its manifest declares it. */
export interface WorkspaceSpec {
  readonly id: string
  readonly name: string
  readonly domain?: string
  /** False: this company did not install the app. */
  readonly installed?: boolean
}

export interface UserSpec {
  readonly id: string
  readonly workspace: string
  readonly name: string
  readonly realName?: string
  readonly email?: string
  readonly tz?: string
  readonly locale?: string
  readonly deleted?: boolean
  readonly isBot?: boolean
}

export interface ChannelSpec {
  readonly id: string
  readonly name: string
  /** Two of them make it a Slack Connect channel; the first created it. */
  readonly workspaces: readonly string[]
  readonly members: readonly string[]
  readonly isPrivate?: boolean
  readonly archived?: boolean
  /** Workspaces whose bot is a member; all that installed the app when absent. */
  readonly bots?: readonly string[]
}

/** The parts of an app manifest that decide what the app may do and what it is told. */
export interface ManifestSpec {
  readonly display_information: { readonly name: string }
  readonly features?: {
    readonly slash_commands?: readonly { readonly command: string; readonly should_escape?: boolean }[]
    readonly shortcuts?: readonly {
      readonly name: string
      readonly type: string
      readonly callback_id: string
    }[]
    readonly app_home?: {
      readonly home_tab_enabled?: boolean
      readonly messages_tab_enabled?: boolean
      readonly messages_tab_read_only_enabled?: boolean
    }
  }
  readonly oauth_config?: { readonly scopes?: { readonly bot?: readonly string[] } }
  readonly settings?: {
    readonly event_subscriptions?: { readonly bot_events?: readonly string[] }
    readonly interactivity?: { readonly is_enabled?: boolean }
    readonly socket_mode_enabled?: boolean
  }
}

export interface Specification {
  readonly workspaces: readonly WorkspaceSpec[]
  readonly users: readonly UserSpec[]
  readonly channels: readonly ChannelSpec[]
  readonly manifest: ManifestSpec
  /** Time as Slack sees it: timestamps, trigger expiry, rate limits. */
  readonly clock: () => Date
  /** Time stamped on signed requests; the machine's own, because receivers compare with theirs. */
  readonly signingClock?: () => Date
  /** Milliseconds of real time an answer may take; Slack's own three seconds when absent. */
  readonly patienceMs?: number
  /**
   * What a channel where several installations of the app are members is told. Slack sends one event whose
   * `authorizations` name one of them; two apps made by hand from one manifest are each told.
   */
  readonly bothInstalled?: 'once' | 'each'
  /** Whether the app may open a direct message with a person of a company that did not install it. */
  readonly foreignDirectMessages?: boolean
  /** As for apps distributed outside the Marketplace: one call of history and of replies a minute, 15 messages each. */
  readonly meagreHistory?: boolean
  /** Messages a channel takes at once; one a second after that. Unlimited when absent. */
  readonly messageBurst?: number
}
