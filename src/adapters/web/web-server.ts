import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import { Unavailable } from '../../errors.ts'

export interface WebServer {
  /** Where platform adapters hang their endpoints. */
  readonly app: Express
  start(): Promise<{ readonly url: string }>
  stop(): Promise<void>
}

interface WebDeps {
  readonly host: string
  /** TCP port; 0 takes a free one. */
  readonly port: number
  /** Resolves when the bot can take events: the database answers. */
  readonly ready: () => Promise<void>
  /** What a scrape of the figures gets; without it there is no such page. */
  readonly metrics?: () => Promise<{ readonly contentType: string; readonly text: string }>
}

/** What proxies add: whoever comes through one is not the host's own Prometheus. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'via']

/**
 * The one port of the platforms, with the pages a host watches. `/healthz`: the process lives; `/readyz`: it can work;
 * `/metrics`: figures, which are not there for requests that a proxy passed on.
 */
export function createWebServer({ host, port, ready, metrics }: WebDeps): WebServer {
  const app = express()
  app.disable('x-powered-by')
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  app.get('/readyz', async (_request, response) => {
    const isReady = await ready().then(
      () => true,
      () => false,
    )
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready' })
  })
  app.get('/metrics', async (request, response) => {
    if (!metrics || FORWARDED.some((name) => request.headers[name] !== undefined)) {
      response.status(404).end()
      return
    }
    const figures = await metrics().catch(() => null)
    if (figures === null) response.status(503).end()
    else response.set('Content-Type', figures.contentType).send(figures.text)
  })
  const server = createServer(app)
  return {
    app,
    start: async () => {
      server.listen(port, host)
      await Promise.race([
        once(server, 'listening'),
        once(server, 'error').then(([error]) => {
          throw new Unavailable('port-taken', { port, host }, { cause: error })
        }),
      ])
      const { port: actual } = server.address() as AddressInfo
      return { url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}/` }
    },
    stop: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      await closed
    },
  }
}
