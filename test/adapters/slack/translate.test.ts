import { describe, expect, test } from 'vitest'
import { plainText, withoutMention } from '../../../src/adapters/slack/plain-text.ts'
import { readPlace, translateSubmission } from '../../../src/adapters/slack/translate-interaction.ts'
import {
  type SlackMessageEvent,
  translateJoining,
  translateMessage,
} from '../../../src/adapters/slack/translate-message.ts'
import submission from '../../fixtures/slack/view-submission.json' with { type: 'json' }

const RECEIVED = { teamId: 'T0BRAND', bots: new Set(['U0BOT']) }
/** As the Events API sends it to the brand's installation, written by a person of the other company. */
const MESSAGE: SlackMessageEvent = {
  type: 'message',
  channel: 'C0SHARED',
  channel_type: 'channel',
  user: 'U0FLIAISON',
  user_team: 'T0FACTORY',
  source_team: 'T0FACTORY',
  team: 'T0BRAND',
  text: 'Q&amp;A: 3 &lt; 5, see <https://example.com/a|the page>',
  ts: '1770976800.123456',
  event_ts: '1770976800.123456',
}

describe('a message', () => {
  test('is what its writer saw, from where the writer is at home, at the platform’s time', () => {
    expect(translateMessage(MESSAGE, RECEIVED)).toEqual({
      type: 'message',
      eventKey: 'C0SHARED:1770976800.123456',
      actor: { platform: 'slack', userId: 'U0FLIAISON', workspaceId: 'T0FACTORY' },
      conversation: { kind: 'channel', channelId: 'C0SHARED' },
      at: new Date('2026-02-13T10:00:00.123Z'),
      message: {
        ref: { platform: 'slack', channelId: 'C0SHARED', messageId: '1770976800.123456' },
        thread: null,
        author: { platform: 'slack', userId: 'U0FLIAISON', workspaceId: 'T0FACTORY' },
        text: 'Q&A: 3 < 5, see the page (https://example.com/a)',
        files: [],
        postedAt: new Date('2026-02-13T10:00:00.123Z'),
      },
    })
  })

  test.each([
    ['app_mention', { type: 'app_mention', text: '<@U0BOT> defect lid' }],
    ['message', { text: '<@U0BOT> defect lid' }],
  ])('that names the bot is one mention, as %s', (_name, change) => {
    const event = translateMessage({ ...MESSAGE, ...change }, RECEIVED)
    expect(event).toMatchObject({
      type: 'mention',
      eventKey: 'C0SHARED:1770976800.123456',
      text: 'defect lid',
    })
  })

  test('in private is said to the bot; in a thread there it is a reply', () => {
    const dm = { ...MESSAGE, channel: 'D0RACHEL', channel_type: 'im', text: 'help' }
    expect(translateMessage(dm, RECEIVED)).toMatchObject({ type: 'mention', conversation: { kind: 'dm' } })
    expect(translateMessage({ ...dm, thread_ts: '1770976000.000001' }, RECEIVED)).toMatchObject({
      type: 'message',
      message: { thread: { messageId: '1770976000.000001' } },
    })
  })

  test.each([
    ['a bot’s', { bot_id: 'B0OTHER' }],
    ['somebody joining', { subtype: 'channel_join' }],
    ['a bot message', { subtype: 'bot_message', user: undefined }],
  ])('%s is none', (_name, change) => {
    expect(translateMessage({ ...MESSAGE, ...change }, RECEIVED)).toBeNull()
  })
})

