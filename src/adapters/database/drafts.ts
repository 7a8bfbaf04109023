import type { DraftRows } from '../../ports/index.ts'
import type { UnitOfWork } from './unit-of-work.ts'

export function createDraftRows({ sql, prisma }: UnitOfWork): DraftRows {
  return {
    async get(name) {
      const row = await prisma.draft.findUnique({ where: { name } })
      return row?.content ?? null
    },
    async put(name, content, at) {
      await sql.run(
        `INSERT INTO draft (name, content, updated_at) VALUES ($1, $2::text::json, $3::timestamptz)
         ON CONFLICT (name) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at`,
        name,
        JSON.stringify(content),
        at.toISOString(),
      )
    },
    async remove(name) {
      await prisma.draft.deleteMany({ where: { name } })
    },
  }
}
