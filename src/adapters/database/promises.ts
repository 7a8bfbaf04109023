import type { TrackedPromise } from '../../domain/promise/promise.ts'
import type { PromiseRows } from '../../ports/index.ts'
import type { Prisma, PromiseEntry } from './generated/client.ts'
import { readBody, toBody } from './json-body.ts'
import type { UnitOfWork } from './unit-of-work.ts'

export function createPromiseRows({ prisma }: UnitOfWork): PromiseRows {
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
