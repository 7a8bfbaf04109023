import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What went over the wire, as the provider saw it. */
interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
}

export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Translates plain text. What the provider was told to leave alone never reaches it. */
export type Engine = (text: string) => string

/** How one provider answers: its real format, its real refusals. */
export interface ProviderFormat {
  /** The answer to a good request, or the provider's own complaint about a bad one. */
  readonly answer: (seen: SeenRequest, engine: Engine) => Answer
  /** The same answer with one text missing. */
  readonly without: (body: unknown) => unknown
  readonly limited: Answer
  readonly quota: Answer
  readonly wrongKey: Answer
}

export type Trouble = 'limited' | 'quota' | 'wrong-key' | 'broken' | 'silent' | 'half' | 'cut' | 'moved'

/** A provider on loopback. `trouble` is what the next requests get, in order; after that it works. */
export async function startFakeProvider(format: ProviderFormat, engine: Engine) {
  const seen: SeenRequest[] = []
  const trouble: Trouble[] = []
  const open = new Set<ServerResponse>()
  const send = (response: ServerResponse, { status, body, headers = {} }: Answer) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '/', 'http://provider')
    const text = Buffer.concat(chunks).toString('utf8')
    const one: SeenRequest = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    }
    seen.push(one)
    const next = trouble.shift()
    const good = format.answer(one, engine)
    switch (next) {
      case undefined:
        return send(response, good)
      case 'limited':
        return send(response, format.limited)
      case 'quota':
        return send(response, format.quota)
      case 'wrong-key':
        return send(response, format.wrongKey)
      case 'broken':
        return send(response, { status: 503, body: 'Service Unavailable' })
      case 'half':
        return send(response, { ...good, body: format.without(good.body) })
      case 'cut': {
        const whole = JSON.stringify(good.body)
        response.writeHead(200, { 'content-type': 'application/json' })
        return response.end(whole.slice(0, Math.floor(whole.length / 2)))
      }
      case 'moved':
        response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' })
        return response.end()
      case 'silent':
        open.add(response)
    }
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    trouble,
    async stop() {
      for (const response of open) response.destroy()
      server.closeAllConnections()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
    },
  }
}

/** Translates what stands between tags; the content of protected elements stays. */
export const throughMarkup = (markup: string, isProtected: RegExp, engine: Engine): string => {
  let depth = 0
  return markup
    .split(/(<[^>]*>)/)
    .map((part) => {
      if (/^<\//.test(part)) depth = Math.max(0, depth - 1)
      else if (part.startsWith('<') && (isProtected.test(part) || depth > 0)) depth++
      else if (!part.startsWith('<') && depth === 0) return escapeHtml(engine(unescapeHtml(part)))
      return part
    })
    .join('')
}

/** As Google and Azure escape what they send back. */
const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
const unescapeHtml = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
