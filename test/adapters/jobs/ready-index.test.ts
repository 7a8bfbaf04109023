import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../src/adapters/database/database.ts'
import { createPgBossScheduler } from '../../../src/adapters/jobs/pg-boss-scheduler.ts'
import { openTestDatabase } from '../../support/test-database.ts'

let database: Database
const clock = { now: () => new Date() }

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('what is ready is found without reading what rests, also when processes start together', async () => {
  const schedulers = await Promise.all([
    createPgBossScheduler({ database, clock }),
    createPgBossScheduler({ database, clock }),
  ])
  const { prisma } = database
  await prisma.$executeRaw`
    INSERT INTO pgboss.job (name, data, start_after)
    SELECT 'andon-nudges', '{}', now() + n * interval '1 minute' FROM generate_series(1, 5000) AS n`
  await prisma.$executeRaw`ANALYZE pgboss.job_common`
  const plan = await prisma.$queryRaw<Record<string, string>[]>`
    EXPLAIN SELECT id FROM pgboss.job_common WHERE name = 'andon-nudges' AND state < 'active' AND NOT blocked
      AND start_after <= now() ORDER BY priority DESC, created_on LIMIT 5`
  expect(JSON.stringify(plan)).toContain('Index Scan using andon_ready_jobs')
  for (const scheduler of schedulers) await scheduler.stop(1000)
})
