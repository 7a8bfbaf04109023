import { MINUTE } from '../../domain/calendar/local-date.ts'
import { attendeesOf } from '../../domain/check-in/attendees.ts'
import { burdenOf } from '../../domain/check-in/burden.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { requireDecider } from '../../domain/check-in/check-in-acts.ts'
import { blank, datesOf } from '../../domain/check-in/refresh-plan.ts'
import { mondayOf } from '../../domain/check-in/week-days.ts'
import { writtenRound } from '../../domain/check-in/written-round.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { actorOf } from '../ticket/find-ticket.ts'
import { publish } from './agenda.ts'
import { specOf } from './find-check-in.ts'
import { plan } from './plan.ts'
import { postShared, tell } from './post.ts'
import { attendanceButtons, button } from './readers.ts'
import { card } from './reminders.ts'
import { done } from './replies.ts'
import { keepCheckInHistory, saveCheckIn } from './save-check-in.ts'

/** Who cannot be told within this is not called to a check-in that is on already. */
const CALLED_WITHIN = 10 * MINUTE

/** `/checkin now`: one besides the weekly one, from this moment. Its burden counts: it is somebody's evening too. */
export async function startNow(context: PersonContext): Promise<InboundReply> {
  const { t, tx, partnership, person, calendars, now, deps } = context
  const spec = specOf(context)
  requireDecider(actorOf(context))
  const ahead = await tx.checkIns.ahead(partnership.id)
  if (ahead.some(({ extra, mode }) => extra && mode === 'live')) throw new UserError('check-in-running')
  const settings = await tx.checkIns.settings(partnership.id)
  const week = mondayOf(calendars.brand.localDate(now))
  const start = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE)
  const dates = datesOf(calendars, start)
  const burden = {
    brand: burdenOf(calendars.brand, start, spec.minutes),
    factory: burdenOf(calendars.factory, start, spec.minutes),
  }
  const live = settings.mode === 'live'
  const begun: CheckIn = {
    ...blank({ partnershipId: partnership.id, spec, settings, newId: deps.newId }, week, true),
    ...{ start, dates, wanted: dates[spec.weekdayOf] },
    ...(live ? { burden } : { closesAt: writtenRound(calendars, dates).closesAt }),
  }
  const checkIn = await publish(context, begun)
  await saveCheckIn(context, checkIn)
  await keepCheckInHistory(context, 'check-in-now', person, { mode: settings.mode })
  if (live) await call(context, checkIn)
  return done(t(`meeting:now.${settings.mode}`), [
    button(t, partnership, 'skip', [checkIn.id], 'normal', t('meeting:buttons.undo')),
  ])
}

/** Calls those whose working hours it is in; nobody is woken. */
async function call(context: PersonContext, checkIn: CheckIn): Promise<void> {
  const { partnership, calendars, now, person: caller } = context
  const notAfter = new Date(now.getTime() + CALLED_WITHIN)
  for (const { person } of attendeesOf(partnership, checkIn, calendars))
    if (person.id !== caller.id)
      await tell(context, person, { notAfter }, ({ t }) => ({
        ...card(t('meeting:now.call', { by: caller.name }), 'normal'),
        elements: [{ type: 'buttons', buttons: attendanceButtons(t, partnership, checkIn) }],
      }))
}

/** `/checkin mode live|written`; without a word what it is. What both sides were told of already stays as it is. */
export async function mode(context: PersonContext, wanted: 'live' | 'written' | null): Promise<InboundReply> {
  const { t, tx, partnership, person } = context
  specOf(context)
  const settings = await tx.checkIns.settings(partnership.id)
  const other = (wanted ?? settings.mode) === 'live' ? 'written' : 'live'
  const switchTo = button(t, partnership, 'mode', [other], 'normal', t(`meeting:mode.switch-${other}`))
  if (wanted === null || wanted === settings.mode)
    return done(t(`meeting:mode.is-${settings.mode}`), [switchTo], 'normal')
  requireDecider(actorOf(context))
  await tx.checkIns.saveSettings(partnership.id, { ...settings, mode: wanted })
  await keepCheckInHistory(context, `check-in-mode-${wanted}`, person, null)
  await plan(context)
  await postShared(context, null, ({ t: say }) => ({
    ...card(say(`meeting:mode.told-${wanted}`, { by: person.name }), 'normal'),
    elements: [{ type: 'buttons', buttons: [button(say, partnership, 'schedule', [])] }],
  }))
  return done(t(`meeting:mode.is-${wanted}`), [switchTo])
}
