import { describe, expect, test } from 'vitest'
import { translateTeamsError } from '../../../src/adapters/teams/teams-errors.ts'
import { Forbidden, NotFound, RateLimited, Unavailable } from '../../../src/errors.ts'

const answered = (status: number, code?: string, headers: Record<string, string> = {}) => ({
  isAxiosError: true,
  response: { status, headers, data: code === undefined ? {} : { error: { code } } },
})

describe('what Teams answers', () => {
  test.each([
    [404, 'ConversationNotFound', NotFound, 'teams-conversation-not-found'],
    [404, 'ActivityNotFoundInConversation', NotFound, 'teams-activity-not-found-in-conversation'],
    [404, undefined, NotFound, 'teams-404'],
    [403, 'BotNotInConversationRoster', Forbidden, 'teams-bot-not-in-conversation-roster'],
    [403, 'MessageWritesBlocked', Forbidden, 'teams-message-writes-blocked'],
    [403, undefined, Forbidden, 'teams-403'],
    [401, undefined, Forbidden, 'teams-401'],
    [413, 'MessageSizeTooBig', Forbidden, 'teams-message-size-too-big'],
    [400, 'BadSyntax', Forbidden, 'teams-bad-syntax'],
    [418, undefined, Forbidden, 'teams-418'],
    [500, undefined, Unavailable, 'teams-fault'],
    [502, undefined, Unavailable, 'teams-fault'],
    [504, undefined, Unavailable, 'teams-fault'],
  ])('%i %s', (status, code, kind, reason) => {
    const error = translateTeamsError(answered(status, code))
    expect(error).toBeInstanceOf(kind)
    expect(error).toMatchObject({ code: reason })
  })

  test.each([412, 503])('%i was certainly not taken: later', (status) =>
    expect(translateTeamsError(answered(status))).toBeInstanceOf(RateLimited),
  )

  test.each([
    ['7', 7_000],
    ['0', 0],
    ['soon', null],
  ])('429 with Retry-After %s', (seconds, wait) =>
    expect(translateTeamsError(answered(429, undefined, { 'retry-after': seconds }))).toMatchObject({
      retryAfterMs: wait,
    }),
  )

  test('never sent is later; broken off is unknown', () => {
    expect(translateTeamsError({ isAxiosError: true, code: 'ECONNREFUSED' })).toBeInstanceOf(RateLimited)
    expect(translateTeamsError({ isAxiosError: true, code: 'ECONNRESET' })).toBeInstanceOf(Unavailable)
    expect(translateTeamsError({ isAxiosError: true, code: 'ECONNABORTED' })).toBeInstanceOf(Unavailable)
  })

  test('what is none of Teams’ is left alone, and a word nobody knows is not believed', () => {
    const mistake = new TypeError('ours')
    expect(translateTeamsError(mistake)).toBe(mistake)
    expect(translateTeamsError(answered(403, '<script>'))).toMatchObject({ code: 'teams-403' })
  })
})
