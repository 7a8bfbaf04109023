import { App, ExpressReceiver, type Receiver, type Logger as SlackLogger, type webApi } from '@slack/bolt'
import type { Express } from 'express'
import { AppError } from '../../errors.ts'
import type { ChatPlatform } from '../../ports/chat.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Inbound } from '../../ports/inbound.ts'
import type { Logger } from '../../ports/logger.ts'
import type { ReactionMeanings } from '../../ports/reaction-meanings.ts'
import type { SlackInstallations } from '../../ports/slack-installations.ts'
import type { Translate } from '../../ports/texts.ts'
import { createAnswerer } from './answer.ts'
import { createInstallationStore } from './installation-store.ts'
import { listenForChanges } from './listen-for-changes.ts'
import { addListeners } from './listeners.ts'
import { SCOPES } from './manifest.ts'
import { createOnce } from './once.ts'
import { createRefusals, type Refusals } from './refusals.ts'
import { createRequestGuard } from './request-guard.ts'
import type { SealedTokens } from './sealed-tokens.ts'
import type { SlackSettings } from './settings.ts'
import { slackErrorWord } from './slack-errors.ts'
import { createSlackOutgoing } from './slack-outgoing.ts'
import { createSocketReceiver } from './socket-receiver.ts'
import { UnknownWorkspace, type Workspaces } from './workspaces.ts'

export interface SlackDeps {
  readonly settings: SlackSettings
  readonly inbound: Inbound
  /** Where `/slack/events`, `/slack/install` and `/slack/oauth_redirect` are hung. */
  readonly web: Express
  readonly clock: Clock
  readonly logger: Logger
  /** Texts in the host's language, for the one sentence when nothing could be stored. */
  readonly t: Translate
  readonly installations: SlackInstallations
  readonly reactions: ReactionMeanings
}

export interface Slack {
  readonly platform: ChatPlatform
  readonly refusals: Refusals
  /** Resolves when Slack can reach us, as far as that can be known; rejects when Slack does not accept the token. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** How many events and answers are remembered against doubling. */
const REMEMBERED = 20_000

/** Slack: the way in over HTTP or Socket Mode, and the platform Andon sends through. */
export function createSlack(deps: SlackDeps): Slack {
  const { settings, clock, logger } = deps
  const outgoing = createSlackOutgoing(deps)
  const { platform, workspaces, people, clientOptions, boltLogger, sealed } = outgoing
  const refusals = createRefusals(logger)
  const receiver =
    settings.appToken === null
      ? httpReceiver(deps, { boltLogger, clientOptions, refusals, sealed, workspaces })
      : createSocketReceiver({
          appToken: settings.appToken,
          logger: boltLogger,
          clientOptions: { slackApiUrl: settings.apiUrl },
        })
  const app = new App({
    receiver,
    clientOptions,
    logger: boltLogger,
    convoStore: false,
    authorize: async ({ teamId, enterpriseId }) => authorize(workspaces, teamId, enterpriseId),
  })
  addListeners(app, {
    inbound: deps.inbound,
    reactions: deps.reactions,
    answerer: createAnswerer({ logger, fetch }),
    workspaces,
    people,
    clock,
    logger,
    refusals,
    answered: createOnce(REMEMBERED),
    seen: createOnce(REMEMBERED),
    t: deps.t,
  })
  listenForChanges(app, {
    inbound: deps.inbound,
    workspaces,
    people,
    clock,
    installations: deps.installations,
  })
  return {
    platform,
    refusals,
    start: async () => {
      try {
        const found = await workspaces.all()
        logger.info({ platform: 'slack', workspaces: found.map(({ id }) => id) }, 'connected')
      } catch (error) {
        // An unreachable Slack comes back; a refused token does not.
        const reason = slackErrorWord(error)
        if (reason !== null) throw new AppError('slack-token-refused', { reason }, { cause: error })
        if (error instanceof AppError) throw error
        logger.warn({ platform: 'slack' }, 'Slack cannot be reached')
      }
      if (settings.appToken !== null) await app.start()
    },
    stop: async () => {
      if (settings.appToken !== null) await app.stop()
    },
  }
}

async function authorize(workspaces: Workspaces, teamId?: string, enterpriseId?: string) {
  const workspace = await workspaces.byId(teamId, enterpriseId)
  if (!workspace) throw new UnknownWorkspace()
  const { botToken, botUserId, botId } = workspace
  return { botToken, botUserId, ...(botId === null ? {} : { botId }) }
}

interface HttpParts {
  readonly boltLogger: SlackLogger
  readonly clientOptions: webApi.WebClientOptions
  readonly refusals: Refusals
  readonly sealed: SealedTokens | null
  readonly workspaces: Workspaces
}

function httpReceiver({ settings, web, installations, clock }: SlackDeps, parts: HttpParts): Receiver {
  const { boltLogger, clientOptions, refusals, sealed, workspaces } = parts
  web.use('/slack/events', createRequestGuard({ refusals, nowMs: Date.now }))
  const { oauth } = settings
  const installing =
    oauth && sealed
      ? {
          clientId: oauth.clientId,
          clientSecret: oauth.clientSecret,
          stateSecret: oauth.stateSecret,
          scopes: [...SCOPES],
          installationStore: createInstallationStore({
            installations,
            sealed,
            clock,
            onChange: workspaces.changed,
          }),
          installerOptions: {
            directInstall: true,
            clientOptions,
            authorizationUrl: new URL('/oauth/v2/authorize', settings.apiUrl).href,
          },
        }
      : {}
  const inner = new ExpressReceiver({
    app: web,
    signingSecret: settings.signingSecret ?? '',
    endpoints: '/slack/events',
    processBeforeResponse: true,
    logger: boltLogger,
    ...installing,
  })
  // Bolt would look installations up by itself as soon as it saw the installer; ours are looked up in one place.
  return { init: (app) => inner.init(app), start: async () => undefined, stop: async () => undefined }
}
