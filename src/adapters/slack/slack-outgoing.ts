import type { Logger as SlackLogger, webApi } from '@slack/bolt'
import type { ChatPlatform } from '../../ports/chat.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { SlackInstallations } from '../../ports/slack-installations.ts'
import { createBoltLogger } from './bolt-logger.ts'
import { loadWorkspaces } from './connections.ts'
import { createSlackDirectory } from './directory.ts'
import { createPeople, type People } from './people.ts'
import { createSealedTokens, type SealedTokens } from './sealed-tokens.ts'
import type { SlackSettings } from './settings.ts'
import { createSlackPlatform } from './slack-platform.ts'
import { createWorkspaces, type Workspaces } from './workspaces.ts'

export interface SlackOutgoingDeps {
  readonly settings: SlackSettings
  readonly clock: Clock
  readonly logger: Logger
  readonly installations: SlackInstallations
}

/** What Andon asks of Slack and sends to it, without what Slack sends. */
export interface SlackOutgoing {
  readonly platform: ChatPlatform
  readonly workspaces: Workspaces
  readonly people: People
  readonly clientOptions: webApi.WebClientOptions
  readonly boltLogger: SlackLogger
  readonly sealed: SealedTokens | null
}

/** An answer of Slack that takes longer counts as none. */
const CALL_LIMIT_MS = 10_000
/** Messages a call of `conversations.history` may return: apps distributed outside the Marketplace get 15. */
const OUTSIDE_MARKETPLACE = 15
const INTERNAL = 200

/** Slack as Andon talks to it; asks nothing before it is used. */
export function createSlackOutgoing(deps: SlackOutgoingDeps): SlackOutgoing {
  const { settings, clock } = deps
  const boltLogger = createBoltLogger(deps.logger)
  const clientOptions: webApi.WebClientOptions = {
    slackApiUrl: settings.apiUrl,
    logger: boltLogger,
    timeout: CALL_LIMIT_MS,
    // The outbox tries again, and looks first whether the last try arrived.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  }
  const sealed = settings.oauth && createSealedTokens(settings.oauth.secretKey)
  const workspaces = createWorkspaces(() =>
    loadWorkspaces({
      clientOptions,
      botToken: settings.botToken,
      installations: settings.oauth && deps.installations,
      sealed,
    }),
  )
  const people = createPeople(clock)
  const directory = createSlackDirectory({ workspaces, people, clock, wait })
  const historyLimit = settings.oauth ? OUTSIDE_MARKETPLACE : INTERNAL
  const platform = createSlackPlatform({ workspaces, people, clock, historyLimit, directory })
  return { platform, workspaces, people, clientOptions, boltLogger, sealed }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
