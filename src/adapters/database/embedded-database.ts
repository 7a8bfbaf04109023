import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { Db } from 'pg-boss'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { type Database, TRANSACTION_LIMITS } from './database.ts'
import { unavailable } from './database-errors.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { PrismaClient } from './generated/client.ts'

/** Runs one piece of work after the other. */
type Line = <T>(work: () => Promise<T>) => Promise<T>

/**
 * PostgreSQL inside this process. Its data lies in the folder, which is locked against other processes; null keeps
 * everything in memory. There is one connection, and everybody on it stands in one line: a transaction of ours has it
 * to itself from begin to end, and so has each call of pg-boss.
 */
export async function openEmbeddedDatabase(folder: string | null, image?: Blob): Promise<Database> {
  const lock = folder === null ? null : await lockFolder(folder)
  const lite = await openLite(folder, lock, image)
  const line = createLine()
  const migrations = createLine()
  const factory = new PrismaPGlite(inLine(lite, line))
  const prisma = new PrismaClient({ adapter: factory, transactionOptions: TRANSACTION_LIMITS })
  return {
    prisma,
    description: folder === null ? 'pglite:memory' : `pglite:${resolve(folder)}`,
    jobs: { db: createJobsDatabase(lite, line), backend: 'pglite' },
    migrating: (work) =>
      migrations(() =>
        work({
          query: async (text) => (await line(() => lite.query<Record<string, unknown>>(text))).rows,
          adapter: migrationAdapter(factory, (script) => line(() => runScript(lite, script))),
        }),
      ),
    bulk: (work) =>
      line(() =>
        lite.transaction((transaction) =>
          work({
            query: async (text, values) =>
              (await transaction.query<Record<string, unknown>>(text, values && [...values])).rows,
            script: async (text) => void (await transaction.exec(text)),
          }),
        ),
      ),
    async ping() {
      await prisma.$queryRaw`SELECT 1`.catch(unavailable)
    },
    time: async () => Date.now(),
    async close() {
      await prisma.$disconnect()
      await line(() => lite.close())
      lock?.release()
    },
  }
}

async function openLite(folder: string | null, lock: FolderLock | null, image?: Blob): Promise<PGlite> {
  try {
    if (folder !== null) mkdirSync(folder, { recursive: true })
    const dataDir = folder === null ? 'memory://' : join(folder, 'database')
    const lite = await PGlite.create({ dataDir, ...(image ? { loadDataDir: image } : {}) })
    // Prisma's adapter reads and writes instants without their offset.
    await lite.exec(`SET TIME ZONE 'UTC'`)
    return lite
  } catch (error) {
    lock?.release()
    throw error
  }
}

function createLine(): Line {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }
}

/** The three calls Prisma's adapter makes, each in line. */
function inLine(lite: PGlite, line: Line): PGlite {
  const calls: Pick<PGlite, 'query' | 'exec' | 'transaction'> = {
    query: (text, values, options) => line(() => lite.query(text, values, options)),
    exec: (text, options) => line(() => lite.exec(text, options)),
    transaction: (work) => line(() => lite.transaction(work)),
  }
  return calls as PGlite
}

/**
 * pg-boss expects a pool: a failed call of its must not be felt by the next. A text of several statements with its own
 * BEGIN leaves an aborted transaction behind when one fails, so that is ended before anybody else has their turn.
 */
function createJobsDatabase(lite: PGlite, line: Line): Db {
  return {
    executeSql: (text, values) =>
      line(async () => {
        if (values?.length) return lite.query(text, values)
        return { rows: await runScript(lite, text) }
      }),
    async listen(channel, onNotification, onReconnect) {
      const unsubscribe = await line(() => lite.listen(channel, onNotification))
      onReconnect()
      return { close: () => line(() => unsubscribe()) }
    },
    async setSessionStatements(statements) {
      for (const statement of statements) await line(() => lite.exec(statement))
    },
  }
}

/** Runs statements of one text; resolves with the rows of all. Leaves no transaction open when one fails. */
async function runScript(lite: PGlite, text: string): Promise<Record<string, unknown>[]> {
  try {
    const results = await lite.exec(text)
    return results.flatMap((result) => result.rows as Record<string, unknown>[])
  } catch (error) {
    await lite.exec('ROLLBACK')
    throw error
  }
}

/** The adapter's own `executeScript` does not wait for the script, and hides its errors. */
function migrationAdapter(
  factory: PrismaPGlite,
  execute: (script: string) => Promise<unknown>,
): SqlMigrationAwareDriverAdapterFactory {
  const withScripts = (adapter: SqlDriverAdapter, run: (script: string) => Promise<unknown>) =>
    Object.assign(adapter, {
      executeScript: async (script: string) => {
        await run(script)
      },
    })
  return {
    provider: 'postgres',
    adapterName: factory.adapterName,
    connect: async () => withScripts(await factory.connect(), execute),
    async connectToShadowDb() {
      const shadow = await PGlite.create('memory://')
      const adapter = await new PrismaPGlite(shadow).connect()
      const dispose = () => shadow.close()
      return Object.assign(
        withScripts(adapter, (script) => runScript(shadow, script)),
        { dispose },
      )
    },
  }
}
