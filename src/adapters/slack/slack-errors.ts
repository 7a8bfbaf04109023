import { webApi } from '@slack/bolt'
import { Forbidden, NotFound, RateLimited, Unavailable } from '../../errors.ts'

/** What Andon does about an error of Slack's Web API. */
type Kind = 'not-found' | 'forbidden' | 'unavailable' | 'refused-content'

/**
 * Slack's own error words, by what they mean for a delivery. `not-found`: the place or person is gone. `forbidden`:
 * Slack does not let this installation. `refused-content`: what we made is wrong, and stays wrong when tried again.
 * `unavailable`: Slack's own trouble. The word itself is the reason that lists of undelivered messages name.
 */
export const SLACK_ERRORS: Readonly<Record<string, Kind>> = {
  channel_not_found: 'not-found',
  user_not_found: 'not-found',
  users_not_found: 'not-found',
  message_not_found: 'not-found',
  thread_not_found: 'not-found',
  is_archived: 'not-found',
  not_in_channel: 'forbidden',
  cannot_dm_bot: 'forbidden',
  user_disabled: 'forbidden',
  user_not_visible: 'forbidden',
  account_inactive: 'forbidden',
  invalid_auth: 'forbidden',
  not_authed: 'forbidden',
  token_revoked: 'forbidden',
  token_expired: 'forbidden',
  missing_scope: 'forbidden',
  restricted_action: 'forbidden',
  cant_update_message: 'forbidden',
  edit_window_closed: 'forbidden',
  msg_too_long: 'refused-content',
  msg_blocks_too_long: 'refused-content',
  invalid_blocks: 'refused-content',
  invalid_blocks_format: 'refused-content',
  internal_error: 'unavailable',
  fatal_error: 'unavailable',
  service_unavailable: 'unavailable',
  request_timeout: 'unavailable',
}

/** Errors after which another installation may still reach the same conversation: it certainly got nothing. */
const ELSEWHERE: readonly string[] = [
  'channel_not_found',
  'not_in_channel',
  'user_not_found',
  'users_not_found',
  'user_not_visible',
  'cannot_dm_bot',
  'message_not_found',
  'cant_update_message',
  'account_inactive',
  'invalid_auth',
  'token_revoked',
  'missing_scope',
]

/** True when Slack took exception to what we made of the content, and would to the same again. */
export const refusesContent = (error: unknown): boolean =>
  SLACK_ERRORS[slackErrorWord(error) ?? ''] === 'refused-content'

/** Slack's word for what went wrong, null when it did not get as far as a word. */
export const slackErrorWord = (error: unknown): string | null =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : null

export const mayWorkElsewhere = (error: unknown): boolean => ELSEWHERE.includes(slackErrorWord(error) ?? '')

/**
 * Translates what the Web API client throws. An answer with an error word certainly did nothing; everything without
 * one (a fault of the server, a broken connection, no answer in time) leaves the outcome open.
 */
export function translateSlackError(error: unknown): unknown {
  const options = { cause: error }
  if (error instanceof webApi.WebAPIRateLimitedError) return new RateLimited(error.retryAfter * 1000, options)
  if (error instanceof webApi.WebAPIHTTPError)
    return new Unavailable('slack-fault', { status: error.statusCode }, options)
  if (error instanceof webApi.WebAPIRequestError) return new Unavailable('slack-unreachable', {}, options)
  const word = slackErrorWord(error)
  if (word === null) return error
  if (word === 'ratelimited' || word === 'rate_limited') return new RateLimited(null, options)
  const code = `slack-${word.replaceAll('_', '-')}`
  switch (SLACK_ERRORS[word]) {
    case 'not-found':
      return new NotFound(code, {}, options)
    case 'unavailable':
      return new Unavailable(code, {}, options)
    case 'forbidden':
    case 'refused-content':
    case undefined:
      return new Forbidden(code, {}, options)
  }
}
