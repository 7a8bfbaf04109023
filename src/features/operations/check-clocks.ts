import { extendDue } from '../../domain/clocks/counted-time.ts'
import type { Obligation } from '../../domain/obligation/obligation.ts'
import { basisOf, deadlineOf } from '../../domain/obligation/start-clock.ts'
import type { Partnership } from '../../domain/partnership/partnership.ts'
import type { HistoryRow } from '../../ports/index.ts'
import type { Calendars, FeatureDeps } from '../deps.ts'
import type { Finding } from './finding.ts'

const TICKETS_AT_ONCE = 200
/** More than this have one cause, and reading them one by one is not what helps. */
const SHOWN = 20

/**
 * Running clocks that would now be due at another instant than the stored one: time zone data, public holidays or a side's
 * hours changed since they began. Pauses and moved starts are reckoned in; a clock whose pauses were erased is left out.
 */
export async function checkClocks(
  deps: FeatureDeps,
  partnership: Partnership,
  calendars: Calendars,
): Promise<readonly Finding[]> {
  const ids = await deps.store.transaction((tx) => tx.tickets.openIds(partnership.id))
  const findings: Finding[] = []
  for (let first = 0; first < ids.length; first += TICKETS_AT_ONCE) {
    const page = ids.slice(first, first + TICKETS_AT_ONCE)
    const running = await deps.store.transaction((tx) => tx.obligations.ofTickets(page))
    for (const obligation of running) {
      const due = await dueNow(deps, obligation, calendars)
      if (!due || due.getTime() === obligation.due.getTime()) continue
      findings.push(await differing(deps, obligation, due))
    }
  }
  return findings.length <= SHOWN
    ? findings
    : [...findings.slice(0, SHOWN), more(partnership, findings.length)]
}

/** When a running clock would be due; null for one that does not run towards its due, or when it cannot be told. */
async function dueNow(deps: FeatureDeps, obligation: Obligation, calendars: Calendars): Promise<Date | null> {
  const { state, stoppedAt, rule, owedBy, startEventAt, notBefore } = obligation
  if (state !== 'open' || stoppedAt !== null) return null
  const fresh = deadlineOf(rule, owedBy, startEventAt, notBefore, calendars).due
  if (fresh.getTime() === obligation.due.getTime()) return fresh
  const rows = await deps.store.transaction((tx) => tx.history.ofTicket(obligation.ticketId, owedBy))
  const resumed = rows.filter(({ what }) => what === 'clock-resumed')
  if (resumed.some(({ erased }) => erased)) return null
  const basis = basisOf(rule, owedBy, calendars)
  return resumed
    .flatMap((row) => pauseOf(row, obligation.id))
    .reduce((due, pause) => extendDue(basis, due, pause), fresh)
}

function pauseOf(row: HistoryRow, obligationId: string): { from: Date; to: Date }[] {
  const before = row.old as { pausedAt?: Date } | null
  const after = row.new as { obligationId?: string } | null
  return after?.obligationId === obligationId && before?.pausedAt
    ? [{ from: before.pausedAt, to: row.at }]
    : []
}

async function differing(deps: FeatureDeps, obligation: Obligation, due: Date): Promise<Finding> {
  const ticket = await deps.store.transaction((tx) => tx.tickets.get(obligation.ticketId))
  return {
    check: 'clocks',
    level: 'problem',
    code: 'clock-differs',
    params: {
      partnership: obligation.partnershipId,
      key: ticket?.key ?? ticket?.internalKey ?? obligation.ticketId,
      rule: obligation.rule.id,
      stored: obligation.due.toISOString(),
      fresh: due.toISOString(),
    },
  }
}

const more = ({ id }: Partnership, number: number): Finding => ({
  check: 'clocks',
  level: 'problem',
  code: 'clocks-differ-more',
  params: { partnership: id, number: number - SHOWN },
})
