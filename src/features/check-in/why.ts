import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { reasonText } from '../../domain/check-in/check-in-text.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import type { PersonContext } from '../context.ts'

/** Why it is at its time, or why there is none that week; null where people chose it. */
export function whyText(
  { t, language, partnership, now, zone }: PersonContext,
  checkIn: CheckIn,
): string | null {
  const { movedFrom, calledOff, reason, wanted, passedOver, week } = checkIn
  if (calledOff?.before === 'held') return t('meeting:not-held.reason')
  if (calledOff) return t('meeting:status.called-off', { reason: calledOff.reason })
  if (movedFrom) return t('meeting:move.from', { from: formatInstantFor({ language, zone }, movedFrom, now) })
  const base = { week, wanted, passedOver, total: { brand: 0, factory: 0 } }
  if (checkIn.start === null)
    return reasonText({ ...base, kind: 'skipped', published: false }, partnership.sides, { t, language })
  if (!reason) return null
  const held = {
    ...{
      ...base,
      kind: 'held' as const,
      start: checkIn.start,
      end: checkIn.start,
      burden: checkIn.burden,
      reason,
    },
    ...{ local: { brand: '', factory: '' }, moved: passedOver.length > 0 },
  }
  return reasonText(held, partnership.sides, { t, language })
}
