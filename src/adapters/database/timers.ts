import { LANE_TIMER, type Nudge, type Timer, type TimerRows } from '../../ports/index.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/** What this transaction wants of one timer: to set it, to cancel it, or to have it fire by an instant at the latest. */
interface Wish {
  readonly kind: string
  readonly subject: string
  readonly dueAt: Date | null
  readonly token: string
  /** True when an earlier instant that is set already stays. */
  readonly atLatest: boolean
}

const UPSERT = `
  INSERT INTO timer (kind, subject, due_at, token)
  SELECT kind, subject, due_at, token FROM json_to_recordset($1::text::json)
    AS r(n int, kind text, subject text, due_at timestamptz, token uuid, at_latest boolean) ORDER BY n
  ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at, token = excluded.token
  WHERE timer.due_at > excluded.due_at OR NOT EXISTS (
    SELECT FROM json_to_recordset($1::text::json) AS r(token uuid, at_latest boolean)
    WHERE r.token = excluded.token AND r.at_latest)
  RETURNING token`

const CANCEL = `
  DELETE FROM timer t USING json_to_recordset($1::text::json) AS r(kind text, subject text)
  WHERE t.kind = r.kind AND t.subject = r.subject`

const keyOf = (kind: string, subject: string): string => JSON.stringify([kind, subject])

/** Timers wait for the end of the transaction, or for a read. Their nudges are handed to `nudge` once they are written. */
export function createTimerRows(
  { prisma, sql }: UnitOfWork,
  newToken: () => string,
  nudge: (nudges: readonly Nudge[]) => void,
): TimerRows & { flush(): Promise<void>; wakeLane(lane: string, at: Date): void } {
  const wishes = new Map<string, Wish>()
  const wakes = new Map<string, Date>()

  const flush = async () => {
    for (const [lane, at] of wakes) mergeWake(wishes, lane, at, newToken())
    wakes.clear()
    const all = [...wishes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, wish]) => wish)
    wishes.clear()
    const cancelled = all.filter((wish) => wish.dueAt === null)
    if (cancelled.length > 0) await sql.run(CANCEL, JSON.stringify(cancelled))
    const rows = all.flatMap(toRow)
    if (rows.length === 0) return
    const written = await sql.rows<{ token: string }>(UPSERT, JSON.stringify(rows))
    const tokens = new Set(written.map((row) => row.token))
    nudge(rows.filter((row) => tokens.has(row.token)).map(toNudge))
  }

  return {
    flush,
    wakeLane(lane, at) {
      const earlier = wakes.get(lane)
      if (!earlier || at < earlier) wakes.set(lane, at)
    },
    async set(kind, subject, dueAt) {
      wishes.set(keyOf(kind, subject), { kind, subject, dueAt, token: newToken(), atLatest: false })
    },
    async cancel(kind, subject) {
      wishes.set(keyOf(kind, subject), { kind, subject, dueAt: null, token: '', atLatest: false })
    },
    async lock(kind, subject) {
      await flush()
      const [timer] = await sql.rows<Timer>(
        // Waiting: who stores a message for a lane that is due already takes the row too, and counts on this nudge.
        `SELECT kind, subject, due_at AS "dueAt", token FROM timer WHERE kind = $1 AND subject = $2 FOR UPDATE`,
        kind,
        subject,
      )
      return timer ?? null
    },
    async due(now, limit) {
      await flush()
      return prisma.timer.findMany({
        where: { dueAt: { lte: now } },
        orderBy: [{ dueAt: 'asc' }, { kind: 'asc' }, { subject: 'asc' }],
        take: limit,
      })
    },
    async earliestAfter(after) {
      await flush()
      const row = await prisma.timer.findFirst({
        where: { dueAt: { gt: after } },
        orderBy: { dueAt: 'asc' },
        select: { dueAt: true },
      })
      return row?.dueAt ?? null
    },
  }
}

/** A lane with something new must be looked at by then, whatever else was wished for it. */
function mergeWake(wishes: Map<string, Wish>, lane: string, at: Date, token: string): void {
  const key = keyOf(LANE_TIMER, lane)
  const wish = wishes.get(key)
  if (wish?.dueAt && wish.dueAt <= at) return
  wishes.set(key, { kind: LANE_TIMER, subject: lane, dueAt: at, token, atLatest: wish === undefined })
}

interface TimerRow {
  readonly n: number
  readonly kind: string
  readonly subject: string
  readonly due_at: Date
  readonly token: string
  readonly at_latest: boolean
}

function toRow({ kind, subject, dueAt, token, atLatest }: Wish, n: number): TimerRow[] {
  return dueAt === null ? [] : [{ n, kind, subject, due_at: dueAt, token, at_latest: atLatest }]
}

const toNudge = ({ kind, subject, due_at: at, token }: TimerRow): Nudge => ({ kind, subject, at, token })
