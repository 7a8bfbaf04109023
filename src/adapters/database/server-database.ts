import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { type BulkSession, type Database, type MigrationSession, TRANSACTION_LIMITS } from './database.ts'
import { unavailable } from './database-errors.ts'
import { PrismaClient } from './generated/client.ts'

/** "andon" as a number: the advisory lock under which one process migrates. */
const MIGRATION_LOCK = '418481498990'
const CONNECTIONS = 10
const JOB_CONNECTIONS = 4
const PREPARED_STATEMENTS = 200

/** The PostgreSQL server of the URL. Nothing is connected until it is needed. */
export function openServerDatabase(url: string): Database {
  const connectionString = inUtc(url)
  const settings = {
    connectionString,
    application_name: 'andon',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  }
  const pool = new pg.Pool({ ...settings, max: CONNECTIONS })
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    // A connection that breaks while idle is replaced; who needs one and gets none hears of it then.
    onPoolError: () => {},
    statementNameGenerator: createStatementNames(),
  })
  const prisma = new PrismaClient({ adapter, transactionOptions: TRANSACTION_LIMITS })
  return {
    prisma,
    description: describe(url),
    jobs: { connectionString, max: JOB_CONNECTIONS, backend: 'postgres' },
    migrating: (work) => inMigrationSession(settings, work),
    bulk: (work) => inOneTransaction(settings, work).catch(unavailable),
    async ping() {
      await prisma.$queryRaw`SELECT 1`.catch(unavailable)
    },
    async time() {
      const [row] = await prisma.$queryRaw<{ ms: number }[]>`
        SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`.catch(unavailable)
      return row?.ms ?? Number.NaN
    },
    async close() {
      await prisma.$disconnect()
      if (!pool.ended) await pool.end()
    },
  }
}

/** Prisma's adapter reads and writes instants without their offset: every session has to be in UTC. */
function inUtc(url: string): string {
  const parsed = new URL(url)
  const written = parsed.searchParams.get('options')
  parsed.searchParams.set('options', written ? `${written} -c TimeZone=UTC` : '-c TimeZone=UTC')
  return parsed.href
}

function describe(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `postgresql://${hostname}:${port || '5432'}${pathname}`
}

/**
 * Names for the statements the server shall keep prepared: planning costs more than running most of them. Only so many,
 * as texts with lists are different for each length of the list.
 */
function createStatementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const name = names.get(sql) ?? (names.size < PREPARED_STATEMENTS ? `andon_${names.size}` : '')
    if (name !== '') names.set(sql, name)
    return name
  }
}

/** A pool of one connection, so that the lock, the engine's own lock and the scripts are of one session. */
async function inMigrationSession<T>(
  settings: pg.PoolConfig,
  work: (session: MigrationSession) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ ...settings, max: 1, idleTimeoutMillis: 0 })
  try {
    await pool.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`).catch(unavailable)
    return await work({
      query: async (text) => (await pool.query(text)).rows,
      adapter: migrationAdapter(pool),
    })
  } finally {
    await pool.end()
  }
}

async function inOneTransaction<T>(
  settings: pg.ClientConfig,
  work: (session: BulkSession) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(settings)
  // A connection that breaks is noticed by the statement that is under way.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN')
    const result = await work({
      query: async (text, values) => (await client.query(text, values && [...values])).rows,
      script: async (text) => void (await client.query(text)),
    })
    await client.query('COMMIT')
    return result
  } finally {
    // Whatever was not committed ends with the session.
    await client.end()
  }
}

/** The adapter's own `executeScript` cuts scripts at every semicolon, also inside a function's body. */
function migrationAdapter(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool)
  const withScripts = (adapter: SqlDriverAdapter) =>
    Object.assign(adapter, {
      executeScript: async (script: string) => {
        await pool.query(script)
      },
    })
  return {
    provider: 'postgres',
    adapterName: factory.adapterName,
    connect: async () => withScripts(await factory.connect()),
    connectToShadowDb: () => Promise.reject(new Error('New migrations are made on the embedded database.')),
  }
}
