import type { Installation, ParkedNudge } from '../../ports/index.ts'
import type { FeatureDeps } from '../deps.ts'
import { isUndone } from '../setup/set-up-partnership.ts'
import { checkClocks } from './check-clocks.ts'
import { checkHolidays, checkPlatforms, checkRoles } from './check-partnerships.ts'
import { checkDeliveries, checkWork } from './check-work.ts'
import type { Finding } from './finding.ts'

export interface DoctorInput {
  readonly deps: FeatureDeps
  readonly installation: Installation
  readonly parked: readonly ParkedNudge[]
}

/** Looks at everything that could keep Andon from doing what it promises. Changes nothing. */
export async function examine({ deps, installation, parked }: DoctorInput): Promise<readonly Finding[]> {
  const now = deps.clock.now()
  const findings: Finding[] = [
    ...checkSettings(installation),
    ...checkDatabase(installation),
    ...checkTimeZones(installation, now),
  ]
  const ids = await deps.store.transaction((tx) => tx.partnerships.ids())
  for (const id of ids) {
    const partnership = await deps.store.transaction((tx) => tx.partnerships.get(id))
    if (!partnership || (await deps.store.transaction((tx) => isUndone(tx, id)))) continue
    const calendars = await deps.calendars(partnership, now)
    const agreement = await deps.store.transaction((tx) => tx.agreements.inForce(id))
    findings.push(
      ...(await checkClocks(deps, partnership, calendars)),
      ...checkRoles(partnership, agreement?.agreement ?? null),
      ...checkHolidays(partnership, calendars, now),
      ...checkPlatforms(partnership, installation.platforms),
    )
  }
  findings.push(...(await checkDeliveries(deps)), ...(await checkWork(deps, parked)))
  return findings
}

const checkSettings = ({ loopbackOnly, host }: Installation): Finding[] =>
  loopbackOnly ? [] : [{ check: 'settings', level: 'note', code: 'reachable', params: { host } }]

const checkDatabase = ({ embedded }: Installation): Finding[] =>
  embedded ? [{ check: 'database', level: 'note', code: 'embedded', params: {} }] : []

/** The data is named after the year it came out in; zones change several times a year. */
function checkTimeZones({ timeZoneData }: Installation, now: Date): Finding[] {
  const year = Number(/^\d{4}/.exec(timeZoneData)?.[0] ?? 0)
  const old = year < now.getUTCFullYear() - 1
  return old
    ? [{ check: 'time-zones', level: 'problem', code: 'time-zones-old', params: { version: timeZoneData } }]
    : []
}
