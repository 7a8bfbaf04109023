import { randomUUID } from 'node:crypto'
import { createConsolePlatform } from '../adapters/console/console-platform.ts'
import { createLiveUpdates } from '../adapters/console/live-updates.ts'
import { createPinoLogger } from '../adapters/logging/pino-logger.ts'
import type { Config } from '../config.ts'
import { startClocks } from '../features/agreement/agreement-card.ts'
import { createConsoleDirectory } from '../features/console-directory.ts'
import { openRuntime } from '../runtime.ts'
import type { OpenedDatabase } from './reach-database.ts'

/**
 * The database, opened by this process for one command. Nothing is started: messages a command causes wait in the outbox
 * for the bot. For that the platforms have to be known here as they are there.
 */
export async function openDatabaseHere(config: Config): Promise<OpenedDatabase> {
  const logger = createPinoLogger(config.logLevel === 'info' ? 'warn' : config.logLevel)
  const { app, clock, consoleMessages, operations, close } = await openRuntime(config, logger)
  app.connect(
    createConsolePlatform({
      clock,
      messages: consoleMessages,
      directory: createConsoleDirectory(app.features),
      newId: randomUUID,
      live: createLiveUpdates(),
    }),
  )
  return { features: app.features, onInForce: startClocks, operations, close }
}
