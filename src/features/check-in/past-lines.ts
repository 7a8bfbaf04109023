import type { CardElement } from '../../chat/index.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { comingOf } from '../../domain/check-in/check-in-acts.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import { SIDES, type Side } from '../../domain/partnership/partnership.ts'
import type { PersonContext } from '../context.ts'
import { whyText } from './why.ts'

/** What became of the last check-ins, the latest first. */
export function pastElements(context: PersonContext, past: readonly CheckIn[]): CardElement[] {
  const { t } = context
  if (past.length === 0) return [{ type: 'note', text: t('meeting:status.none-past') }]
  return [
    { type: 'text', text: t('meeting:status.last', { count: past.length }) },
    { type: 'list', items: past.map((one) => pastLine(context, one)) },
  ]
}

/** One of the last: when, what became of it, who came, what it cost. */
function pastLine(context: PersonContext, one: CheckIn): string {
  const { t, partnership, language, zone, now } = context
  const at = one.start
    ? formatInstantFor({ language, zone }, one.start, now)
    : t('meeting:status.week', { week: one.week })
  const per = (text: (side: Side) => string) => SIDES.map(text).join(t('meeting:list-separator'))
  const name = (side: Side) => partnership.sides[side].name
  const why = one.state === 'skipped' ? whyText(context, one) : null
  const parts = [why && !one.missedByAndon ? why : t(`meeting:past.${outcomeOf(one)}`)]
  if (one.state === 'held' && one.mode === 'live')
    parts.push(per((side) => t('meeting:attendance.side', { side: name(side), count: comingOf(one, side) })))
  if (one.state === 'held' && one.silent.length > 0)
    parts.push(t('meeting:past.silent', { sides: one.silent.map(name).join(t('meeting:list-separator')) }))
  if (one.state === 'held' && one.burden.brand + one.burden.factory > 0)
    parts.push(per((side) => t('meeting:burden.side', { side: name(side), points: one.burden[side] })))
  return t('meeting:past.line', { at, what: parts.join(t('meeting:past.separator')) })
}

function outcomeOf({ state, mode, extra, missedByAndon, movedFrom }: CheckIn): string {
  if (state === 'skipped') return missedByAndon ? 'missed' : 'skipped'
  if (missedByAndon) return 'unattended'
  if (extra) return 'extra'
  if (movedFrom) return 'moved'
  return mode
}
