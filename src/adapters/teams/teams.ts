import { cloudFromName, withOverrides } from '@microsoft/teams.api'
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
import { createTokenSource } from './credentials.ts'
import { createInvokes } from './invokes.ts'
import { createListener } from './listeners.ts'
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
  const app = createSdkApp(deps)
  const connections = createConnections(app.api, { directory, botId: `28:${settings.clientId ?? ''}` })
  const people = createPeople(directory, connections)
  const onUnreachable = async (): Promise<void> => undefined
  const answerer = createAnswerer({ directory, connections, people, clock, logger, onUnreachable })
  const invokes = createInvokes({ ...deps, answerer })
  const listen = createListener({ inbound, answerer, people, directory, invokes, clock })
  app.on('activity', ({ activity }) => {
    const sent = activity as unknown as TeamsActivity
    return listen(settings.allowAnonymous ? undated(sent) : sent) as never
  })
  return {
    platform: createTeamsPlatform({ directory, connections, people, clock, onUnreachable }),
    start: () => app.initialize(),
  }
}

/** What anybody could have sent proves no time; and beside the playground time may have been moved. */
const undated = ({ timestamp: _unproven, ...activity }: TeamsActivity): TeamsActivity => activity

function createSdkApp({ settings, web, logger }: TeamsDeps): App {
  const { clientId, credential, tenantId, serviceUrl } = settings
  const sdkLogger = createSdkLogger(logger)
  const cloud = withOverrides(cloudFromName(settings.cloud), {
    ...(settings.openIdMetadataUrl === null ? {} : { openIdMetadataUrl: settings.openIdMetadataUrl }),
    ...(settings.loginUrl === null ? {} : { loginEndpoint: settings.loginUrl }),
  })
  const token = tokenOf()
  return new App({
    ...(clientId === null ? {} : { clientId }),
    ...(tenantId === null ? {} : { tenantId }),
    ...(serviceUrl === null ? {} : { serviceUrl }),
    ...(credential?.kind === 'managed-identity' ? { managedIdentityClientId: credential.clientId } : {}),
    ...(token === null ? {} : { token }),
    cloud,
    logger: sdkLogger,
    messagingEndpoint: ENDPOINT,
    dangerouslyAllowUnauthenticatedRequests: settings.allowAnonymous,
    httpServerAdapter: new ExpressAdapter(web, { logger: sdkLogger }),
    client: { timeout: CALL_LIMIT_MS, logger: sdkLogger },
    telemetry: { agent365: false },
  })

  function tokenOf() {
    // The playground asks for no token.
    if (credential === null) return settings.allowAnonymous ? async () => '' : null
    if (credential.kind === 'managed-identity' || clientId === null) return null
    return createTokenSource({
      clientId,
      credential,
      loginUrl: cloud.loginEndpoint,
      tenant: tenantId ?? cloud.loginTenant,
      fetch,
      nowMs: Date.now,
    })
  }
}
