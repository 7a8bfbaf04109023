import {
  type AgendaItem,
  type CheckIn,
  type CheckInSettings,
  INITIAL_SETTINGS,
} from '../../domain/check-in/check-in.ts'
import type { AgendaRows, CheckInRows } from '../../ports/index.ts'
import type { AgendaEntry, CheckInEntry, Prisma } from './generated/client.ts'
import { readBody, toBody } from './json-body.ts'
import type { UnitOfWork } from './unit-of-work.ts'

export function createCheckInRows({ prisma }: UnitOfWork): CheckInRows {
  return {
    async save(checkIn) {
      const row = toRow(checkIn)
      await prisma.checkInEntry.upsert({ where: { id: row.id }, create: row, update: row })
    },
    async get(id) {
      const row = await prisma.checkInEntry.findUnique({ where: { id } })
      return row && toCheckIn(row)
    },
    async remove(ids) {
      await prisma.checkInEntry.deleteMany({ where: { id: { in: [...ids] } } })
    },
    async fromWeek(partnershipId, week) {
      const rows = await prisma.checkInEntry.findMany({
        where: { partnershipId, week: { gte: week } },
        orderBy: [
          { week: 'asc' },
          { extra: 'asc' },
          { start: { sort: 'asc', nulls: 'last' } },
          { id: 'asc' },
        ],
      })
      return rows.map(toCheckIn)
    },
    async ahead(partnershipId) {
      const rows = await prisma.checkInEntry.findMany({
        where: { partnershipId, state: { in: ['planned', 'published'] } },
        orderBy: [{ start: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      })
      return rows.map(toCheckIn)
    },
    async past(partnershipId, week, limit) {
      const rows = await prisma.checkInEntry.findMany({
        where: { partnershipId, week: { lte: week }, state: { in: ['held', 'skipped'] } },
        orderBy: [{ week: 'desc' }, { start: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
        take: limit,
      })
      return rows.map(toCheckIn)
    },
    async ledger(partnershipId) {
      const { _sum: sum } = await prisma.checkInEntry.aggregate({
        where: { partnershipId, state: 'held' },
        _sum: { burdenBrand: true, burdenFactory: true },
      })
      return { brand: sum.burdenBrand ?? 0, factory: sum.burdenFactory ?? 0 }
    },
    async settings(partnershipId) {
      const row = await prisma.checkInSetting.findUnique({ where: { partnershipId } })
      if (!row) return INITIAL_SETTINGS
      const { mode, keptTime, keptFor } = row
      return { mode: mode as CheckInSettings['mode'], keptTime, keptFor }
    },
    async saveSettings(partnershipId, { mode, keptTime, keptFor }) {
      const data = { mode, keptTime, keptFor }
      await prisma.checkInSetting.upsert({
        where: { partnershipId },
        create: { partnershipId, ...data },
        update: data,
      })
    },
  }
}

export function createAgendaRows({ prisma }: UnitOfWork): AgendaRows {
  const list = async (where: Prisma.AgendaEntryWhereInput): Promise<AgendaItem[]> => {
    const rows = await prisma.agendaEntry.findMany({ where, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }] })
    return rows.map(toItem)
  }
  return {
    async save(item) {
      const { id, partnershipId, addedBy, addedAt, checkInId, removedAt, ...body } = item
      const row = {
        ...{ id, partnershipId, addedBy, addedAt, checkInId, removedAt },
        body: toBody(body) as Prisma.InputJsonValue,
      }
      await prisma.agendaEntry.upsert({ where: { id }, create: row, update: row })
    },
    async get(id) {
      const row = await prisma.agendaEntry.findUnique({ where: { id } })
      return row && toItem(row)
    },
    waiting: (partnershipId) => list({ partnershipId, checkInId: null, removedAt: null }),
    ofCheckIn: (checkInId) => list({ checkInId, removedAt: null }),
  }
}

function toRow({ burden, ...checkIn }: CheckIn) {
  const { id, partnershipId, week, extra, state, mode, start, minutes, sequence, ...body } = checkIn
  return {
    ...{ id, partnershipId, week, extra, state, mode, start, minutes, sequence },
    burdenBrand: burden.brand,
    burdenFactory: burden.factory,
    body: toBody(body) as Prisma.InputJsonValue,
  }
}

function toCheckIn({ body, burdenBrand, burdenFactory, ...row }: CheckInEntry): CheckIn {
  return {
    ...readBody<Omit<CheckIn, keyof CheckInEntry | 'burden'>>(body),
    ...row,
    state: row.state as CheckIn['state'],
    mode: row.mode as CheckIn['mode'],
    burden: { brand: burdenBrand, factory: burdenFactory },
  }
}

function toItem({ body, ...row }: AgendaEntry): AgendaItem {
  return { ...readBody<Omit<AgendaItem, keyof AgendaEntry>>(body), ...row }
}