describe('what happens to a message', () => {
  const changed: SlackMessageEvent = {
    type: 'message',
    subtype: 'message_changed',
    channel: 'C0SHARED',
    channel_type: 'channel',
    ts: '1770976900.000100',
    event_ts: '1770976900.000100',
    message: { ...MESSAGE, text: 'new', edited: { user: 'U0FLIAISON', ts: '1770976899.000000' } },
    previous_message: MESSAGE,
  }

  test('an edit has a key of its own and the time of the edit', () => {
    expect(translateMessage(changed, RECEIVED)).toMatchObject({
      type: 'message-edited',
      eventKey: 'C0SHARED:1770976800.123456:edited:1770976899.000000',
      at: new Date('2026-02-13T10:01:39Z'),
      message: { text: 'new' },
    })
  })

  test('a preview of a link changes nothing', () => {
    expect(translateMessage({ ...changed, message: MESSAGE }, RECEIVED)).toBeNull()
    const edited = { ...MESSAGE, edited: { user: 'U0FLIAISON', ts: '1770976850.000000' } }
    expect(translateMessage({ ...changed, message: edited, previous_message: edited }, RECEIVED)).toBeNull()
  })

  test.each([
    ['a deletion', { subtype: 'message_deleted', deleted_ts: MESSAGE.ts, message: undefined }],
    [
      'the deletion of a thread’s head',
      { message: { type: 'message', subtype: 'tombstone', ts: MESSAGE.ts } },
    ],
  ])('%s', (_name, change) => {
    expect(translateMessage({ ...changed, ...change }, RECEIVED)).toMatchObject({
      type: 'message-deleted',
      eventKey: 'C0SHARED:1770976800.123456:deleted',
      actor: { userId: 'U0FLIAISON', workspaceId: 'T0FACTORY' },
      ref: { channelId: 'C0SHARED', messageId: '1770976800.123456' },
    })
  })
})

describe('somebody who joins a channel', () => {
  const event = {
    type: 'member_joined_channel',
    user: 'U0BOT',
    channel: 'C0SHARED',
    channel_type: 'C',
    team: 'T0BRAND',
    inviter: 'U0BLIAISON',
    event_ts: '1770976800.000100',
  } as const

  test('is the bot, let in by a person', () => {
    expect(translateJoining(event, RECEIVED.bots, 'T0BRAND')).toEqual({
      type: 'joined',
      eventKey: 'C0SHARED:joined:U0BOT:1770976800.000100',
      actor: { platform: 'slack', userId: 'U0BLIAISON', workspaceId: 'T0BRAND' },
      conversation: { kind: 'channel', channelId: 'C0SHARED' },
      at: new Date('2026-02-13T10:00:00Z'),
    })
  })

  test('or a person, which is nothing to Andon', () => {
    expect(translateJoining({ ...event, user: 'U0FQUALITY' }, RECEIVED.bots, 'T0BRAND')).toBeNull()
  })
})

describe('a submitted modal', () => {
  const now = new Date('2026-02-13T10:00:00Z')
  const read = (body: object) => translateSubmission(body as Parameters<typeof translateSubmission>[0], now)

  test('is the form’s action with its values, in the conversation it was opened from', () => {
    expect(read(submission)).toMatchObject({
      type: 'form',
      eventKey: '1111.2222.aaaa',
      actor: { platform: 'slack', userId: 'U0BLIAISON', workspaceId: 'T0BRAND' },
      conversation: { kind: 'channel', channelId: 'C0SHARED' },
      action: 'report|aurora|defect',
      values: { class: 'safety' },
    })
  })

  test('without a trigger the same answers are the same try, others are another', () => {
    const { trigger_id: _gone, ...bare } = submission
    const values = { 'field.text': { value: { type: 'plain_text_input', value: 'other' } } }
    const other = { ...bare, view: { ...bare.view, state: { values } } }
    expect(read(bare).eventKey).toBe(read(bare).eventKey)
    expect(read(bare).eventKey).not.toBe(read(other).eventKey)
  })

  test.each(['', 'null', '[]', '{"channel":3}', 'not json'])(
    'metadata %j that is not ours is no place',
    (text) => {
      expect(readPlace(text)).toBeNull()
    },
  )
})

describe('words', () => {
  test.each([
    ['<@U1|rachel> &amp; <#C1|aurora> <!here> <!date^1^x|Friday>', '@rachel & #aurora @here Friday'],
    ['<mailto:a@b.example|a@b.example> <https://x.example>', 'a@b.example https://x.example'],
    ['&lt;@U1&gt; a &amp;lt; b', '<@U1> a &lt; b'],
    ['<b>bold</b> 3 <5> 4', '<b>bold</b> 3 <5> 4'],
  ])('%s', (markup, plain) => {
    expect(plainText(markup)).toBe(plain)
  })

  test.each([
    ['<@U0BOT> defect lid', 'defect lid'],
    ['hello <@U0BOT>: defect lid', 'defect lid'],
    ['defect lid <@U0BOT>', 'defect lid'],
    ['<@U0BOT>，缺陷 电池鼓包', '缺陷 电池鼓包'],
    ['<@U0BOT> assign <@U0OTHER>', 'assign @U0OTHER'],
  ])('said to the bot in %s', (markup, words) => {
    expect(withoutMention(markup, RECEIVED.bots)).toBe(words)
  })
})
