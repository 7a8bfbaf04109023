import type { Form, FormField } from '../../chat/index.ts'
import type { TicketActName } from '../../domain/ticket/acts.ts'
import type { PersonContext } from '../context.ts'
import { localDateTime } from '../local-time.ts'
import type { FoundTicket } from './find-ticket.ts'
import {
  assessmentQuestions,
  evidenceQuestion,
  fieldQuestions,
  form,
  instantQuestion,
  keyQuestion,
  wordsQuestion,
} from './forms.ts'

/** Acts that a press of the button is all they take. */
const AT_ONCE: readonly TicketActName[] = [
  'acknowledge',
  'verified',
  'closed',
  'implemented',
  'approve',
  'accept-rejection',
  'consent-withdrawal',
  'refuse-withdrawal',
]

/** True when the act asks something before it is done. */
export const asksFirst = (act: TicketActName): boolean => !AT_ONCE.includes(act)

/** What to ask before an act can be done; null when a press of the button is all it takes. */
export function actForm(
  context: PersonContext,
  found: FoundTicket,
  act: TicketActName,
  text: string,
): Form | null {
  const { t, partnership } = context
  const questions = questionsOf(context, found, act, text)
  if (!questions) return null
  const other = partnership.sides[context.person.side === 'brand' ? 'factory' : 'brand'].name
  return form(
    t,
    { verb: 'ticket-act', partnershipId: partnership.id, args: [found.view.key, act] },
    {
      title: `ticket:form-titles.${act}`,
      submit: `ticket:acts.${act}`,
      intro:
        act === 'disclose'
          ? t('ticket:intro.disclose', { other })
          : t('ticket:intro.ticket', { key: found.view.key, title: found.view.fields.title }),
    },
    questions,
  )
}

function questionsOf(
  context: PersonContext,
  { view }: FoundTicket,
  act: TicketActName,
  text: string,
): readonly FormField[] | null {
  const { t } = context
  switch (act) {
    case 'contained':
    case 'root-cause-shared':
    case 'corrected':
      return [wordsQuestion(t, 'stepText', true, text), evidenceQuestion(t)]
    case 'reject':
    case 'contest-rejection':
    case 'withdraw':
    case 'reopen':
    case 'refuse':
      return [wordsQuestion(t, 'reason', true, text)]
    case 'comment':
      return [wordsQuestion(t, 'comment', true, text)]
    case 'disclose':
      return fieldQuestions(t, 'defect', view.fields, true)
    case 'edit':
      return fieldQuestions(t, view.kind, view.fields, view.raiser === context.person.side)
    case 'assess':
      return assessmentQuestions(t, text)
    case 'duplicate':
      return [keyQuestion(t)]
    case 'set-first-awareness': {
      const at = view.own?.firstAwareness ?? view.since
      return [
        instantQuestion(t, 'firstAwareness', localDateTime(at, context.zone)),
        wordsQuestion(t, 'reason', true),
      ]
    }
    case 'acknowledge':
    case 'verified':
    case 'closed':
    case 'implemented':
    case 'approve':
    case 'accept-rejection':
    case 'consent-withdrawal':
    case 'refuse-withdrawal':
      return null
  }
}
