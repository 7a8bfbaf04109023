import type { Button } from '../../chat/index.ts'
import type { ConsoleMessage, ConsoleMessages } from '../../ports/console-messages.ts'
import type { Translate } from '../../ports/texts.ts'
import { type Html, html } from './html.ts'
import type { PrivateAnswer } from './private-answers.ts'
import { renderCard } from './render-card.ts'
import { readerOf, type Seat } from './seat.ts'
import type { Times } from './times.ts'

/** One line of a conversation as `pages/conversation.eta` shows it. */
export type ConversationItem =
  | { readonly kind: 'day'; readonly id: string; readonly label: string }
  | MessageItem
  | { readonly kind: 'answer'; readonly id: string; readonly time: string; readonly card: Html }

interface MessageItem {
  readonly kind: 'message'
  readonly id: string
  readonly domId: string
  readonly author: Author
  readonly own: boolean
  readonly time: string
  readonly instant: string
  readonly edited: boolean
  readonly deleted: boolean
  readonly text: string | null
  readonly card: Html | null
  readonly tone: string
  readonly reply: boolean
  /** First words of the thread's first message, when it does not stand right above. */
  readonly context: string | null
  readonly contextId: string | null
  /** What a reply to this message shows in the composer. */
  readonly snippet: string
}

interface Author {
  readonly kind: 'andon' | 'brand' | 'factory'
  readonly name: string
  readonly initials: string
  readonly side: string | null
  readonly language: string
}

export interface ConversationContext {
  readonly seat: Seat
  readonly t: Translate
  readonly times: Times
  readonly answers: readonly PrivateAnswer[]
}

const SNIPPET_LENGTH = 60

/** The messages and private answers of a conversation in the order of reading, as the seat's person may see them. */
export function conversationItems(
  messages: readonly ConsoleMessage[],
  roots: ReadonlyMap<string, ConsoleMessage>,
  context: ConversationContext,
): readonly ConversationItem[] {
  const { seat, times } = context
  const readable = messages.filter((message) => isReadable(message, seat))
  const items: ConversationItem[] = []
  const open = [...context.answers]
  let day = ''
  let thread: string | null = null
  for (const message of readable) {
    while (open[0] && open[0].after < message.position) items.push(answerItem(open.shift()!, context))
    const date = times.date(message.postedAt)
    if (date !== day) {
      items.push({ kind: 'day', id: `day-${seat.side}-${date}`, label: times.day(message.postedAt) })
      day = date
      thread = null
    }
    const root =
      message.threadId !== null && message.threadId !== thread ? roots.get(message.threadId) : undefined
    items.push(messageItem(message, root ?? null, context))
    thread = message.threadId ?? message.id
  }
  return [...items, ...open.map((answer) => answerItem(answer, context))]
}

/** Counts what a reader has not seen, in one conversation. */
export async function unreadOf(
  messages: ConsoleMessages,
  seat: Seat,
): Promise<{ count: number; urgent: ConsoleMessage | null }> {
  const from = await messages.readUpTo(readerOf(seat), seat.channelId)
  const unseen = (await messages.after(seat.channelId, from, MAX_COUNTED)).filter(
    (message) => isReadable(message, seat) && message.author !== seat.person.id && message.deletedAt === null,
  )
  const urgent = unseen.findLast((message) => message.variants?.[seat.side]?.tone === 'alert') ?? null
  return { count: unseen.length, urgent }
}

/** Beyond this a count says "99+". */
const MAX_COUNTED = 200

/** What Andon rendered for the other side alone is not shown. */
const isReadable = (message: ConsoleMessage, seat: Seat): boolean =>
  message.variants === null || message.variants[seat.side] !== undefined

function messageItem(
  message: ConsoleMessage,
  root: ConsoleMessage | null,
  context: ConversationContext,
): MessageItem {
  const { seat, t, times } = context
  const card = message.variants?.[seat.side] ?? null
  const source = message.id
  const button = (of: Button) => cardButton(of, seat, source)
  return {
    kind: 'message',
    id: message.id,
    domId: `m-${seat.side}-${message.id}`,
    author: authorOf(message, context),
    own: message.author === seat.person.id,
    time: times.time(message.postedAt),
    instant: message.postedAt.toISOString(),
    edited: message.editedAt !== null,
    deleted: message.deletedAt !== null,
    text: message.text,
    card:
      card && message.deletedAt === null ? renderCard(card, { t, readerId: seat.person.id, button }) : null,
    tone: card?.tone ?? 'normal',
    reply: message.threadId !== null,
    context: root && snippetOf(root, seat, t),
    contextId: root && `m-${seat.side}-${root.id}`,
    snippet: snippetOf(message, seat, t),
  }
}

function answerItem(answer: PrivateAnswer, context: ConversationContext): ConversationItem {
  const { seat, t, times } = context
  const button = (of: Button) => cardButton(of, seat, '')
  const card = renderCard(answer.card, { t, readerId: seat.person.id, button })
  return { kind: 'answer', id: answer.id, time: times.time(answer.at), card }
}

/** Buttons carry where they were pressed and by whom; the page's script adds the key of the happening. */
function cardButton(button: Button, seat: Seat, source: string): Html {
  const values = JSON.stringify({ ...seatFields(seat), action: button.action, source })
  return html`<button type="button" class="card-button button-${button.style}" hx-post="/p/${encodeURIComponent(seat.partnership.id)}/press" hx-vals="${values}" hx-target="#pane-${seat.side}" hx-swap="outerMorph" data-event>${button.label}</button>`
}

export const seatFields = (seat: Seat) => ({ side: seat.side, person: seat.person.id, tab: seat.tab })

export function snippetOf(message: ConsoleMessage, seat: Seat, t: Translate): string {
  if (message.deletedAt !== null) return t('console:message.deleted')
  const text = (message.text ?? message.variants?.[seat.side]?.title ?? '').replace(/\s+/g, ' ')
  const characters = [...text]
  return characters.length > SNIPPET_LENGTH ? `${characters.slice(0, SNIPPET_LENGTH).join('')}…` : text
}

function authorOf(message: ConsoleMessage, { seat, t }: ConversationContext): Author {
  if (message.author === null) {
    return { kind: 'andon', name: 'Andon', initials: 'A', side: null, language: seat.person.language }
  }
  const person = seat.partnership.people.find((known) => known.id === message.author)
  if (!person) {
    const name = t('console:message.former')
    return { kind: 'brand', name, initials: '–', side: null, language: seat.person.language }
  }
  const side = seat.partnership.sides[person.side].name
  return {
    kind: person.side,
    name: person.name,
    initials: initialsOf(person.name),
    side,
    language: person.language,
  }
}

/** First letters of first and last word, of a Chinese name the first character; of a name in both scripts the Latin one. */
export function initialsOf(name: string): string {
  const all = name.trim().split(/\s+/)
  const latin = all.filter((word) => /^\p{Script=Latin}/u.test(word))
  const words = latin.length > 0 ? latin : all
  const letters = words.length > 1 ? [words[0]!, words.at(-1)!] : [words[0]!]
  return letters.map((word) => [...word][0] ?? '').join('')
}
