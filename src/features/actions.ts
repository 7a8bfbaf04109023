import type { ActionId, FormValues } from '../chat/index.ts'
import { TICKET_ACTS, type TicketActName } from '../domain/ticket/acts.ts'
import { UserError } from '../errors.ts'
import type { InboundReply } from '../ports/index.ts'
import { acceptByButton, agreementCard } from './agreement/agreement-card.ts'
import { CHECK_IN_ACTIONS } from './check-in/actions.ts'
import { calendarCard, renewCalendar } from './check-in/calendar-card.ts'
import { hold, holdForm, letGo } from './clocks/hold-handlers.ts'
import { showTicket } from './commands/run-command.ts'
import { LIST_FILTERS } from './commands/words.ts'
import type { PersonContext } from './context.ts'
import { keepHint, nothingHere, reportHint } from './listening/hint-handlers.ts'
import { notAPromise, promiseForm, promiseKept, setPromise } from './listening/promise-handlers.ts'
import { create, createAsEdited, edit, join, reject, undo } from './listening/proposal-handlers.ts'
import { DECISIONS, type Decision, settleDoubt } from './outbox/settle-doubt.ts'
import { report, submittedReport } from './report/handlers.ts'
import { helpCard } from './settings/help-card.ts'
import { statusCard } from './settings/status-card.ts'
import { pressedAct, submittedAct } from './ticket/act-handlers.ts'
import { listCard } from './ticket/list-card.ts'
import { correctionForm, correctTranslation, translationCard } from './translation/translation-card.ts'

interface Action {
  /** A press of the button. */
  readonly press: (context: PersonContext, args: readonly string[]) => Promise<InboundReply>
  /** Its form, submitted; absent for an action that asks nothing. */
  readonly submit?: (
    context: PersonContext,
    args: readonly string[],
    values: FormValues,
  ) => Promise<InboundReply>
}

/** Every verb a button or a form can carry. */
const VERBS: Readonly<Record<string, Action>> = {
  'ticket-open': { press: (context, [key = '']) => showTicket(context, key) },
  'ticket-act': {
    press: (context, [key = '', act, hash]) => pressedAct(context, key, actName(act), hash ?? null),
    submit: (context, [key = '', act], values) => submittedAct(context, key, actName(act), values),
  },
  'ticket-list': {
    press: async (context, [filter, page]) => ({
      kind: 'card',
      card: await listCard(
        context,
        LIST_FILTERS.find((known) => known === filter) ?? 'open',
        Number(page) || 1,
      ),
    }),
  },
  report: {
    press: (context, [kind]) => report(context, kindOf(kind), '', null),
    submit: (context, [kind], values) => submittedReport(context, kindOf(kind), values),
  },
  'clock-hold': {
    press: (context, [id = '']) => holdForm(context, id),
    submit: (context, [id = ''], values) => hold(context, id, values),
  },
  'clock-let-go': { press: (context, [id = '']) => letGo(context, id) },
  'agreement-accept': { press: (context, [version]) => acceptByButton(context, Number(version)) },
  'agreement-show': { press: async (context) => ({ kind: 'card', card: await agreementCard(context) }) },
  calendar: { press: async (context) => ({ kind: 'card', card: await calendarCard(context) }) },
  'calendar-renew': {
    press: async (context, [whose]) => ({ kind: 'card', card: await renewCalendar(context, whose) }),
  },
  ...Object.fromEntries(
    DECISIONS.map((decision): [string, Action] => [
      `delivery-${decision}`,
      { press: (context, [id = '']) => decide(context, id, decision) },
    ]),
  ),
  ...CHECK_IN_ACTIONS,
  'proposal-create': {
    press: (context, [id = '']) => create(context, id),
  },
  'proposal-edit': {
    press: (context, [id = '']) => edit(context, id),
    submit: (context, [id = ''], values) => createAsEdited(context, id, values),
  },
  'proposal-join': { press: (context, [id = '']) => join(context, id) },
  'proposal-reject': { press: (context, [id = '']) => reject(context, id) },
  'proposal-undo': { press: (context, [id = '']) => undo(context, id) },
  'hint-report': {
    press: (context, [id = '']) => reportHint(context, id),
    submit: (context, [id = ''], values) => createAsEdited(context, id, values),
  },
  'hint-keep': { press: (context, [id = '']) => keepHint(context, id) },
  'hint-nothing': { press: (context, [id = '']) => nothingHere(context, id) },
  'promise-set': {
    press: (context, [id = '']) => promiseForm(context, id),
    submit: (context, [id = ''], values) => setPromise(context, id, values),
  },
  'promise-kept': { press: (context, [id = '']) => promiseKept(context, id) },
  'promise-not': { press: (context, [id = '']) => notAPromise(context, id) },
  'words-open': { press: (context, [key = '']) => translationCard(context, key) },
  'words-correct': {
    press: (context, [key = '', part = '']) => correctionForm(context, key, part),
    submit: correctTranslation,
  },
  help: { press: async (context) => ({ kind: 'card', card: helpCard(context) }) },
}

/** From the list of what did not arrive: it is shown again as it is now. */
async function decide(context: PersonContext, id: string, decision: Decision): Promise<InboundReply> {
  await settleDoubt(context.deps, context.tx, id, decision, context.person)
  return { kind: 'card', card: await statusCard(context) }
}

const actionOf = (id: ActionId): Action => {
  const action = Object.hasOwn(VERBS, id.verb) ? VERBS[id.verb] : undefined
  if (!action) throw new UserError('action-unknown', { found: id.verb })
  return action
}

/** The registry adapters' buttons and forms end in. Throws UserError `action-unknown` for what no feature knows. */
export const ACTIONS = {
  press: (context: PersonContext, id: ActionId): Promise<InboundReply> =>
    actionOf(id).press(context, id.args),
  submit: (context: PersonContext, id: ActionId, values: FormValues): Promise<InboundReply> => {
    const { submit } = actionOf(id)
    if (!submit) throw new UserError('action-unknown', { found: id.verb })
    return submit(context, id.args, values)
  },
}

function actName(found: string | undefined): TicketActName {
  const act = TICKET_ACTS.find((name) => name === found)
  if (!act) throw new UserError('action-unknown', { found: found ?? '' })
  return act
}

function kindOf(found: string | undefined): 'defect' | 'change' {
  if (found === 'defect' || found === 'change') return found
  throw new UserError('action-unknown', { found: found ?? '' })
}
