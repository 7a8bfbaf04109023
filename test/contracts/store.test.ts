import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Database } from '../../src/adapters/database/database.ts'
import { createStore } from '../../src/adapters/database/store.ts'
import { createPgBossScheduler } from '../../src/adapters/jobs/pg-boss-scheduler.ts'
import { onServer, openTestDatabase } from '../support/test-database.ts'
import type { StoreWorld } from './store/store-world.ts'
import { storeContract } from './store.contract.ts'

/** Every store there is; each must keep the whole contract. The second runs where TEST_DATABASE_URL names its server. */
const STORES = onServer ? ['PostgreSQL'] : ['PGlite']

for (const name of STORES) storeContract(name, openWorld)

async function openWorld(): Promise<StoreWorld> {
  const database = await openTestDatabase()
  const scheduler = await createPgBossScheduler({ database, clock: { now: () => new Date() } })
  const open = () => createStore({ database, nudges: scheduler, newId: randomUUID })
  return {
    database,
    store: open(),
    other: open(),
    async nudgesFor(subject) {
      const rows = await database.prisma.$queryRaw<{ token: string }[]>`
        SELECT data->>'token' AS token FROM pgboss.job WHERE data->>'subject' = ${subject} ORDER BY created_on`
      return rows.map((row) => row.token)
    },
    failJobsStatement: () => runForJobs(database, 'BEGIN; SELECT 1 / 0; COMMIT').catch((error) => error),
    async close() {
      await scheduler.stop(1000)
      await database.close()
    },
  }
}

/** As pg-boss would: through the executor it is given, or over a connection of its own. */
async function runForJobs({ jobs }: Database, text: string): Promise<unknown> {
  if (jobs.db) return jobs.db.executeSql(text)
  const client = new pg.Client(jobs.connectionString)
  await client.connect()
  return client.query(text).finally(() => client.end())
}
