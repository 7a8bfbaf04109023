import type { Fact } from '../../chat/index.ts'
import { ruleNameIn } from '../../domain/agreement/rule-name.ts'
import type { ClockView } from '../../domain/escalation/clock-view.ts'
import { formatInstantFor, formatLength } from '../../domain/language/format.ts'
import type { Context } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'

type CardContext = Pick<Context, 'partnership' | 'now'>

/** One fact for each clock: who owes it and until when, in the reader's zone, or how it ended. Running clocks first. */
export function clockFacts(
  context: CardContext,
  clocks: readonly ClockView[],
  reader: Reader,
): readonly Fact[] {
  return [...clocks].sort(byUrgency).map((clock) => ({
    label: ruleNameIn(clock.rule, reader.language),
    value: stateText(context, clock, reader),
  }))
}

/** Running before ended, then the earlier due. */
const byUrgency = (a: ClockView, b: ClockView): number =>
  Number(b.running) - Number(a.running) ||
  a.due.getTime() - b.due.getTime() ||
  (a.rule.id < b.rule.id ? -1 : 1)

function stateText(context: CardContext, clock: ClockView, reader: Reader): string {
  const { t, language } = reader
  const words = {
    side: context.partnership.sides[clock.owedBy].name,
    due: formatInstantFor(reader, clock.due, context.now),
    late: formatLength(language, clock.lateByMs),
  }
  if (!clock.running) return t(clock.ended ? 'ticket:clock.ended' : `ticket:clock.${clock.state}`, words)
  if (clock.paused) return t('ticket:clock.paused', words)
  const text = t(isOverdue(clock) ? 'ticket:clock.late' : 'ticket:clock.running', words)
  return [text, holdText(context, clock, reader), clock.matches ? '' : t('ticket:clock.unmatched')]
    .filter((part) => part !== '')
    .join(' ')
}

/** Said to the owing side by itself, never where the other side reads too. */
function holdText(context: CardContext, { hold }: ClockView, reader: Reader): string {
  if (!hold || reader.shared || hold.until <= context.now) return ''
  return reader.t('ticket:clock.held', { until: formatInstantFor(reader, hold.until, context.now) })
}

/** Due has passed and the step is still owed. */
export const isOverdue = (clock: ClockView): boolean => clock.running && (clock.missed || clock.lateByMs > 0)
