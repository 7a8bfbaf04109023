import type { InboundReply } from '../../ports/index.ts'
import type { CheckInVerb } from '../commands/words.ts'
import type { PersonContext } from '../context.ts'
import { calendarCard } from './calendar-card.ts'
import { skip } from './decide.ts'
import { add, showNextAgenda } from './items.ts'
import { move } from './move.ts'
import { mode, startNow } from './now-and-mode.ts'
import { showSchedule } from './schedule-card.ts'
import { showStatus } from './status-card.ts'

/** `/checkin …`, or `@Andon checkin …`. */
export async function checkInCommand(
  context: PersonContext,
  verb: CheckInVerb,
  text: string,
): Promise<InboundReply> {
  switch (verb) {
    case 'status':
      return showStatus(context)
    case 'schedule':
      return showSchedule(context)
    case 'skip':
      return skip(context, undefined, text)
    case 'move':
      return move(context, undefined)
    case 'now':
      return startNow(context)
    case 'mode':
      return mode(context, null)
    case 'live':
    case 'written':
      return mode(context, verb)
    case 'agenda':
      return showNextAgenda(context)
    case 'add':
      return add(context, text)
    case 'calendar':
      return { kind: 'card', card: await calendarCard(context) }
  }
}
