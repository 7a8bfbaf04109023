import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** What an incoming token says; every part can be made wrong. */
export interface TokenSpec {
  readonly audience?: string
  readonly issuer?: string
  readonly serviceUrl?: string
  /** Seconds from now; negative for one that has ended. */
  readonly expiresIn?: number
  /** Signed with a key nobody published. */
  readonly forged?: boolean
}

const ISSUER = 'https://api.botframework.com'

/** The connector's keys: those it publishes, and one it does not. */
export async function createTokens(clientId: string) {
  const own = await generateKeyPair('RS256', { extractable: true })
  const foreign = await generateKeyPair('RS256')
  const jwks = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' }] }
  return {
    jwks,
    /** A token as the connector sends it with an activity. JWT libraries know no virtual time. */
    sign: (serviceUrl: string, spec: TokenSpec = {}): Promise<string> =>
      new SignJWT({ serviceurl: spec.serviceUrl ?? serviceUrl })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .setIssuer(spec.issuer ?? ISSUER)
        .setAudience(spec.audience ?? clientId)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + (spec.expiresIn ?? 3600))
        .sign(spec.forged ? foreign.privateKey : own.privateKey),
  }
}

export type Tokens = Awaited<ReturnType<typeof createTokens>>
