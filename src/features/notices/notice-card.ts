import { type Card, type CardElement, encodeAction } from '../../chat/index.ts'
import { ruleNameIn } from '../../domain/agreement/rule-name.ts'
import { type ClockNews, newsFor } from '../../domain/escalation/visibility.ts'
import { formatInstantFor, formatLength } from '../../domain/language/format.ts'
import type { Obligation } from '../../domain/obligation/obligation.ts'
import { languageOf, type Person, zoneOf } from '../../domain/partnership/partnership.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Notice, Translate } from '../../ports/index.ts'
import type { Context } from '../context.ts'
import { actOfStop } from '../ticket/act-of-stop.ts'

/** Less than this is said as *has just passed*. */
const MINUTE_MS = 60_000

/** A clock and its ticket, as they stand in the open transaction. */
export interface ClockSubject {
  readonly ticket: Ticket
  readonly obligation: Obligation
}

/**
 * The private message about a clock in the reader's language and zone; null when the reader's side may not know of it.
 * The other side of an internal ticket gets the rule's name and the lateness, nothing else.
 */
export function noticeCard(
  context: Context,
  notice: Notice,
  subject: ClockSubject,
  reader: Person,
): Card | null {
  const lateByMs = notice.kind === 'late' ? notice.lateByMs : 0
  const news = newsFor(subject.ticket, subject.obligation, reader.side, lateByMs)
  const t = context.deps.texts.in(languageOf(context.partnership, reader))
  if (!news) return null
  return news.kind === 'late-notice'
    ? lateNoticeCard(context, t, news, subject.obligation, reader)
    : ticketNoticeCard(context, t, notice, news, subject.obligation, reader)
}

function lateNoticeCard(
  context: Context,
  t: Translate,
  { notice }: ClockNews & { kind: 'late-notice' },
  obligation: Obligation,
  reader: Person,
): Card {
  const language = languageOf(context.partnership, reader)
  const late = formatLength(language, notice.lateByMs)
  const rule = ruleNameIn({ name: notice.ruleName, names: notice.ruleNames }, language)
  const owing = context.partnership.sides[obligation.owedBy].name
  const text = t('notices:late-notice.text', { side: owing, rule, late })
  return {
    title: t('notices:late-notice.title', { rule }),
    tone: 'alert',
    summary: text,
    elements: [
      { type: 'text', text },
      { type: 'note', text: t('notices:late-notice.note', { side: owing }) },
    ],
  }
}

function ticketNoticeCard(
  context: Context,
  t: Translate,
  notice: Notice,
  { view }: ClockNews & { kind: 'ticket' },
  obligation: Obligation,
  reader: Person,
): Card {
  const language = languageOf(context.partnership, reader)
  const due = formatInstantFor(
    { language, zone: zoneOf(context.partnership, reader) },
    obligation.due,
    context.now,
  )
  const owes = reader.side === obligation.owedBy
  const late =
    notice.kind === 'late' && notice.lateByMs >= MINUTE_MS ? formatLength(language, notice.lateByMs) : null
  const words = {
    key: view.key,
    rule: ruleNameIn(obligation.rule, language),
    side: context.partnership.sides[obligation.owedBy].name,
    stop: t(`common:events.${obligation.rule.stops}`),
    late: late ?? '',
    due,
  }
  const wording = notice.kind === 'warning' ? 'warning' : !owes ? 'late-other' : late ? 'late' : 'due'
  const facts = [
    { label: t('notices:facts.ticket'), value: `${view.key} · ${view.fields.title}` },
    { label: t('notices:facts.rule'), value: words.rule },
    { label: t('notices:facts.due'), value: due },
    ...(late ? [{ label: t('notices:facts.late'), value: late }] : []),
  ]
  return {
    title: t(`notices:${wording}.title`, words),
    tone: notice.kind === 'warning' ? 'warning' : 'alert',
    summary: t(`notices:${wording}.summary`, words),
    elements: [
      { type: 'facts', facts },
      { type: 'text', text: t(`notices:${wording}.todo`, words) },
      ...(view.internal
        ? [{ type: 'note' as const, text: t('ticket:internal-note', { side: words.side }) }]
        : []),
      buttons(t, obligation, view.key, owes),
    ],
  }
}

/** Only the owing side can hold its rungs or do what stops the clock. */
function buttons(t: Translate, obligation: Obligation, key: string, owes: boolean): CardElement {
  const { partnershipId } = obligation
  const act = actOfStop(obligation.rule.stops)
  const action = (verb: string, ...args: string[]) => encodeAction({ verb, partnershipId, args })
  const open = {
    label: t('ticket:buttons.open'),
    action: action('ticket-open', key),
    style: 'normal' as const,
  }
  if (!owes) return { type: 'buttons', buttons: [open] }
  return {
    type: 'buttons',
    buttons: [
      {
        label: t('notices:buttons.done', { step: t(`common:events.${obligation.rule.stops}`) }),
        action: action('ticket-act', key, act),
        style: 'primary',
      },
      { label: t('notices:buttons.hold'), action: action('clock-hold', obligation.id), style: 'normal' },
      open,
    ],
  }
}
