import { AppError, Forbidden, NotFound, RateLimited, Unavailable } from '../../errors.ts'

/** What Andon does about a refusal of the Bot Connector. */
type Kind = 'not-found' | 'forbidden' | 'refused-content' | 'later'

/**
 * The connector's own error codes (error.code of its answer), by what they mean for a delivery. `not-found`: the place,
 * message or person is gone. `forbidden`: Teams does not let Andon there. `refused-content`: what we made is wrong, and
 * stays wrong when tried again. `later`: nothing was done, and it may work another time. The code is the reason that
 * lists of undelivered messages name.
 */
const CONNECTOR_ERRORS: Readonly<Record<string, Kind>> = {
  ConversationNotFound: 'not-found',
  ActivityNotFoundInConversation: 'not-found',
  MessageNotFound: 'not-found',
  UserNotFound: 'not-found',
  MemberNotFoundInConversation: 'not-found',
  BotNotInConversationRoster: 'forbidden',
  BotDisabledByAdmin: 'forbidden',
  ConversationBlockedByUser: 'forbidden',
  MessageWritesBlocked: 'forbidden',
  InvalidBotApiHost: 'forbidden',
  NotEnoughPermissions: 'forbidden',
  Unauthorized: 'forbidden',
  MessageSizeTooBig: 'refused-content',
  BadSyntax: 'refused-content',
  BadArgument: 'refused-content',
  ServiceError: 'later',
  PreconditionFailed: 'later',
}

const BY_STATUS: Readonly<Record<number, Kind>> = {
  400: 'refused-content',
  401: 'forbidden',
  403: 'forbidden',
  404: 'not-found',
  410: 'not-found',
  412: 'later',
  413: 'refused-content',
  503: 'later',
}

/** Never left this machine, or nobody was there to take it. */
const NOT_SENT: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/** The parts of an error of the SDK's HTTP client that say what happened. */
interface HttpError {
  readonly isAxiosError?: boolean
  readonly code?: string
  readonly response?: {
    readonly status: number
    readonly headers?: Readonly<Record<string, unknown>>
    readonly data?: { readonly error?: { readonly code?: string } }
  }
}

/** The HTTP status of a refusal, null when there was no answer. */
export const teamsErrorStatus = (error: unknown): number | null =>
  (error as HttpError | null)?.response?.status ?? null

/** The connector's word for what went wrong, null when it did not get as far as a word. */
export const teamsErrorWord = (error: unknown): string | null => {
  const word = (error as HttpError | null)?.response?.data?.error?.code
  return typeof word === 'string' && /^[A-Za-z]{1,60}$/.test(word) ? word : null
}

/**
 * Translates what the SDK's client throws. An answer that refuses certainly did nothing; any other fault of the server,
 * a broken connection and no answer in time leave the outcome open, and Teams cannot be asked about it. RateLimited also
 * stands for what certainly was not taken and may be later.
 */
export function translateTeamsError(error: unknown): unknown {
  if (error instanceof AppError) return error
  const { isAxiosError, code, response } = (error ?? {}) as HttpError
  const options = { cause: error }
  if (!isAxiosError && !response) return error
  if (!response)
    return NOT_SENT.includes(code ?? '')
      ? new RateLimited(null, options)
      : new Unavailable('teams-unreachable', {}, options)
  const { status } = response
  if (status === 429) return new RateLimited(retryAfterMs(response.headers), options)
  const word = teamsErrorWord(error)
  const kind = (word === null ? undefined : CONNECTOR_ERRORS[word]) ?? BY_STATUS[status]
  const reason = `teams-${word === null ? status : kebab(word)}`
  switch (kind) {
    case 'not-found':
      return new NotFound(reason, { status }, options)
    case 'forbidden':
    case 'refused-content':
      return new Forbidden(reason, { status }, options)
    case 'later':
      return new RateLimited(retryAfterMs(response.headers), options)
    case undefined:
      return status >= 500
        ? new Unavailable('teams-fault', { status }, options)
        : new Forbidden(reason, { status }, options)
  }
}

const kebab = (word: string): string =>
  word.replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : '-'}${letter.toLowerCase()}`)

function retryAfterMs(headers: Readonly<Record<string, unknown>> = {}): number | null {
  const seconds = Number(headers['retry-after'] ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1000) : null
}
