import { type Card, encodeAction } from '../../chat/index.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { mondayOf } from '../../domain/check-in/week-days.ts'
import { formatInstantFor, formatNumber } from '../../domain/language/format.ts'
import { SIDES } from '../../domain/partnership/partnership.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { specOf } from './find-check-in.ts'
import { button } from './readers.ts'
import { whyText } from './why.ts'

const SHOWN = 12

/** `/checkin schedule`: the next twelve on both sides' clocks, with the weeks that have none and why. */
export async function showSchedule(context: PersonContext): Promise<InboundReply> {
  const { t, tx, partnership, now, calendars } = context
  const { mode } = specOf(context)
  const week = mondayOf(calendars.brand.localDate(now))
  const all = await tx.checkIns.fromWeek(partnership.id, week)
  const ahead = all.filter(({ start, state }) => (start ? start > now : state === 'skipped')).slice(0, SHOWN)
  const title = t('meeting:schedule.title', { name: partnership.name })
  const card: Card = {
    ...{ title, tone: 'normal', summary: title },
    elements: [
      { type: 'text', text: t('meeting:schedule.mode', { mode: t(`check-in:mode.${mode}`) }) },
      ahead.length > 0
        ? { type: 'list', items: ahead.map((one) => line(context, one)) }
        : { type: 'text', text: t('meeting:status.none-ahead') },
      {
        type: 'buttons',
        buttons: [
          button(t, partnership, 'status', []),
          {
            label: t('meeting:buttons.calendar'),
            action: encodeAction({ verb: 'calendar', partnershipId: partnership.id, args: [] }),
            style: 'normal',
          },
        ],
      },
    ],
  }
  return { kind: 'card', card }
}

function line(context: PersonContext, one: CheckIn): string {
  const { t, partnership, language, now } = context
  const why = whyText(context, one)
  if (one.state === 'skipped' || !one.start)
    return t('meeting:schedule.off', { week: one.wanted, why: why ?? '' })
  const { start, burden } = one
  const times = SIDES.map((side) => {
    const { name, zone } = partnership.sides[side]
    return t('meeting:schedule.side', {
      ...{ side: name, at: formatInstantFor({ language, zone }, start, now) },
      points: formatNumber(language, burden[side]),
    })
  })
  const moved = one.movedFrom !== null || one.passedOver.length > 0
  return t(moved && why ? 'meeting:schedule.line-why' : 'meeting:schedule.line', {
    times: times.join(t('meeting:schedule.separator')),
    mode: t(`meeting:kind.${one.mode}`),
    why: why ?? '',
  })
}
