import type { CardElement } from '../../chat/index.ts'
import { ruleNameIn } from '../../domain/agreement/rule-name.ts'
import type { Agenda } from '../../domain/check-in/agenda.ts'
import { formatInstantFor, formatLength, formatNumber } from '../../domain/language/format.ts'
import type { TrackedPromise } from '../../domain/promise/promise.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Context } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'
import { isOverdue } from '../ticket/clock-facts.ts'
import { type AgendaContent, SHOWN } from './agenda-content.ts'

/** How much of what changed on one ticket is named. */
const CHANGES_NAMED = 3

type CardContext = Pick<Context, 'partnership' | 'now'>

/** What there is to talk about, in the reader's language and zone; the same things in the same order for every reader. */
export function agendaElements(
  context: CardContext,
  { agenda, changes }: AgendaContent,
  reader: Reader,
): CardElement[] {
  const { t } = reader
  const sections = [
    section(
      reader,
      'clocks',
      agenda.clocks.map((one) => clockLine(context, one, reader)),
    ),
    section(
      reader,
      'tickets',
      agenda.tickets.map((one) => ticketLine(one, changes.get(one.id) ?? [], reader)),
    ),
    section(
      reader,
      'promises',
      agenda.promises.map((one) => promiseLine(context, one, reader)),
    ),
    section(
      reader,
      'approvals',
      agenda.approvals.map((one) => `${one.key} · ${one.fields.title}`),
    ),
    section(
      reader,
      'items',
      agenda.items.map((one) => itemLine(context, one, reader)),
    ),
  ].flat()
  return sections.length > 0 ? sections : [{ type: 'text', text: t('meeting:agenda.empty') }]
}

/** A heading and its lines; nothing at all when there are none, so that both languages have the same parts. */
function section({ t, language }: Reader, name: string, lines: readonly string[]): CardElement[] {
  if (lines.length === 0) return []
  const more = lines.length - SHOWN
  return [
    { type: 'text', text: t(`meeting:agenda.${name}`) },
    { type: 'list', items: lines.slice(0, SHOWN) },
    ...(more > 0
      ? [{ type: 'note' as const, text: t('meeting:agenda.more', { count: formatNumber(language, more) }) }]
      : []),
  ]
}

function clockLine(
  context: CardContext,
  { key, title, clock }: Agenda['clocks'][number],
  reader: Reader,
): string {
  const { t, language } = reader
  return t(isOverdue(clock) ? 'meeting:agenda.clock-late' : 'meeting:agenda.clock-due', {
    key,
    title,
    rule: ruleNameIn(clock.rule, language),
    side: context.partnership.sides[clock.owedBy].name,
    due: formatInstantFor(reader, clock.due, context.now),
    late: formatLength(language, clock.lateByMs),
  })
}

function ticketLine({ key, fields }: Ticket, changes: readonly string[], { t }: Reader): string {
  const severity =
    fields.severity === null
      ? ''
      : t('meeting:agenda.severity', { severity: t(`common:severity.${fields.severity}`) })
  const line = t('meeting:agenda.ticket', { key: key ?? '', title: fields.title, severity })
  if (changes.length === 0) return line
  const named = changes.slice(-CHANGES_NAMED).map((what) => t(`history:what.${what}`))
  return t('meeting:agenda.changed', { line, changes: named.join(t('meeting:list-separator')) })
}

function promiseLine({ partnership, now }: CardContext, promise: TrackedPromise, reader: Reader): string {
  const { t } = reader
  const owner = partnership.people.find(({ id }) => id === promise.owner)?.name
  const late = promise.state === 'late' || (promise.due !== null && promise.due < now)
  return t(
    promise.due === null
      ? 'meeting:agenda.promise-open'
      : late
        ? 'meeting:agenda.promise-late'
        : 'meeting:agenda.promise-due',
    {
      text: promise.text,
      owner: owner ?? partnership.sides[promise.side].name,
      due: promise.due === null ? '' : formatInstantFor(reader, promise.due, now),
    },
  )
}

function itemLine(
  { partnership }: CardContext,
  { text, addedBy }: Agenda['items'][number],
  { t }: Reader,
): string {
  const by = partnership.people.find(({ id }) => id === addedBy)?.name ?? addedBy
  return t('meeting:agenda.item', { text, by })
}
