import { Unavailable } from '../../errors.ts'
import { halfAnswer, translatorError } from './translator-errors.ts'

export interface Call {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Sent as JSON; undefined asks with GET. */
  readonly body?: unknown
  readonly timeoutMs: number
}

/** Longest answer that is read: nothing Andon asks for comes near it. */
const LONGEST_ANSWER = 4_000_000

/** One request. Resolves with the JSON of a 2xx answer; rejects as the port says. A redirect is not followed: it would carry the key along. */
export async function call({ url, headers, body, timeoutMs }: Call): Promise<unknown> {
  const answer = await reach(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (answer.ok) return parsed(answer.text)
  throw translatorError({ status: answer.status, retryAfter: answer.retryAfter, body: orText(answer.text) })
}

async function reach(url: string, init: RequestInit) {
  try {
    const answer = await fetch(url, init)
    const text = await answer.text()
    const retryAfter = answer.headers.get('retry-after')
    return { ok: answer.ok, status: answer.status, retryAfter, text: text.slice(0, LONGEST_ANSWER) }
  } catch (cause) {
    // No connection, a timeout, a redirect, an answer that broke off.
    throw new Unavailable('translator-unavailable', { status: 0 }, { cause })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw halfAnswer(cause)
  }
}

function orText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
