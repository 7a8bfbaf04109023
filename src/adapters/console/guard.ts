import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { Refusal } from './refusal.ts'

/** Only the page's own files run; no inline script, no frame, nothing from elsewhere. Pico's icons are data: images. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Keeps other web sites out of a server that trusts whoever reaches it. A page elsewhere may point its own name at
 * 127.0.0.1 (DNS rebinding): its Host differs. It may also send forms here (CSRF): its Origin differs.
 * `port` is asked per request: with port 0 it is known only after listening.
 */
export function createGuard(port: () => number): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    response.set({
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
      // With `no-referrer` browsers send `Origin: null` for the page's own forms.
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
    const hosts = allowedHosts(port())
    const host = request.headers.host ?? ''
    if (!hosts.includes(host.toLowerCase()))
      throw new Refusal(421, 'host', { found: host, allowed: hosts[0] })
    const reads = request.method === 'GET' || request.method === 'HEAD'
    const origin = request.headers.origin
    if (!reads && origin !== `http://${host.toLowerCase()}`) {
      throw new Refusal(403, 'origin', { found: origin ?? '–', allowed: `http://${host}` })
    }
    if (isForeignSubrequest(request)) throw new Refusal(403, 'cross-site')
    next()
  }
}

function allowedHosts(port: number): readonly string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]']
  return [...names.map((name) => `${name}:${port}`), ...(port === 80 ? names : [])]
}

/** Another site may link here, but not embed, fetch or preload from here. */
function isForeignSubrequest(request: Request): boolean {
  const site = request.headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return false
  return request.headers['sec-fetch-mode'] !== 'navigate' || request.headers['sec-fetch-dest'] !== 'document'
}
