import type { TrackedPromise } from '../../domain/promise/promise.ts'
import type { PromiseRows, PromiseTally } from '../../ports/index.ts'
import type { Prisma, PromiseEntry } from './generated/client.ts'
import { readBody, toBody } from './json-body.ts'
import type { UnitOfWork } from './unit-of-work.ts'

const TALLY = `
  SELECT count(*) FILTER (WHERE state = 'kept' AND body->>'wasLate' <> 'true')::int AS kept,
    count(*) FILTER (WHERE state = 'kept' AND body->>'wasLate' = 'true')::int AS "keptLate",
    count(*) FILTER (WHERE state = 'late')::int AS late,
    count(*) FILTER (WHERE state = 'open')::int AS open
  FROM promise WHERE partnership_id = $1`

export function createPromiseRows({ prisma, sql }: UnitOfWork): PromiseRows {
  return {
    async insert(promise) {
      await prisma.promiseEntry.createMany({ data: [toRow(promise)] })
    },
    async update(promise) {
      const { id, ...data } = toRow(promise)
      const { count } = await prisma.promiseEntry.updateMany({ where: { id }, data })
      if (count !== 1) throw new Error(`There is no promise ${id}`)
    },
    async get(id) {
      const row = await prisma.promiseEntry.findUnique({ where: { id } })
      return row && toPromise(row)
    },
    async tally(partnershipId) {
      const [tally] = await sql.rows<PromiseTally>(TALLY, partnershipId)
      return tally ?? { kept: 0, keptLate: 0, late: 0, open: 0 }
    },
    async owed(partnershipId) {
      const rows = await prisma.promiseEntry.findMany({
        where: { partnershipId, state: { in: ['open', 'late'] } },
        orderBy: [{ due: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      })
      return rows.map(toPromise)
    },
  }
}

function toRow({ id, partnershipId, state, due, ...body }: TrackedPromise) {
  return { id, partnershipId, state, due, body: toBody(body) as Prisma.InputJsonValue }
}

function toPromise({ body, ...row }: PromiseEntry): TrackedPromise {
  return {
    ...readBody<Omit<TrackedPromise, keyof PromiseEntry>>(body),
    ...row,
    state: row.state as TrackedPromise['state'],
  }
}
