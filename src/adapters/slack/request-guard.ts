import type { RequestHandler } from 'express'
import type { Refusals } from './refusals.ts'

/** Slack's own advice for how old a request may be; the same into the future, which Bolt does not look at. */
const TOLERANCE_S = 300
const CONTENT_TYPES = ['application/json', 'application/x-www-form-urlencoded']

interface GuardDeps {
  readonly refusals: Refusals
  /** The machine's time in milliseconds: Slack's signatures know no other. */
  readonly nowMs: () => number
}

/**
 * Stands before Bolt's receiver: refuses requests with a foreign content type or a time more than five minutes off in
 * either direction, and counts those whose signature Bolt refuses.
 */
export function createRequestGuard({ refusals, nowMs }: GuardDeps): RequestHandler {
  return (request, response, next) => {
    const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
    if (request.method !== 'POST') {
      refusals.count('method')
      response.status(405).set('allow', 'POST').end()
      return
    }
    if (!CONTENT_TYPES.includes(type)) {
      refusals.count('content-type')
      response.status(415).end()
      return
    }
    const age = nowMs() / 1000 - Number(request.headers['x-slack-request-timestamp'] ?? Number.NaN)
    if (Math.abs(age) > TOLERANCE_S) {
      refusals.count(age > 0 ? 'stale' : 'future')
      response.status(401).end()
      return
    }
    // Bolt compares the whole header: a charset behind the type would make it read the body as the wrong kind.
    request.headers['content-type'] = type
    response.once('finish', () => {
      if (response.statusCode === 401) refusals.count('signature')
    })
    next()
  }
}
