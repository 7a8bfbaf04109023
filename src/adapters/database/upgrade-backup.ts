import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeBackup } from './backup.ts'
import { isEmpty } from './backup-tables.ts'
import type { Database } from './database.ts'
import { appliedMigrations, readMigrations } from './migrate.ts'

/**
 * Backs an embedded database up into `<data folder>/backups` before it is brought up to a later version. Resolves with the
 * file, null when there is nothing to do: the tables are up to date, empty or of a newer version.
 */
export async function backUpBeforeUpgrade(
  database: Database,
  { dataFolder, now, andon }: { readonly dataFolder: string; readonly now: Date; readonly andon: string },
  migrations?: URL,
): Promise<string | null> {
  const known = (await readMigrations(migrations)).migrationDirectories.map(({ path }) => path)
  const [applied, empty] = await database.bulk(async ({ query }) => [
    await appliedMigrations(query),
    await isEmpty(query),
  ])
  const upToDate = known.every((name) => applied.includes(name))
  if (upToDate || empty || applied.some((name) => !known.includes(name))) return null
  const folder = join(dataFolder, 'backups')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `before-upgrade-${now.toISOString().replaceAll(':', '').replace('.', '')}.andon.gz`
  return (await writeBackup(database, { path: join(folder, name), now, andon })).path
}
