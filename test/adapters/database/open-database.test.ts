import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { migrate } from '../../../src/adapters/database/migrate.ts'
import { openDatabase } from '../../../src/adapters/database/open-database.ts'
import { createStore } from '../../../src/adapters/database/store.ts'
import { Unavailable } from '../../../src/errors.ts'

const withoutNudges = { enqueue: async () => {} }

describe('a server that cannot be reached', () => {
  /** Nothing listens on port 1. */
  const open = () =>
    openDatabase({ url: 'postgresql://anna:s3cret@127.0.0.1:1/andon?sslmode=disable', folder: null })

  test('is Unavailable to everybody who asks', async () => {
    const database = await open()
    const store = createStore({ database, nudges: withoutNudges, newId: randomUUID })
    await expect(store.ping()).rejects.toBeInstanceOf(Unavailable)
    await expect(store.transaction((tx) => tx.settings.get('x'))).rejects.toBeInstanceOf(Unavailable)
    await expect(migrate(database)).rejects.toBeInstanceOf(Unavailable)
    await store.close()
  })

  test('is described without its password', async () => {
    const database = await open()
    expect(database.description).toBe('postgresql://127.0.0.1:1/andon')
    await database.close()
  })

  test('is asked for sessions in UTC, besides what the address asks for', async () => {
    const optionsOf = async (query: string) => {
      const database = await openDatabase({ url: `postgresql://anna@db/andon${query}`, folder: null })
      await database.close()
      return new URL(database.jobs.connectionString ?? '').searchParams.get('options')
    }
    expect(await optionsOf('')).toBe('-c TimeZone=UTC')
    expect(await optionsOf('?options=-c%20lock_timeout%3D5s')).toBe('-c lock_timeout=5s -c TimeZone=UTC')
  })
})

describe('the embedded database', () => {
  test('keeps what was committed, in its folder, and lets go of it when closed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'andon-embedded-'))
    for (const expected of [null, 'kept']) {
      const database = await openDatabase({ url: null, folder })
      expect(database.description).toBe(`pglite:${folder}`)
      await migrate(database)
      const store = createStore({ database, nudges: withoutNudges, newId: randomUUID })
      const found = await store.transaction(async (tx) => {
        const before = await tx.settings.get('word')
        await tx.settings.set('word', 'kept')
        return before
      })
      expect(found).toBe(expected)
      await store.close()
    }
    rmSync(folder, { recursive: true })
  })
})
