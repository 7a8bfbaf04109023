import type { Agreement } from '../../domain/agreement/agreement.ts'
import { missingRoles } from '../../domain/partnership/missing-roles.ts'
import { type Partnership, type Platform, type Role, SIDES } from '../../domain/partnership/partnership.ts'
import type { Calendars } from '../deps.ts'
import type { Finding } from './finding.ts'

/** Roles without people: those every side needs, and those a ladder of the agreement in force tells. */
export function checkRoles(partnership: Partnership, agreement: Agreement | null): Finding[] {
  const { id, people } = partnership
  const told = new Set(
    Object.values(agreement?.ladders ?? {}).flatMap((rungs) =>
      rungs.flatMap(({ tell }) => tell.map((target) => target.split('.')[1] as Role)),
    ),
  )
  const vacant = (role: Role, side: string) =>
    !people.some((person) => person.side === side && person.roles.includes(role))
  const needed = missingRoles(partnership).map(
    ({ side, role }): Finding => ({
      ...{ check: 'roles', level: 'problem', code: 'role-vacant' },
      params: { partnership: id, side, role },
    }),
  )
  const onLadders = SIDES.flatMap((side) =>
    [...told]
      .filter((role) => vacant(role, side))
      .filter((role) => !needed.some(({ params }) => params.side === side && params.role === role))
      .map(
        (role): Finding => ({
          ...{ check: 'roles', level: 'problem', code: 'role-on-ladder-vacant' },
          params: { partnership: id, side, role },
        }),
      ),
  )
  const none: Finding[] = agreement
    ? []
    : [{ check: 'roles', level: 'note', code: 'no-agreement', params: { partnership: id } }]
  return [...needed, ...onLadders, ...none]
}

/** Years without complete holiday data: this year is a problem, the next one something to come back to. */
export function checkHolidays({ id, sides }: Partnership, calendars: Calendars, now: Date): Finding[] {
  return SIDES.flatMap((side) => {
    const today = calendars[side].localDate(now)
    const thisYear = Number(today.slice(0, 4))
    return calendars[side].missingYears(today, `${thisYear + 1}-01-01`).map(
      ({ country, year }): Finding => ({
        check: 'holidays',
        level: year === thisYear ? 'problem' : 'note',
        code: year === thisYear ? 'holidays-missing' : 'holidays-next-year',
        params: { partnership: id, side: sides[side].name, country, year },
      }),
    )
  })
}

/** What the file names and Andon cannot reach. `connected` are the platforms the settings connect. */
export function checkPlatforms(
  { id, channels, people }: Partnership,
  connected: readonly Platform[],
): Finding[] {
  const reachable = (platform: Platform) => connected.includes(platform)
  const named = new Set(channels.map(({ platform }) => platform).filter((platform) => platform !== 'console'))
  const unconnected = [...named].filter((platform) => !reachable(platform))
  const shared = channels.some(({ platform, audience }) => audience === 'both' && reachable(platform))
  const unreachable = people
    .filter(({ roles }) => roles.length > 0)
    .filter(({ identities }) => !identities.some(({ platform }) => reachable(platform)))
  return [
    ...unconnected.map(
      (platform): Finding => ({
        ...{ check: 'platforms', level: 'note', code: 'platform-not-connected' },
        params: { partnership: id, platform },
      }),
    ),
    ...(shared
      ? []
      : [
          {
            ...({ check: 'platforms', level: 'problem', code: 'no-shared-channel' } as const),
            params: { partnership: id, platforms: connected.join(', ') },
          },
        ]),
    ...unreachable.map(
      (person): Finding => ({
        ...{ check: 'platforms', level: 'problem', code: 'person-unreachable' },
        params: { partnership: id, person: person.id, platforms: connected.join(', ') },
      }),
    ),
  ]
}
