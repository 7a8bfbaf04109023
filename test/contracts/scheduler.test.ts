import { createPgBossScheduler } from '../../src/adapters/jobs/pg-boss-scheduler.ts'
import { onServer, openTestDatabase } from '../support/test-database.ts'
import { type SchedulerWorld, schedulerContract } from './scheduler.contract.ts'

/** Every scheduler there is. The second runs where TEST_DATABASE_URL names its server. */
const SCHEDULERS = onServer ? ['pg-boss on PostgreSQL'] : ['pg-boss on PGlite']

for (const name of SCHEDULERS) schedulerContract(name, openWorld)

async function openWorld(): Promise<SchedulerWorld> {
  const database = await openTestDatabase()
  return {
    open: (clock, limit) =>
      createPgBossScheduler({ database, clock, retries: { limit, delaySeconds: 0, maxDelaySeconds: 1 } }),
    transaction: (work) =>
      database.prisma.$transaction((prisma) =>
        work({ query: (text, values) => prisma.$queryRawUnsafe(text, ...values) }),
      ),
    async clear() {
      const [table] = await database.prisma.$queryRaw<{ present: boolean }[]>`
        SELECT to_regclass('pgboss.job') IS NOT NULL AS present`
      if (table?.present) await database.prisma.$executeRaw`DELETE FROM pgboss.job`
    },
    close: () => database.close(),
  }
}
