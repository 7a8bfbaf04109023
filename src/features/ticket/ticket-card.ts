import {
  type Button,
  type Card,
  type CardElement,
  encodeAction,
  type Fact,
  type Step,
} from '../../chat/index.ts'
import { ruleNameIn } from '../../domain/agreement/rule-name.ts'
import type { TicketView } from '../../domain/escalation/visibility.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import type { TicketActName } from '../../domain/ticket/acts.ts'
import { orderOf } from '../../domain/ticket/progress.ts'
import type { Milestone } from '../../domain/ticket/ticket.ts'
import type { Context } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'
import { quotedWords, translatedNote } from '../translation/word-elements.ts'
import { asksFirst } from './act-form.ts'
import type { SideBoard } from './board.ts'
import { clockFacts, isOverdue } from './clock-facts.ts'
import { fieldFacts, MISSING_FIELDS } from './field-facts.ts'
import { fileElements } from './file-elements.ts'

/** Buttons that stand on the card; everything else is reached by *Open* or by a command. */
const ON_CARD: readonly TicketActName[] = [
  'disclose',
  'acknowledge',
  'contained',
  'root-cause-shared',
  'corrected',
  'assess',
  'approve',
  'refuse',
  'implemented',
  'verified',
  'closed',
  'accept-rejection',
  'contest-rejection',
  'consent-withdrawal',
  'refuse-withdrawal',
  'edit',
  'reject',
  'withdraw',
  'reopen',
]

const PRIMARY: readonly TicketActName[] = [
  'disclose',
  'acknowledge',
  'approve',
  'accept-rejection',
  'consent-withdrawal',
]
const DANGER: readonly TicketActName[] = ['reject', 'refuse', 'withdraw']
/** More would be a wall of buttons on a phone. */
const MAX_BUTTONS = 6

type CardContext = Pick<Context, 'partnership' | 'now'>

/** The card of a ticket for the readers of one side, in their language and zone. Made from a view: it knows no more than they may. */
export function ticketCard(context: CardContext, view: TicketView, board: SideBoard, reader: Reader): Card {
  const { t } = reader
  const status = statusText(view, reader)
  const late = board.clocks.some(isOverdue)
  const clocks = clockFacts(context, board.clocks, reader)
  const elements: (CardElement | null)[] = [
    { type: 'steps', steps: stepsOf(view, reader) },
    {
      type: 'facts',
      facts: [{ label: t('ticket:facts.status'), value: status }, ...factsOf(context, view, reader)],
    },
    ...quotedWords(
      { text: view.fields.text, by: nameOf(context, view.writtenBy), language: view.fields.language },
      board.words,
      reader,
    ),
    ...wholeLink(board, reader),
    ...fileElements(board.files, { t, shared: reader.shared, key: view.key }),
    clocks.length > 0 ? { type: 'facts', facts: clocks } : null,
    ...notes(context, view, board, reader).map((text) => ({ type: 'note' as const, text })),
    ...[view.rejection?.reason, view.withdrawalRequest?.reason, view.assessment?.text].flatMap((text) =>
      text ? translatedNote(text, board.words, reader) : [],
    ),
    buttons(context, view, board, reader),
  ]
  return {
    title: `${view.key} · ${view.fields.title}`,
    tone: late
      ? 'alert'
      : view.progress.final
        ? 'good'
        : view.fields.severity === 'critical'
          ? 'warning'
          : 'normal',
    summary: t('ticket:summary', { key: view.key, title: view.fields.title, status }),
    elements: elements.filter((element) => element !== null),
  }
}

function wholeLink({ wholeUrl }: SideBoard, { t, shared }: Reader): readonly CardElement[] {
  const url = wholeUrl(shared)
  return url === null ? [] : [{ type: 'link', label: t('ticket:whole'), url }]
}

export function statusText(view: TicketView, { t }: Pick<Reader, 't'>): string {
  const { progress } = view
  if (view.internal && !progress.final) return t('ticket:status.internal')
  if (progress.status !== 'open') return t(`ticket:status.${progress.status}`)
  const last = orderOf(view)
    .filter((step) => progress.done.includes(step))
    .at(-1)
  return last ? t(`common:events.${last}`) : t('ticket:status.open')
}

function stepsOf(view: TicketView, { t }: Reader): readonly Step[] {
  const order: readonly Milestone[] =
    view.kind === 'defect' ? ['disclosed', 'acknowledged', ...orderOf(view).slice(1)] : orderOf(view)
  const { done } = view.progress
  const next = view.internal ? 'disclosed' : view.progress.next
  return order.map((step) => ({
    label: t(`common:events.${step}`),
    state: done.includes(step)
      ? 'done'
      : step === next || (step === 'acknowledged' && view.progress.awaitsAcknowledgement)
        ? 'next'
        : 'waiting',
  }))
}

