import { readFileSync } from 'node:fs'
import { z } from 'zod'

const CLOUDS = ['Public', 'USGov', 'USGovDoD', 'China'] as const

/** Microsoft Teams, as the settings connect it. The adapter's `TeamsSettings` says what each means. */
export interface TeamsConfig {
  readonly clientId: string | null
  readonly credential:
    | { readonly kind: 'secret'; readonly secret: string }
    | { readonly kind: 'certificate'; readonly pem: string }
    | { readonly kind: 'managed-identity'; readonly clientId: string }
    | null
  readonly tenantId: string | null
  readonly cloud: (typeof CLOUDS)[number]
  readonly serviceUrl: string | null
  readonly openIdMetadataUrl: string | null
  readonly loginUrl: string | null
  readonly allowAnonymous: boolean
}

const guid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a GUID')
  .nullable()
const text = z.string().min(1).nullable()
const url = z
  .url({ protocol: /^https?$/ })
  .transform((found) => found.replace(/\/+$/, ''))
  .nullable()

/** The rows of the table of settings that connect Microsoft Teams. */
export const TEAMS_SETTINGS = {
  teamsClientId: {
    name: 'TEAMS_CLIENT_ID',
    about:
      'Microsoft Teams: application (client) id of the bot’s registration. With one of the three proofs below.',
    schema: guid,
    fallback: null,
  },
  teamsClientSecret: {
    name: 'TEAMS_CLIENT_SECRET',
    about: 'Microsoft Teams: client secret of the registration.',
    schema: text,
    fallback: null,
    secret: true,
  },
  teamsCertificate: {
    name: 'TEAMS_CERTIFICATE_FILE',
    about: 'Microsoft Teams, instead of a secret: PEM file with the certificate and its private key.',
    schema: text,
    fallback: null,
  },
  teamsManagedIdentity: {
    name: 'TEAMS_MANAGED_IDENTITY',
    about:
      'Microsoft Teams on Azure, instead of a secret: client id of a user-assigned managed identity, or `system`.',
    schema: text,
    fallback: null,
  },
  teamsTenantId: {
    name: 'TEAMS_TENANT_ID',
    about:
      'Microsoft Teams: tenant the registration belongs to. Left out for a registration made for several tenants.',
    schema: guid,
    fallback: null,
  },
  teamsCloud: {
    name: 'TEAMS_CLOUD',
    about:
      'Microsoft Teams: `Public`, `USGov`, `USGovDoD` or `China`. The three addresses below follow from it.',
    schema: z.enum(CLOUDS),
    fallback: 'Public',
  },
  teamsServiceUrl: {
    name: 'TEAMS_SERVICE_URL',
    about: 'Microsoft Teams: where a conversation is reached that Andon was never heard from in.',
    schema: url,
    fallback: null,
  },
  teamsOpenIdMetadataUrl: {
    name: 'TEAMS_OPENID_METADATA_URL',
    about: 'Microsoft Teams: where the keys of incoming tokens are described.',
    schema: url,
    fallback: null,
  },
  teamsLoginUrl: {
    name: 'TEAMS_LOGIN_URL',
    about: 'Microsoft Teams: where Andon gets its own tokens.',
    schema: url,
    fallback: null,
  },
  teamsAllowAnonymous: {
    name: 'TEAMS_ALLOW_ANONYMOUS',
    about:
      '`true` takes Teams messages from anybody, for the local playground. Refused unless `HOST` is this machine alone.',
    schema: z.enum(['true', 'false']),
    fallback: 'false',
  },
} as const

/** As the settings are read; a certificate still by its path. */
interface TeamsRead extends Omit<TeamsConfig, 'credential' | 'allowAnonymous'> {
  readonly secret: string | null
  readonly certificateFile: string | null
  readonly managedIdentity: string | null
  readonly allowAnonymous: 'true' | 'false'
}

/** Null when Teams is not to be connected. Half a connection is a mistake: what is missing is added to the problems. */
export function teamsConfig(found: TeamsRead, loopbackOnly: boolean, problems: string[]): TeamsConfig | null {
  const { secret, certificateFile, managedIdentity, ...rest } = found
  const allowAnonymous = found.allowAnonymous === 'true'
  const proofs = [secret, certificateFile, managedIdentity].filter(
    (proof) => proof !== null && proof !== undefined,
  )
  if (allowAnonymous && !loopbackOnly)
    problems.push(
      'TEAMS_ALLOW_ANONYMOUS: "true": anybody could speak as anybody; allowed only with HOST=127.0.0.1, localhost or ::1',
    )
  if (!found.clientId) {
    if (proofs.length > 0) problems.push('TEAMS_CLIENT_ID: missing: the proof beside it belongs to it')
    return allowAnonymous ? { ...rest, allowAnonymous, credential: null } : null
  }
  if (proofs.length > 1) problems.push(`${PROOFS}: give one of the three`)
  if (proofs.length === 0 && !allowAnonymous)
    problems.push(`${PROOFS}: missing: TEAMS_CLIENT_ID needs one of them`)
  return { ...rest, allowAnonymous, credential: credentialOf(found, problems) }
}

const PROOFS = 'TEAMS_CLIENT_SECRET, TEAMS_CERTIFICATE_FILE, TEAMS_MANAGED_IDENTITY'

function credentialOf(found: TeamsRead, problems: string[]): TeamsConfig['credential'] {
  if (found.secret) return { kind: 'secret', secret: found.secret }
  if (found.managedIdentity) return { kind: 'managed-identity', clientId: found.managedIdentity }
  if (!found.certificateFile) return null
  try {
    return { kind: 'certificate', pem: readFileSync(found.certificateFile, 'utf8') }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    problems.push(
      `TEAMS_CERTIFICATE_FILE: ${JSON.stringify(found.certificateFile)}: cannot be read (${code})`,
    )
    return null
  }
}
