import type { SettingRows } from '../../ports/index.ts'
import type { UnitOfWork } from './unit-of-work.ts'

export function createSettingRows({ prisma }: UnitOfWork): SettingRows {
  return {
    async get(name) {
      const row = await prisma.setting.findUnique({ where: { name } })
      return row?.value ?? null
    },
    async set(name, value) {
      await prisma.setting.upsert({ where: { name }, create: { name, value }, update: { value } })
    },
  }
}
