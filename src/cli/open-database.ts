import { randomUUID } from 'node:crypto'
import { createConsolePlatform } from '../adapters/console/console-platform.ts'
import { createLiveUpdates } from '../adapters/console/live-updates.ts'
import { createPinoLogger } from '../adapters/logging/pino-logger.ts'
import { SLACK_CAPABILITIES } from '../adapters/slack/capabilities.ts'
import type { Config } from '../config.ts'
import { startClocks } from '../features/agreement/agreement-card.ts'
import { createConsoleDirectory } from '../features/console-directory.ts'
import type { ChatDirectory, ChatPlatform, Logger } from '../ports/index.ts'
import { openRuntime, type Runtime } from '../runtime.ts'
import type { SlackConfig } from '../slack-settings.ts'
import type { OpenedDatabase } from './reach-database.ts'

/**
 * The database, opened by this process for one command. Nothing is started: messages a command causes wait in the outbox
 * for the bot. For that the platforms have to be known here as they are there.
 */
export async function openDatabaseHere(config: Config): Promise<OpenedDatabase> {
  const logger = createPinoLogger(config.logLevel === 'info' ? 'warn' : config.logLevel)
  const runtime = await openRuntime(config, logger)
  const { app, operations, close } = runtime
  // As in the bot: the local console never runs beside a real platform.
  app.connect(config.slack ? slackWhenNeeded(config.slack, runtime, logger) : consoleOf(runtime))
  return { features: app.features, onInForce: startClocks, operations, close }
}

const consoleOf = ({ app, clock, consoleMessages }: Runtime): ChatPlatform =>
  createConsolePlatform({
    clock,
    messages: consoleMessages,
    directory: createConsoleDirectory(app.features),
    newId: randomUUID,
    live: createLiveUpdates(),
  })

/** Slack, whose libraries are loaded by the first command that asks it something: most ask nothing. */
function slackWhenNeeded(
  settings: SlackConfig,
  { clock, slackInstallations: installations }: Runtime,
  logger: Logger,
): ChatPlatform {
  let loading: Promise<ChatPlatform> | null = null
  const slack = (): Promise<ChatPlatform> => {
    loading ??= import('../adapters/slack/slack-outgoing.ts').then(
      ({ createSlackOutgoing }) => createSlackOutgoing({ settings, clock, logger, installations }).platform,
    )
    return loading
  }
  const directory = async (): Promise<ChatDirectory> => {
    const { directory: found } = await slack()
    if (!found) throw new TypeError('Slack has a directory')
    return found
  }
  return {
    platform: 'slack',
    capabilities: SLACK_CAPABILITIES,
    directory: {
      peopleByEmail: async (email) => (await directory()).peopleByEmail(email),
      channelsByName: async (name) => (await directory()).channelsByName(name),
      room: async (channelId) => (await directory()).room(channelId),
      person: async (identity) => (await directory()).person(identity),
    },
    post: async (message) => (await slack()).post(message),
    update: async (ref, message) => (await slack()).update(ref, message),
    find: async (message, since, until) => (await slack()).find(message, since, until),
  }
}
