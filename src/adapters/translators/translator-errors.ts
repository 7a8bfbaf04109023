import { type AppError, Forbidden, QuotaUsedUp, RateLimited, Unavailable } from '../../errors.ts'

/** What a provider answered instead of a translation. */
export interface FailedAnswer {
  readonly status: number
  readonly retryAfter: string | null
  /** The body, as JSON where it is JSON. */
  readonly body: unknown
}

type Kind = 'limited' | 'quota' | 'forbidden' | 'refused' | 'unavailable'

/** By status; where a provider says more in its body, `REASONS` decides first. */
const STATUS: Readonly<Record<number, Kind>> = {
  400: 'refused',
  401: 'forbidden',
  402: 'quota',
  403: 'forbidden',
  404: 'refused',
  408: 'unavailable',
  413: 'refused',
  422: 'refused',
  429: 'limited',
  // DeepL: the quota of the month is used up.
  456: 'quota',
  // Anthropic: overloaded. DeepL: too many requests.
  529: 'unavailable',
}

/** Words in an error's body, of whichever provider: OpenAI, Google (reason), Azure (code), Anthropic (message). */
const REASONS: readonly (readonly [RegExp, Kind])[] = [
  [/insufficient_quota|billing_hard_limit|credit balance is too low/i, 'quota'],
  [/"(?:dailyLimitExceeded|quotaExceeded)"|:\s*403001\b/, 'quota'],
  [/"(?:rateLimitExceeded|userRateLimitExceeded)"/, 'limited'],
]

const LONGEST_WAIT_MS = 3_600_000

/** The error of an answer with a status other than 2xx. Nothing of the body is kept but its kind: it may repeat our text. */
export function translatorError({ status, retryAfter, body }: FailedAnswer): AppError {
  const text = JSON.stringify(body) ?? ''
  const kind = REASONS.find(([words]) => words.test(text))?.[1] ?? STATUS[status] ?? fallback(status)
  switch (kind) {
    case 'limited':
      return new RateLimited(waitOf(retryAfter))
    case 'quota':
      return new QuotaUsedUp('translator-quota', { status })
    case 'forbidden':
      return new Forbidden('translator-key', { status })
    case 'refused':
      return new Forbidden('translator-refused', { status })
    case 'unavailable':
      return new Unavailable('translator-unavailable', { status })
  }
}

const fallback = (status: number): Kind => (status >= 500 ? 'unavailable' : 'refused')

/** An answer that is not what the provider's reference says: cut off, of another form, or without one of the texts. */
export const halfAnswer = (cause?: unknown): Unavailable => new Unavailable('translator-half', {}, { cause })

/** Seconds; providers that answer with a date are waited for as if they had said nothing. */
function waitOf(retryAfter: string | null): number | null {
  const seconds = Number(retryAfter)
  if (retryAfter === null || !Number.isFinite(seconds) || seconds < 0) return null
  return Math.min(seconds * 1000, LONGEST_WAIT_MS)
}
