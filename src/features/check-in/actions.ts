import type { FormValues } from '../../chat/index.ts'
import type { MinuteLine } from '../../domain/check-in/check-in.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { answerForm, submittedAnswer } from './answers.ts'
import { say, sends, submittedSends } from './attendance.ts'
import { deny, restore, skip, submittedSkip } from './decide.ts'
import { add, remove, showNextAgenda, submittedAdd } from './items.ts'
import { acceptOffer, leave, move } from './move.ts'
import { mode, startNow } from './now-and-mode.ts'
import { drop, kept, submittedDrop } from './promises.ts'
import { showSchedule } from './schedule-card.ts'
import { showStatus } from './status-card.ts'
import { minutesForm, submittedMinutes } from './take-minutes.ts'

type Args = readonly string[]

interface CheckInAction {
  readonly press: (context: PersonContext, args: Args) => Promise<InboundReply>
  readonly submit?: (context: PersonContext, args: Args, values: FormValues) => Promise<InboundReply>
}

const minutes = (kind: MinuteLine['kind']): CheckInAction => ({
  press: (context, [id = '']) => minutesForm(context, id, kind),
  submit: (context, [id = ''], values) => submittedMinutes(context, id, kind, values),
})

const modeOf = (word: string | undefined) => (word === 'live' || word === 'written' ? word : null)

/** Buttons and forms of check-ins, by verb. */
export const CHECK_IN_ACTIONS: Readonly<Record<string, CheckInAction>> = {
  'check-in-status': { press: showStatus },
  'check-in-schedule': { press: showSchedule },
  'check-in-agenda': { press: showNextAgenda },
  'check-in-add': {
    press: (context) => add(context, ''),
    submit: (context, _, values) => submittedAdd(context, values),
  },
  'check-in-remove': { press: (context, [id = '']) => remove(context, id) },
  'check-in-skip': {
    press: (context, [id]) => skip(context, id, ''),
    submit: (context, [id = ''], values) => submittedSkip(context, id, values),
  },
  'check-in-take-back': { press: (context, [id = '']) => restore(context, id) },
  'check-in-not-held': { press: (context, [id = '']) => deny(context, id) },
  'check-in-move': { press: (context, [id]) => move(context, id) },
  'check-in-accept': { press: (context, [id = '', at]) => acceptOffer(context, id, at) },
  'check-in-leave': { press: (context, [id = '']) => leave(context, id) },
  'check-in-now': { press: startNow },
  'check-in-mode': { press: (context, [word]) => mode(context, modeOf(word)) },
  'check-in-coming': { press: (context, [id = '']) => say(context, id, 'coming') },
  'check-in-cannot': { press: (context, [id = '']) => say(context, id, 'cannot') },
  'check-in-sends': {
    press: (context, [id = '']) => sends(context, id),
    submit: (context, [id = ''], values) => submittedSends(context, id, values),
  },
  'check-in-answer': {
    press: (context, [id = '']) => answerForm(context, id),
    submit: (context, [id = ''], values) => submittedAnswer(context, id, values),
  },
  'check-in-note': minutes('note'),
  'check-in-decision': minutes('decision'),
  'check-in-action': minutes('action'),
  'check-in-kept': { press: (context, [id = '']) => kept(context, id) },
  'check-in-drop': {
    press: (context, [id = '']) => drop(context, id),
    submit: (context, [id = ''], values) => submittedDrop(context, id, values),
  },
}
