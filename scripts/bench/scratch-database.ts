import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** A new, empty database on the server; `remove` drops it, whoever is still connected. */
export async function makeScratchDatabase(server: string) {
  const name = `andon_bench_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, remove: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

export async function onServer(
  server: string,
  statement: string,
): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