function factsOf(context: CardContext, view: TicketView, reader: Reader): readonly Fact[] {
  const { t } = reader
  const when = (at: Date) => formatInstantFor(reader, at, context.now)
  const { assessment } = view
  const change: (readonly [string, string | null])[] = assessment
    ? [
        ['cost', assessment.cost],
        [
          'lead-time',
          assessment.leadTimeDays === null ? null : t('ticket:days', { count: assessment.leadTimeDays }),
        ],
        ['fee-lines', assessment.feeLines.join(', ') || null],
        ['parts', assessment.parts.join(', ') || null],
        ['effective-from', assessment.effectiveFrom],
      ]
    : []
  return [
    ...fieldFacts(view.fields, reader),
    { label: t('ticket:facts.raised-by'), value: context.partnership.sides[view.raiser].name },
    ...(view.writtenBy === view.filedBy
      ? []
      : [{ label: t('ticket:facts.filed-by'), value: nameOf(context, view.filedBy) ?? view.filedBy }]),
    { label: t('ticket:facts.since'), value: when(view.since) },
    ...(view.own && !reader.shared && view.own.firstAwareness < view.own.reportedAt
      ? [{ label: t('ticket:facts.first-awareness'), value: when(view.own.firstAwareness) }]
      : []),
    ...change.flatMap(([name, value]) =>
      value === null ? [] : [{ label: t(`ticket:facts.${name}`), value }],
    ),
    ...view.approvals.map(({ side, by, at }) => ({
      label: t('ticket:facts.approved-by', { side: context.partnership.sides[side].name }),
      value: `${nameOf(context, by) ?? by}, ${when(at)}`,
    })),
  ]
}

function notes(
  context: CardContext,
  view: TicketView,
  board: SideBoard,
  { t, side }: Reader,
): readonly string[] {
  const own = context.partnership.sides[side].name
  const missing = MISSING_FIELDS.filter((name) => view.kind === 'defect' && view.fields[name] === null)
  const late = board.clocks.some(isOverdue)
  return [
    view.internal ? t('ticket:internal-note', { side: own }) : null,
    board.agreed ? null : t('ticket:no-agreement'),
    late ? t('ticket:late-note') : null,
    view.rejection
      ? t('ticket:rejection-note', {
          reason: view.rejection.reason,
          by: nameOf(context, view.rejection.by) ?? '',
        })
      : null,
    view.withdrawalRequest ? t('ticket:withdrawal-note', { reason: view.withdrawalRequest.reason }) : null,
    view.approvalsVoided ? t('ticket:voided-note') : null,
    view.assessment ? t('ticket:assessment-note', { text: view.assessment.text }) : null,
    board.duplicateOfKey ? t('ticket:duplicate-note', { key: board.duplicateOfKey }) : null,
    missing.length > 0 && !view.progress.final
      ? t('ticket:missing-note', {
          fields: missing.map((name) => t(`ticket:fields.${name}`)).join(t('common:list-comma')),
        })
      : null,
  ].filter((note) => note !== null)
}

function buttons(context: CardContext, view: TicketView, board: SideBoard, reader: Reader): CardElement {
  const { t } = reader
  const partnershipId = context.partnership.id
  const act = (name: TicketActName): Button => ({
    label: t(`ticket:acts.${name}`),
    action: encodeAction({
      verb: 'ticket-act',
      partnershipId,
      args: name === 'approve' ? [view.key, name, board.contentHash] : [view.key, name],
    }),
    style: PRIMARY.includes(name) ? 'primary' : DANGER.includes(name) ? 'danger' : 'normal',
    ...(asksFirst(name) ? { asks: true } : {}),
  })
  const shown = ON_CARD.filter((name) => board.acts.includes(name)).slice(0, MAX_BUTTONS)
  const open: Button = {
    label: t('ticket:buttons.open'),
    action: encodeAction({ verb: 'ticket-open', partnershipId, args: [view.key] }),
    style: 'normal',
  }
  const letGo = board.clocks
    .filter((clock) => clock.running && !clock.matches && clock.owedBy !== reader.side)
    .map(
      (clock): Button => ({
        label: cut(t('ticket:buttons.let-go', { rule: ruleNameIn(clock.rule, reader.language) })),
        action: encodeAction({ verb: 'clock-let-go', partnershipId, args: [clock.id] }),
        style: 'normal',
      }),
    )
  const words: Button = {
    label: t('translation:buttons.open'),
    action: encodeAction({ verb: 'words-open', partnershipId, args: [view.key] }),
    style: 'normal',
  }
  const foreign = board.words(reader.language, view.fields.text).kind !== 'same'
  return { type: 'buttons', buttons: [...shown.map(act), ...letGo, ...(foreign ? [words] : []), open] }
}

/** Slack's limit for a button's label. */
const LABEL_LIMIT = 75
const cut = (label: string): string =>
  [...label].length > LABEL_LIMIT ? `${[...label].slice(0, LABEL_LIMIT - 1).join('')}…` : label

const nameOf = ({ partnership }: CardContext, personId: string): string | null =>
  partnership.people.find((person) => person.id === personId)?.name ?? null
