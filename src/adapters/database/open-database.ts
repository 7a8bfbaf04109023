import type { Database } from './database.ts'
import { openEmbeddedDatabase } from './embedded-database.ts'
import { openServerDatabase } from './server-database.ts'

/**
 * Opens the PostgreSQL server of `url`, or without one the embedded database in `folder` (null: in memory, for tests).
 * The folder is then locked: rejects with `folder-locked` and the pid while another process has it. The tables may be
 * missing or old: see `migrate`.
 */
export async function openDatabase(place: {
  url: string | null
  folder: string | null
  /** Of the embedded database in memory: what it begins with, from PGlite's own `dumpDataDir`. */
  image?: Blob
}): Promise<Database> {
  return place.url === null ? openEmbeddedDatabase(place.folder, place.image) : openServerDatabase(place.url)
}
