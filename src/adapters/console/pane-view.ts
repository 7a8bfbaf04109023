import type { Clock } from '../../ports/clock.ts'
import type { ConsoleMessage, ConsoleMessages } from '../../ports/console-messages.ts'
import type { Texts } from '../../ports/texts.ts'
import { TABS } from './channels.ts'
import { conversationItems, initialsOf, seatFields, snippetOf, unreadOf } from './conversation-view.ts'
import type { Html } from './html.ts'
import type { PrivateAnswers } from './private-answers.ts'
import { readerOf, type Seat, seatOf } from './seat.ts'
import { renderPage } from './templates.ts'
import { createTimes } from './times.ts'

export interface PaneDeps {
  readonly messages: ConsoleMessages
  readonly answers: PrivateAnswers
  readonly texts: Texts
  readonly clock: Clock
}

export interface PaneOptions {
  /** False while the pane is hidden on a narrow screen: what nobody looked at stays unread. */
  readonly seen: boolean
  readonly limit: number
}

export const PAGE_SIZE = 60
const MAX_LIMIT = 1200
const READ_AHEAD = 1

/** How many messages a pane shows; asked for by the page, bounded here. */
export function limitOf(value: unknown): number {
  const wanted = Number(value)
  return Number.isInteger(wanted) ? Math.min(Math.max(wanted, PAGE_SIZE), MAX_LIMIT) : PAGE_SIZE
}

/** One person's pane, chrome and all in that person's language and zone. Marks the conversation read when seen. */
export async function renderPane(deps: PaneDeps, seat: Seat, options: PaneOptions): Promise<Html> {
  const { messages } = deps
  const language = seat.person.language
  const t = deps.texts.in(language)
  const times = createTimes(language, seat.person.zone)
  const found = await messages.before(seat.channelId, null, options.limit + READ_AHEAD)
  const shown = found.slice(-options.limit)
  const last = shown.at(-1)
  if (options.seen && last) await messages.markRead(readerOf(seat), seat.channelId, last.position)
  const roots = await rootsOf(messages, shown)
  const answers = deps.answers.of(readerOf(seat), seat.channelId)
  const tabs = await Promise.all(TABS.map((tab) => tabView(deps, seatOf(seat.partnership, seat.person, tab))))
  const urgent = tabs.find((tab) => tab.tab !== seat.tab && tab.urgent !== null)
  return renderPage('pane', {
    t,
    seat,
    language,
    base: `/p/${encodeURIComponent(seat.partnership.id)}`,
    limit: options.limit,
    more: found.length > options.limit && options.limit < MAX_LIMIT,
    nextLimit: options.limit + PAGE_SIZE,
    initials: initialsOf(seat.person.name),
    now: times.moment(deps.clock.now()),
    people: seat.partnership.people.filter((person) => person.side === seat.side),
    tabs: tabs.map((tab) => ({ ...tab, selected: tab.tab === seat.tab })),
    notice: urgent ?? null,
    fields: seatFields(seat),
    values: (more: object) => JSON.stringify({ ...seatFields(seat), ...more }),
    items: conversationItems(shown, roots, { seat, t, times, answers }),
    otherSide: seat.partnership.sides[seat.side === 'brand' ? 'factory' : 'brand'].name,
    ownSide: seat.partnership.sides[seat.side].name,
  })
}

async function tabView(deps: PaneDeps, seat: Seat) {
  const { count, urgent } = await unreadOf(deps.messages, seat)
  const t = deps.texts.in(seat.person.language)
  return {
    tab: seat.tab,
    count: count > 99 ? '99+' : String(count),
    unread: count > 0,
    urgent: urgent && (urgent.variants?.[seat.side]?.summary ?? snippetOf(urgent, seat, t)),
  }
}

/** First messages of the threads on the page, also those that were written before it. */
async function rootsOf(
  messages: ConsoleMessages,
  shown: readonly ConsoleMessage[],
): Promise<ReadonlyMap<string, ConsoleMessage>> {
  const roots = new Map(shown.map((message) => [message.id, message]))
  const missing = new Set(
    shown.flatMap(({ threadId }) => (threadId && !roots.has(threadId) ? [threadId] : [])),
  )
  const found = await Promise.all([...missing].map((id) => messages.byId(id)))
  for (const root of found) if (root) roots.set(root.id, root)
  return roots
}
