import { randomUUID } from 'node:crypto'
import { request } from 'node:http'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** Speaks to the console as a browser does, header by header, so that a test can also speak as something else. */
export function createConsoleClient(url: string) {
  const { port, host } = new URL(url)
  const send = (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body: string | Buffer = '',
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        { host: '127.0.0.1', port, method, path, headers: { host, ...headers } },
        (incoming) => {
          const parts: Buffer[] = []
          incoming.on('data', (part: Buffer) => parts.push(part))
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: Buffer.concat(parts).toString('utf8'),
            }),
          )
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    })

  const page = { origin: `http://${host}`, 'hx-request': 'true' }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  return {
    host,
    send,
    get: (path: string) => send('GET', path),
    post: (path: string, fields: Record<string, string>) =>
      send('POST', path, { ...page, ...form }, new URLSearchParams(fields).toString()),
    /** What a person in a pane does; with a key of its own unless one is given. */
    act: (path: string, seat: Seat, fields: Record<string, string> = {}) =>
      send(
        'POST',
        `/p/aurora/${path}`,
        { ...page, ...form },
        new URLSearchParams({ ...seat, eventKey: randomUUID(), ...fields }).toString(),
      ),
    raw: (path: string, body: string | Buffer) => send('POST', path, { ...page, ...form }, body),
  }
}

export interface Seat extends Record<string, string> {
  side: string
  person: string
  tab: string
}

export const BRAND: Seat = { side: 'brand', person: 'b-liaison', tab: 'shared' }
export const FACTORY: Seat = { side: 'factory', person: 'f-liaison', tab: 'shared' }
export const FACTORY_OWN: Seat = { ...FACTORY, tab: 'own' }
