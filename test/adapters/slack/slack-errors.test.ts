import { webApi } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { mayWorkElsewhere, translateSlackError } from '../../../src/adapters/slack/slack-errors.ts'
import { Forbidden, NotFound, RateLimited, Unavailable } from '../../../src/errors.ts'

const said = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error })

describe('what Slack answers', () => {
  test.each([
    ['not_in_channel', Forbidden],
    ['channel_not_found', NotFound],
    ['is_archived', NotFound],
    ['user_not_found', NotFound],
    ['cannot_dm_bot', Forbidden],
    ['account_inactive', Forbidden],
    ['invalid_auth', Forbidden],
    ['missing_scope', Forbidden],
    ['ratelimited', RateLimited],
    ['msg_too_long', Forbidden],
    ['invalid_blocks', Forbidden],
    ['message_not_found', NotFound],
    ['internal_error', Unavailable],
    ['something_new', Forbidden],
  ])('%s', (word, kind) => {
    expect(translateSlackError(said(word))).toBeInstanceOf(kind)
  })

  test('the word is the code, so that lists name it', () => {
    expect(translateSlackError(said('not_in_channel'))).toMatchObject({ code: 'slack-not-in-channel' })
  })

  test('429 carries its wait, in milliseconds', () => {
    const error = translateSlackError(new webApi.WebAPIRateLimitedError(30))
    expect(error).toBeInstanceOf(RateLimited)
    expect(error).toMatchObject({ retryAfterMs: 30_000 })
  })

  test.each([
    ['a fault of the server', new webApi.WebAPIHTTPError(503, 'Service Unavailable', {})],
    ['a broken connection', new webApi.WebAPIRequestError(new Error('socket hang up'))],
  ])('%s leaves the outcome open', (_what, error) => {
    expect(translateSlackError(error)).toBeInstanceOf(Unavailable)
  })

  test('an error of our own stays what it is', () => {
    const own = new TypeError('ours')
    expect(translateSlackError(own)).toBe(own)
  })

  test.each([
    ['channel_not_found', true],
    ['not_in_channel', true],
    ['msg_too_long', false],
    ['internal_error', false],
  ])('after %s another installation is asked: %s', (word, expected) => {
    expect(mayWorkElsewhere(said(word))).toBe(expected)
  })
})
