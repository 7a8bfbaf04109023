import type { PictureRows } from '../../ports/index.ts'
import type { UnitOfWork } from './unit-of-work.ts'

export function createPictureRows({ prisma }: UnitOfWork): PictureRows {
  return {
    async keep(id, svg, keptAt) {
      await prisma.picture.upsert({ where: { id }, create: { id, svg, keptAt }, update: { keptAt } })
    },
    async get(id) {
      const row = await prisma.picture.findUnique({ where: { id } })
      return row?.svg ?? null
    },
  }
}
