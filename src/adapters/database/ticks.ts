import type { Ticks } from '../../ports/index.ts'
import type { Database } from './database.ts'
import { unavailable } from './database-errors.ts'

/** Ticks as rows: who moves the row forward has the tick. */
export function createTicks({ prisma }: Pick<Database, 'prisma'>): Ticks {
  return {
    async claim(name, slot) {
      const moved = await prisma.$executeRaw`
        INSERT INTO tick (name, at) VALUES (${name}, ${slot.toISOString()}::timestamptz)
        ON CONFLICT (name) DO UPDATE SET at = excluded.at WHERE tick.at < excluded.at`.catch(unavailable)
      return moved === 1
    },
  }
}
