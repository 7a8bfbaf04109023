import { addDays } from '../../domain/calendar/local-date.ts'
import { createZoneReadings, type ZoneReadings } from '../../domain/calendar/zone-readings.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { localSlot } from '../../domain/check-in/clock-strip.ts'
import { slotText } from '../../domain/check-in/clock-strip-text.ts'
import { mondayOf } from '../../domain/check-in/week-days.ts'
import {
  languageOf,
  type Partnership,
  SIDES,
  type Side,
  zoneOf,
} from '../../domain/partnership/partnership.ts'
import type {
  CalendarEvent,
  CalendarFeed,
  CalendarFeeds,
  CalendarOwner,
  Translate,
} from '../../ports/index.ts'
import type { FeatureDeps } from '../deps.ts'

/** How far back a calendar goes. */
const WEEKS_BACK = 12

/**
 * What the calendar links show: the check-ins of the last weeks and all that are planned, with both sides' local times.
 * Nothing of tickets, agendas or answers: who has the link need not be signed in.
 */
export function createCalendarFeeds(deps: FeatureDeps): CalendarFeeds {
  return {
    read: (secret) =>
      deps.store.transaction(async (tx) => {
        const link = await tx.calendarLinks.byHash(deps.hash(secret))
        const partnership = link && (await tx.partnerships.get(link.partnershipId))
        const reader = partnership && readerOf(partnership, link.owner)
        if (!reader) return null
        const monday = mondayOf(deps.clock.now().toISOString().slice(0, 10))
        const checkIns = await tx.checkIns.fromWeek(partnership.id, addDays(monday, -7 * WEEKS_BACK))
        return feed(partnership, reader, checkIns, deps.texts.in(reader.language))
      }),
  }
}

interface FeedReader {
  readonly language: string
  readonly zone: string
}

/** How the owner reads; null for a person who no longer belongs to the partnership. */
function readerOf(partnership: Partnership, owner: CalendarOwner): FeedReader | null {
  switch (owner.kind) {
    case 'side': {
      const { language, zone } = partnership.sides[owner.side]
      return { language, zone }
    }
    case 'person': {
      const person = partnership.people.find(({ id }) => id === owner.personId)
      return person ? { language: languageOf(partnership, person), zone: zoneOf(partnership, person) } : null
    }
  }
}

function feed(
  partnership: Partnership,
  { language, zone }: FeedReader,
  checkIns: readonly CheckIn[],
  t: Translate,
): CalendarFeed {
  const readings = {
    brand: createZoneReadings(partnership.sides.brand.zone),
    factory: createZoneReadings(partnership.sides.factory.zone),
  }
  return {
    name: t('calendar:name', { name: partnership.name }),
    language,
    zone,
    events: checkIns.flatMap((checkIn) => {
      const event = eventOf(checkIn, partnership, readings, { t, language })
      return event ? [event] : []
    }),
  }
}

/** Null while no day of its week fits. */
function eventOf(
  checkIn: CheckIn,
  { name, sides }: Partnership,
  readings: Readonly<Record<Side, ZoneReadings>>,
  { t, language }: { readonly t: Translate; readonly language: string },
): CalendarEvent | null {
  const { id, start, minutes, state, mode, sequence } = checkIn
  if (!start) return null
  const end = new Date(start.getTime() + minutes * 60_000)
  const span = { start: start.getTime(), end: end.getTime() }
  const localTimes = SIDES.map((side) =>
    t('calendar:local', {
      side: sides[side].name,
      zone: sides[side].zone,
      slot: slotText(localSlot(readings[side], span), language),
    }),
  )
  const status = STATUS[state]
  return {
    uid: `${id}@andon`,
    sequence,
    start,
    end,
    status,
    summary: t(`calendar:summary.${mode}`, { name }),
    description: [...localTimes, t(`calendar:state.${status}`)].join('\n'),
  }
}

const STATUS: Readonly<Record<CheckIn['state'], CalendarEvent['status']>> = {
  planned: 'tentative',
  published: 'confirmed',
  held: 'confirmed',
  skipped: 'cancelled',
}
