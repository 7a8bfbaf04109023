import { type CloudEnvironment, cloudFromName, withOverrides } from '@microsoft/teams.api'
import { App, ExpressAdapter } from '@microsoft/teams.apps'
import express, { type Express } from 'express'
import type { Cards } from '../../ports/cards.ts'
import type { ChatPlatform } from '../../ports/chat.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Inbound } from '../../ports/inbound.ts'
import type { Logger } from '../../ports/logger.ts'
import type { TeamsDirectory } from '../../ports/teams-directory.ts'
import type { Texts } from '../../ports/texts.ts'
import type { TeamsActivity } from './activity.ts'
import { createAnswerer } from './answer.ts'
import { createConnections } from './connections.ts'
import { createTokenSource, type TokenSource } from './credentials.ts'
import { createInvokes } from './invokes.ts'
import { createListener } from './listeners.ts'
import { createOffer } from './offer.ts'
import { createPeople } from './people.ts'
import { createSdkLogger } from './sdk-logger.ts'
import type { TeamsSettings } from './settings.ts'
import { createTeamsPlatform } from './teams-platform.ts'

export interface TeamsDeps {
  readonly settings: TeamsSettings
  readonly inbound: Inbound
  /** Where `/api/messages` is hung. */
  readonly web: Express
  readonly clock: Clock
  readonly logger: Logger
  readonly texts: Texts
  readonly directory: TeamsDirectory
  readonly cards: Cards
}

export interface Teams {
  readonly platform: ChatPlatform
  /** Hangs the endpoint; resolves when Teams can reach us, as far as that can be known. */
  start(): Promise<void>
}

const ENDPOINT = '/api/messages'
/** An answer of Teams that takes longer counts as none. */
const CALL_LIMIT_MS = 10_000
/** A message with the HTML of a long text beside it, and its quoted card. */
const LARGEST_ACTIVITY = '1mb'

/** Microsoft Teams: the way in, and the platform Andon sends through. */
export function createTeams(deps: TeamsDeps): Teams {
  const { settings, directory, clock, logger, inbound } = deps
  // The SDK's own reader refuses what is over 100 kB; what is read already it leaves alone.
  deps.web.use(ENDPOINT, express.json({ limit: LARGEST_ACTIVITY }))
  const cloud = cloudOf(settings)
  const tokens = tokensOf(settings, cloud)
  const app = createSdkApp(deps, cloud, tokens)
  const connections = createConnections(app.api, {
    directory,
    botId: `28:${settings.clientId ?? ''}`,
    forgetToken: tokens?.forget ?? (() => undefined),
  })
  const people = createPeople(directory, connections)
  const onUnreachable = createOffer({ inbound, directory, clock, logger, settings })
  // Microsoft's playground opens no dialog from a card.
  const dialogs = !settings.allowAnonymous
  const shared = { directory, connections, people, clock, dialogs, onUnreachable }
  const answerer = createAnswerer({ ...shared, logger })
  const invokes = createInvokes({ ...deps, answerer, people, dialogs })
  const listen = createListener({ inbound, answerer, people, directory, invokes, clock })
  app.on('activity', ({ activity }) => {
    const sent = activity as unknown as TeamsActivity
    return listen(settings.allowAnonymous ? undated(sent) : sent) as never
  })
  return {
    platform: createTeamsPlatform(shared),
    start: () => app.initialize(),
  }
}

/** What anybody could have sent proves no time; and beside the playground time may have been moved. */
const undated = ({ timestamp: _unproven, ...activity }: TeamsActivity): TeamsActivity => activity

function cloudOf({ cloud, openIdMetadataUrl, loginUrl }: TeamsSettings): CloudEnvironment {
  return withOverrides(cloudFromName(cloud), {
    ...(openIdMetadataUrl === null ? {} : { openIdMetadataUrl }),
    ...(loginUrl === null ? {} : { loginEndpoint: loginUrl }),
  })
}

/** Null where none are needed (the playground) or the SDK gets them itself (a managed identity). */
function tokensOf(
  { clientId, credential, tenantId }: TeamsSettings,
  cloud: CloudEnvironment,
): TokenSource | null {
  if (credential === null || credential.kind === 'managed-identity' || clientId === null) return null
  const tenant = tenantId ?? cloud.loginTenant
  return createTokenSource({
    ...{ clientId, credential, tenant, fetch },
    loginUrl: cloud.loginEndpoint,
    nowMs: Date.now,
  })
}

function createSdkApp(
  { settings, web, logger }: TeamsDeps,
  cloud: CloudEnvironment,
  tokens: TokenSource | null,
): App {
  const { clientId, credential, tenantId, serviceUrl } = settings
  const sdkLogger = createSdkLogger(logger)
  return new App({
    // With an id and no proof the SDK would look for a managed identity of Azure.
    ...(clientId === null || credential === null ? {} : { clientId }),
    ...(tenantId === null ? {} : { tenantId }),
    ...(serviceUrl === null ? {} : { serviceUrl }),
    ...(credential?.kind === 'managed-identity' ? { managedIdentityClientId: credential.clientId } : {}),
    ...(tokens === null ? {} : { token: tokens.get }),
    cloud,
    logger: sdkLogger,
    messagingEndpoint: ENDPOINT,
    dangerouslyAllowUnauthenticatedRequests: settings.allowAnonymous,
    httpServerAdapter: new ExpressAdapter(web, { logger: sdkLogger }),
    client: { timeout: CALL_LIMIT_MS, logger: sdkLogger },
    telemetry: { agent365: false },
  })
}
