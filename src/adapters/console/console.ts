import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import { Unavailable } from '../../errors.ts'
import type { ChatPlatform } from '../../ports/chat.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ConsoleDirectory } from '../../ports/console-directory.ts'
import type { ConsoleMessages } from '../../ports/console-messages.ts'
import type { Inbound } from '../../ports/inbound.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Texts } from '../../ports/texts.ts'
import type { TrialTime } from '../../ports/trial-time.ts'
import { createAssets } from './assets.ts'
import { createConsolePlatform } from './console-platform.ts'
import { createFailureHandler } from './failure-page.ts'
import { createGuard } from './guard.ts'
import { createLiveUpdates, type LiveUpdates } from './live-updates.ts'
import { createPageRoutes } from './page-routes.ts'
import { createPaneRoutes } from './pane-routes.ts'
import { createPrivateAnswers } from './private-answers.ts'
import { Refusal } from './refusal.ts'
import { createTimeHands } from './time-hands.ts'

export interface ConsoleDeps {
  /** TCP port on 127.0.0.1; 0 takes a free one. */
  readonly port: number
  readonly inbound: Inbound
  readonly messages: ConsoleMessages
  readonly directory: ConsoleDirectory
  readonly texts: Texts
  readonly clock: Clock
  readonly trial: TrialTime
  readonly logger: Logger
  /** Makes UUIDs. */
  readonly newId: () => string
}

export interface Console {
  readonly platform: ChatPlatform
  /** Begins to listen on 127.0.0.1; rejects with Unavailable when the port is taken. */
  start(): Promise<{ readonly url: string }>
  /** Ends open pages' streams and stops listening. */
  stop(): Promise<void>
}

/** How long a person's act may take to end when the console stops. */
const PATIENCE_MS = 4_000

/** The local console: a chat platform, and the page that shows it. */
export function createConsole(deps: ConsoleDeps): Console {
  const live = createLiveUpdates()
  const platform = createConsolePlatform({ ...deps, live })
  const server: Server = createServer(createConsoleApp({ ...deps, live }, () => portOf(server)))
  return {
    platform,
    start: async () => {
      await listen(server, deps.port)
      return { url: `http://localhost:${portOf(server)}/` }
    },
    stop: async () => {
      live.closeAll()
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      // What is being done is answered; a connection that has nothing more to say would stay open.
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
      await closed
      clearInterval(idle)
      clearTimeout(patience)
    },
  }
}

function createConsoleApp(deps: ConsoleDeps & { readonly live: LiveUpdates }, port: () => number): Express {
  const shared = { ...deps, answers: createPrivateAnswers(), hands: createTimeHands(deps.trial) }
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.use(createGuard(port))
  app.use('/assets', createAssets())
  app.use(createPageRoutes(shared))
  app.use('/p', createPaneRoutes(shared))
  app.use(() => {
    throw new Refusal(404, 'page-unknown')
  })
  app.use(createFailureHandler(deps))
  return app
}

/** Loopback only: whoever reaches the console may speak as anybody. */
const HOST = '127.0.0.1'

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, HOST)
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Unavailable('port-taken', { port, host: HOST }, { cause: error })
  }
}

const portOf = (server: Server): number => (server.address() as AddressInfo | null)?.port ?? 0
