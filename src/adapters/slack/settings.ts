/** How Andon reaches Slack. One of `botToken` (one workspace) and `oauth` (several) is set, or both. */
export interface SlackSettings {
  /** Base of the Web API, ending in a slash. */
  readonly apiUrl: string
  readonly botToken: string | null
  /** Proves that requests come from Slack; null in Socket Mode. */
  readonly signingSecret: string | null
  /** App-level token: Socket Mode instead of requests to our port. */
  readonly appToken: string | null
  readonly oauth: SlackOAuthSettings | null
}

export interface SlackOAuthSettings {
  readonly clientId: string
  readonly clientSecret: string
  readonly stateSecret: string
  /** What stored tokens are sealed with. */
  readonly secretKey: string
}
