import type { Census, CensusRows } from '../../ports/index.ts'
import type { UnitOfWork } from './unit-of-work.ts'

interface Counted {
  readonly number: number
}

export function createCensusRows({ sql }: UnitOfWork): CensusRows {
  return {
    async take(now): Promise<Census> {
      const tickets = await sql.rows<Counted & { kind: string; status: string }>(
        'SELECT kind, status, count(*)::int AS number FROM ticket GROUP BY kind, status ORDER BY kind, status',
      )
      const obligations = await sql.rows<Counted & { state: string }>(
        'SELECT state, count(*)::int AS number FROM obligation GROUP BY state ORDER BY state',
      )
      const [late] = await sql.rows<Counted>(
        `SELECT count(*)::int AS number FROM obligation WHERE state = 'missed' AND stopped_at IS NULL`,
      )
      const deliveries = await sql.rows<Counted & { state: string }>(
        'SELECT state, count(*)::int AS number FROM delivery GROUP BY state ORDER BY state',
      )
      const [timers] = await sql.rows<Census['timers']>(
        `SELECT count(*) FILTER (WHERE due_at <= $1::timestamptz)::int AS due,
           count(*) FILTER (WHERE due_at > $1::timestamptz)::int AS waiting FROM timer`,
        now.toISOString(),
      )
      return {
        tickets,
        obligations: [...obligations, { state: 'late', number: late?.number ?? 0 }],
        deliveries,
        timers: timers ?? { due: 0, waiting: 0 },
      }
    },
  }
}
