import type { ParkedNudge } from '../../ports/index.ts'
import type { FeatureDeps } from '../deps.ts'
import { REMEDIED_REASONS } from './delivery-remedies.ts'
import type { Finding } from './finding.ts'

const DAY_MS = 86_400_000
/** What did not arrive longer ago is history. */
const RECENT_MS = 7 * DAY_MS
const LOOKED_AT = 1000
/** The sweeper comes every minute. */
const OVERDUE_MS = 5 * 60_000

/** Messages of the last week that did not arrive, and those that may not have. */
export async function checkDeliveries({ store, clock }: FeatureDeps): Promise<readonly Finding[]> {
  const since = new Date(clock.now().getTime() - RECENT_MS)
  const troubled = await store.transaction((tx) => tx.deliveries.troubled(LOOKED_AT))
  const recent = troubled.filter(({ createdAt }) => createdAt >= since)
  const of = (state: string) => recent.filter((delivery) => delivery.state === state)
  const reasons = [...new Set(recent.map(({ reason }) => reason ?? '?'))].sort().join(', ')
  const finding = (code: string, number: number): Finding[] =>
    number === 0 ? [] : [{ check: 'deliveries', level: 'problem', code, params: { number, reasons } }]
  return [
    ...finding('deliveries-failed', of('failed').length),
    ...finding('deliveries-uncertain', of('uncertain').length),
    ...REMEDIED_REASONS.flatMap((reason) =>
      finding(`undelivered-${reason}`, recent.filter((delivery) => delivery.reason === reason).length),
    ),
  ]
}

/** Work that is long due, and jobs that were given up; those whose work was done since are only noted. */
export async function checkWork(
  { store, clock }: FeatureDeps,
  parked: readonly ParkedNudge[],
): Promise<readonly Finding[]> {
  const now = clock.now()
  const due = await store.transaction((tx) => tx.timers.due(now, LOOKED_AT))
  const overdue = due.filter(({ dueAt }) => now.getTime() - dueAt.getTime() > OVERDUE_MS)
  const undone = parked.filter(({ nudge }) =>
    due.some(({ kind, subject }) => kind === nudge.kind && subject === nudge.subject),
  )
  const findings: Finding[] = []
  const [earliest] = overdue
  if (earliest)
    findings.push({
      ...{ check: 'work', level: 'problem', code: 'work-overdue' },
      params: { number: overdue.length, since: earliest.dueAt.toISOString() },
    })
  for (const { nudge, error } of undone)
    findings.push({
      ...{ check: 'work', level: 'problem', code: 'job-parked' },
      params: { kind: nudge.kind, subject: nudge.subject, error: error.slice(0, 200) },
    })
  const done = parked.length - undone.length
  if (done > 0)
    findings.push({ check: 'work', level: 'note', code: 'jobs-parked-done', params: { number: done } })
  return findings
}
