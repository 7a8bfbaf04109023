import type { HolidayTable } from '../../../domain/calendar/holiday-table.ts'
import { hoursText } from '../../../domain/partnership/hours-text.ts'
import { missingRoles } from '../../../domain/partnership/missing-roles.ts'
import { type Partnership, SIDES, type Side } from '../../../domain/partnership/partnership.ts'
import type { FeatureDeps } from '../../deps.ts'
import { type PublicDays, publicDays } from '../public-days.ts'
import type { Asking } from './questions.ts'

/** This year's public holidays of the sides whose country is asked about. */
export async function daysOf(
  { holidays, clock }: FeatureDeps,
  partnership: Partnership,
  sides: readonly Side[],
): Promise<readonly PublicDays[]> {
  const year = clock.now().getUTCFullYear()
  const lists: PublicDays[] = []
  for (const side of sides) {
    const profile = partnership.sides[side]
    const table: HolidayTable = await holidays.table(profile.country, profile.region, [year])
    lists.push(publicDays(side, profile, table, year))
  }
  return lists
}

/** What is about to be written, in words: the sides, their people and roles, the days off, and what is missing. */
export function summaryOf(
  { t, language }: Asking,
  partnership: Partnership,
  days: readonly PublicDays[],
): string {
  const asked = SIDES.filter((side) => days.some((list) => list.side === side))
  const sides = asked.flatMap((side) => sideLines({ t, language }, partnership, side))
  const holidays = days.map((list) => holidayLine({ t, language }, partnership, list))
  const missing = missingRoles(partnership)
    .filter(({ side }) => asked.includes(side))
    .map(({ side, role }) =>
      t('setup:summary.missing', { side: partnership.sides[side].name, role: t(`setup:roles.${role}`) }),
    )
  const last = t('setup:summary.again')
  return [partnership.name, ...sides, '', ...holidays, ...missing, last].join('\n')
}

type Voice = Pick<Asking, 't' | 'language'>

function sideLines({ t, language }: Voice, partnership: Partnership, side: Side): readonly string[] {
  const { name, country, zone, hours, language: tag } = partnership.sides[side]
  const described = t('setup:summary.side', {
    ...{ name, zone, side: t(`setup:sides.${side}`), hours: hoursText(hours) },
    country: new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country,
    language: new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag,
  })
  const people = partnership.people
    .filter((person) => person.side === side)
    .map((person) => {
      const roles = person.roles.map((role) => t(`setup:roles.${role}`)).join(t('setup:summary.comma'))
      return roles === ''
        ? `• ${person.name}`
        : `• ${t('setup:summary.person', { name: person.name, roles })}`
    })
  return ['', described, ...people]
}

function holidayLine({ t, language }: Voice, { sides }: Partnership, list: PublicDays): string {
  const side = sides[list.side].name
  const country = new Intl.DisplayNames(language, { type: 'region' }).of(list.country) ?? list.country
  const said = { side, country, year: list.year }
  if (!list.known) return t('setup:summary.no-holidays', said)
  if (!list.toConfirm) return t('setup:summary.official', said)
  const day = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'short', day: 'numeric' })
  const days = list.days.map(({ date }) => day.format(new Date(`${date}T00:00:00Z`)))
  return t('setup:summary.holidays', { ...said, days: days.join(t('setup:summary.comma')) })
}
