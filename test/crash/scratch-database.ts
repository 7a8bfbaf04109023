import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** A place for a database that is removed afterwards. */
export interface ScratchDatabase {
  readonly url: string | null
  readonly folder: string | null
  remove(): Promise<void>
}

/** @param server address of a PostgreSQL server; null makes a folder for an embedded database */
export async function makeScratchDatabase(server: string | null): Promise<ScratchDatabase> {
  if (server === null) {
    const folder = mkdtempSync(join(tmpdir(), 'andon-crash-'))
    return { url: null, folder, remove: async () => rmSync(folder, { recursive: true, force: true }) }
  }
  const name = `andon_crash_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    folder: null,
    remove: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(statement)
  await client.end()
}
