/** How Andon reaches Microsoft Teams. */
export interface TeamsSettings {
  /** Entra application (bot) id; null only for the local playground. */
  readonly clientId: string | null
  readonly credential: TeamsCredential | null
  /** Tenant the application is registered in; null for one that is registered for several. */
  readonly tenantId: string | null
  /** Microsoft's name of the cloud: where tokens come from and who signs them. */
  readonly cloud: 'Public' | 'USGov' | 'USGovDoD' | 'China'
  /** Where a conversation is reached that was never heard from, without a slash at the end; null for the cloud's own. */
  readonly serviceUrl: string | null
  /** Where the keys of incoming tokens are described; null for the cloud's own. */
  readonly openIdMetadataUrl: string | null
  /** Where Andon gets its own tokens; null for the cloud's own. */
  readonly loginUrl: string | null
  /** Takes requests without a token: for the local playground alone. */
  readonly allowAnonymous: boolean
}

export type TeamsCredential =
  | { readonly kind: 'secret'; readonly secret: string }
  /** PEM text that holds the certificate and its private key. */
  | { readonly kind: 'certificate'; readonly pem: string }
  /** `system`, or the client id of a user-assigned identity. */
  | { readonly kind: 'managed-identity'; readonly clientId: string }
