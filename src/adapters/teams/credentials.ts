import { createHash, createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto'
import { AppError, Forbidden, RateLimited } from '../../errors.ts'
import type { TeamsCredential } from './settings.ts'

interface TokenDeps {
  readonly clientId: string
  readonly credential: Exclude<TeamsCredential, { kind: 'managed-identity' }>
  /** Base of Entra's endpoints, without a slash at the end. */
  readonly loginUrl: string
  /** Used where the SDK names none. */
  readonly tenant: string
  readonly fetch: typeof fetch
  readonly nowMs: () => number
}

/** Access tokens by scope. */
export interface TokenSource {
  get(scope: string | string[], tenantId?: string): Promise<string>
  /** What is kept counts no more: somebody did not accept it. */
  forget(): void
}

const LIMIT_MS = 10_000
/** A token is not used in its last minutes: it must outlive the call. */
const SPARE_MS = 300_000
/** How long a certificate's own word for itself holds. */
const ASSERTION_S = 600

/**
 * Andon's own tokens, by OAuth client credentials (learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow),
 * kept until shortly before they end. Throws what `readCertificate` throws. Rejects with Forbidden `teams-credentials-refused` when Entra does not accept who we
 * are, and with RateLimited when it cannot be asked now: in both cases nothing was sent.
 */
export function createTokenSource(deps: TokenDeps): TokenSource {
  const kept = new Map<string, { readonly token: string; readonly until: number }>()
  const asking = new Map<string, Promise<string>>()
  // A certificate that cannot be used is said at the start, not with the first message.
  if (deps.credential.kind === 'certificate') readCertificate(deps.credential.pem)

  const ask = async (scope: string, tenant: string): Promise<string> => {
    const url = `${deps.loginUrl}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`
    const response = await deps
      .fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: deps.clientId,
          scope,
          ...proofOf(deps, url),
        }),
        signal: AbortSignal.timeout(LIMIT_MS),
      })
      .catch((cause: unknown) => {
        throw new RateLimited(null, { cause })
      })
    if (response.status === 429 || response.status >= 500) throw new RateLimited(null)
    const answer = (await response.json().catch(() => ({}))) as TokenAnswer
    if (!response.ok || !answer.access_token)
      throw new Forbidden('teams-credentials-refused', { reason: answer.error ?? response.status })
    const until = deps.nowMs() + (answer.expires_in ?? 0) * 1000 - SPARE_MS
    kept.set(`${tenant} ${scope}`, { token: answer.access_token, until })
    return answer.access_token
  }

  const get: TokenSource['get'] = (wanted, tenantId = deps.tenant) => {
    const scope = [wanted].flat().join(' ')
    const key = `${tenantId} ${scope}`
    const known = kept.get(key)
    if (known && known.until > deps.nowMs()) return Promise.resolve(known.token)
    const running = asking.get(key) ?? ask(scope, tenantId).finally(() => asking.delete(key))
    asking.set(key, running)
    return running
  }
  return { get, forget: () => kept.clear() }
}

interface TokenAnswer {
  readonly access_token?: string
  readonly expires_in?: number
  readonly error?: string
}

function proofOf({ credential, clientId, nowMs }: TokenDeps, audience: string): Record<string, string> {
  switch (credential.kind) {
    case 'secret':
      return { client_secret: credential.secret }
    case 'certificate':
      return {
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion(credential.pem, clientId, audience, nowMs()),
      }
  }
}

/** A JWT signed with the certificate's key (learn.microsoft.com/entra/identity-platform/certificate-credentials). */
function assertion(pem: string, clientId: string, audience: string, nowMs: number): string {
  const now = Math.floor(nowMs / 1000)
  const { key, thumbprint } = readCertificate(pem)
  const header = { alg: 'RS256', typ: 'JWT', 'x5t#S256': thumbprint }
  const claims = {
    aud: audience,
    iss: clientId,
    sub: clientId,
    jti: randomUUID(),
    nbf: now - 60,
    exp: now + ASSERTION_S,
  }
  const body = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${body}.${sign('sha256', Buffer.from(body), key).toString('base64url')}`
}

/** Throws AppError `teams-certificate-unreadable` for text that holds no certificate with its RSA key. */
function readCertificate(pem: string) {
  try {
    const certificate = new X509Certificate(pem)
    const key = createPrivateKey(pem)
    if (!certificate.checkPrivateKey(key)) throw new Error('the key is not the one of the certificate')
    return { key, thumbprint: createHash('sha256').update(certificate.raw).digest('base64url') }
  } catch (cause) {
    throw new AppError('teams-certificate-unreadable', {}, { cause })
  }
}
