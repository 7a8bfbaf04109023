import type { Side } from '../../domain/partnership/partnership.ts'
import { SIDES } from '../../domain/partnership/partnership.ts'
import type { ConsoleDay, ConsoleDirectory, ConsolePartnership } from '../../ports/console-directory.ts'
import type { ConsoleMessages } from '../../ports/console-messages.ts'
import type { Texts, Translate } from '../../ports/texts.ts'
import type { TrialTime } from '../../ports/trial-time.ts'
import { channelIdOf } from './channels.ts'
import type { Html } from './html.ts'
import { firstPerson } from './seat.ts'
import { renderPage } from './templates.ts'
import { clockTime, createTimes, spanText } from './times.ts'

export interface TopDeps {
  readonly texts: Texts
  readonly directory: ConsoleDirectory
  readonly messages: ConsoleMessages
  readonly trial: TrialTime
}

export interface TopOptions {
  readonly t: Translate
  readonly language: string
  readonly guide: boolean
  /** Time is on its way right now. */
  readonly moving: boolean
}

/** Above the panes: both local times, today's working hours, the hands of time, the guide. */
export async function renderTop(
  deps: TopDeps,
  partnership: ConsolePartnership,
  options: TopOptions,
): Promise<Html> {
  const now = deps.trial.now()
  const deadline = await deps.trial.nextDeadline()
  const sides = await Promise.all(SIDES.map((side) => sideView(deps, partnership, side, now, options)))
  return renderPage('top', {
    ...options,
    partnership,
    base: `/p/${encodeURIComponent(partnership.id)}`,
    sides,
    canMove: deps.trial.canMove,
    deadline: deadline && {
      instant: deadline.toISOString(),
      left: spanText(options.language, deadline.getTime() - now.getTime()),
    },
    steps: options.guide ? await guideView(deps, partnership, deadline, options) : null,
  })
}

async function sideView(
  deps: TopDeps,
  partnership: ConsolePartnership,
  side: Side,
  now: Date,
  { t, language }: TopOptions,
) {
  const { name, zone, language: own } = partnership.sides[side]
  const times = createTimes(language, zone)
  const day = await deps.directory.day(partnership.id, side, now)
  const minute = times.minutes(now)
  const open = day?.hours.some(({ from, to }) => from <= minute && minute < to) ?? false
  return {
    side,
    name,
    language: own,
    zone: (zone.split('/').at(-1) ?? zone).replaceAll('_', ' '),
    time: times.time(now),
    date: times.day(now),
    minute,
    open,
    hours: (day?.hours ?? []).map(({ from, to }) => ({ from, width: to - from })),
    status: day ? dayText(day, t) : '',
  }
}

/** What today is: its working hours, or why there are none. */
function dayText(day: ConsoleDay, t: Translate): string {
  const hours = day.hours.map(({ from, to }) => `${clockTime(from)}–${clockTime(to)}`).join(', ')
  const kind = day.name
    ? t(`console:day.${day.kind}-named`, { name: day.name })
    : t(`console:day.${day.kind}`)
  return hours === '' ? kind : `${kind} · ${hours}`
}

/** How far the person has come is read off the conversations, so that a reload does not start over. */
async function guideView(
  deps: TopDeps,
  partnership: ConsolePartnership,
  deadline: Date | null,
  options: TopOptions,
) {
  const liaison = firstPerson(partnership, 'factory', undefined)
  if (!liaison) return null
  const own = deps.texts.in(liaison.language)
  const ownChannel = channelIdOf({ kind: 'channel', partnershipId: partnership.id, audience: 'factory' })
  const dm = channelIdOf({ kind: 'dm', partnershipId: partnership.id, personId: liaison.id })
  const cards = await deps.messages.before(ownChannel, null, 50)
  const notices = await deps.messages.before(dm, null, 50)
  const reported = cards.some((message) => message.author === null)
  const late = notices.some((message) => message.variants?.factory?.tone === 'alert')
  const times = createTimes(options.language, partnership.sides.factory.zone)
  return {
    liaison,
    sample: own('console:guide.sample'),
    // As the liaison reads them on the card and in its form.
    labels: { edit: own('ticket:acts.edit'), safety: own('common:class.safety') },
    at: late ? 4 : !reported ? 1 : deadline ? 3 : 2,
    reported,
    late,
    due: deadline && times.moment(deadline),
  }
}
