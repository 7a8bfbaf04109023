import type { IncomingEvent } from '../chat/index.ts'
import { UserError } from '../errors.ts'

/** Longest text of one event, in UTF-16 code units: what Slack allows in one message. */
const LONGEST_TEXT = 40_000

/** Line and paragraph separators of Unicode. */
const OTHER_BREAKS = /[\p{Zl}\p{Zp}]/gu
/** Control characters except tab and line breaks: no screen shows them, and no database keeps all of them in text. */
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu
/** These turn the direction of whatever stands after them, ours included. Marks between letters stay. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu

/** Every text of the event as it can be stored and shown: broken UTF-16 becomes U+FFFD. Nothing else changes. */
export const cleanEvent = (event: IncomingEvent): IncomingEvent => clean(event) as IncomingEvent

function clean(value: unknown): unknown {
  if (typeof value === 'string')
    return value.toWellFormed().replace(OTHER_BREAKS, '\n').replace(CONTROLS, ' ').replace(TURNING, '')
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [clean(key), clean(member)]))
}

/** Throws UserError `text-too-long` {limit} for words nobody would read. An edit reaches the record however long it is. */
export function refuseTooLong(event: IncomingEvent): void {
  for (const [field, text] of Object.entries(wordsOf(event)))
    if (text.length > LONGEST_TEXT) throw new UserError('text-too-long', { field, limit: LONGEST_TEXT })
}

function wordsOf(event: IncomingEvent): Readonly<Record<string, string>> {
  switch (event.type) {
    case 'command':
      return { text: event.text }
    case 'mention':
    case 'message':
    case 'shortcut':
      return { text: event.message.text }
    case 'form':
      return event.values
    case 'message-edited':
    case 'action':
    case 'message-deleted':
    case 'file-deleted':
    case 'profile-changed':
    case 'workspace-left':
    case 'private-refused':
    case 'joined':
      return {}
  }
}
