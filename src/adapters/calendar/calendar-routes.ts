import { createHash } from 'node:crypto'
import type { Express, Response } from 'express'
import type { CalendarFeeds, Clock, Logger } from '../../ports/index.ts'
import { calendarText } from './calendar-text.ts'
import { createGuessLimit } from './guess-limit.ts'

interface CalendarRoutesDeps {
  readonly feeds: CalendarFeeds
  readonly clock: Clock
  readonly logger: Logger
}

/** Calendar programs look every few minutes to every few hours. */
const FRESH_SECONDS = 300
/** 32 bytes in base64url, as links are made. */
const SECRET = /^([A-Za-z0-9_-]{43})\.ics$/

/**
 * `/calendar/<secret>.ics`: whoever has the secret may read; nobody else learns whether a link exists or once did.
 * The secret is looked up by its hash, so how long that takes says nothing about it. Addresses are not logged.
 */
export function addCalendarRoutes(app: Express, { feeds, clock, logger }: CalendarRoutesDeps): void {
  const limit = createGuessLimit()
  app.get('/calendar/:file', async (request, response) => {
    response.set(PRIVATE)
    const now = clock.now()
    const visitor = request.socket.remoteAddress ?? ''
    const secret = SECRET.exec(request.params.file)?.[1] ?? ''
    const wait = limit.secondsToWait(visitor, secret, now)
    if (wait > 0) return refuse(response, 429, wait)
    try {
      const feed = secret === '' ? null : await feeds.read(secret)
      if (!feed) {
        limit.missed(visitor, secret, now)
        return refuse(response, 404, null)
      }
      limit.opened(secret)
      // Of what it says: the time of writing, which every copy carries, is no news.
      const tag = `"${createHash('sha256').update(JSON.stringify(feed)).digest('base64url')}"`
      response.set({
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="andon.ics"',
        'Cache-Control': `private, max-age=${FRESH_SECONDS}`,
        ETag: tag,
      })
      if (request.headers['if-none-match']?.includes(tag)) response.status(304).end()
      else response.send(calendarText(feed, now))
    } catch (error) {
      logger.error({ error }, 'calendar could not be read')
      refuse(response, 503, FRESH_SECONDS)
    }
  })
}

const PRIVATE = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
} as const

function refuse(response: Response, status: number, retryAfter: number | null): void {
  if (retryAfter !== null) response.set('Retry-After', String(retryAfter))
  response.status(status).type('text/plain').end()
}
