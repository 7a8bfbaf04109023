import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { NO_FILTERS, readMigrations } from '../../../src/adapters/database/migrate.ts'
import { openDatabase } from '../../../src/adapters/database/open-database.ts'
import { loadSchemaEngine } from '../../../src/adapters/database/schema-engine.ts'

const schema = readFileSync(new URL('../../../prisma/schema.prisma', import.meta.url), 'utf8')

test('the migrations build what schema.prisma says', async () => {
  const database = await openDatabase({ url: null, folder: null })
  const migrations = await readMigrations()
  const difference = (content: string) =>
    database.migrating(async ({ adapter }) => {
      const engine = await loadSchemaEngine(adapter, schema)
      return engine.diff({
        from: { tag: 'migrations', ...migrations },
        to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
        script: true,
        exitCode: true,
        filters: NO_FILTERS,
      })
    })
  const same = await difference(schema)
  expect(same.exitCode === 0 ? '' : same.stdout).toBe('')
  // The same question does see a difference where there is one.
  const other = await difference(schema.replace('model Setting {', 'model Setting {\n  extra String?\n'))
  expect(other.stdout).toContain('ADD COLUMN     "extra" TEXT')
  await database.close()
})
