/**
 * Makes the next migration: the difference between what the migrations build and what schema.prisma says.
 * `node scripts/new-migration.ts add-something` writes prisma/migrations/<time>_add-something/migration.sql. Look at it,
 * add what Prisma cannot say (triggers, data), and commit it together with the schema.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { NO_FILTERS, readMigrations } from '../src/adapters/database/migrate.ts'
import { openDatabase } from '../src/adapters/database/open-database.ts'
import { loadSchemaEngine } from '../src/adapters/database/schema-engine.ts'

const name = process.argv[2] ?? ''
if (!/^[a-z][a-z0-9-]*$/.test(name)) {
  console.error('Usage: node scripts/new-migration.ts NAME   (kebab-case, e.g. add-promises)')
  process.exit(2)
}

const schema = await readFile(new URL('../prisma/schema.prisma', import.meta.url), 'utf8')
const migrationsList = await readMigrations()
const database = await openDatabase({ url: null, folder: null })
const script = await database.migrating(async ({ adapter }) => {
  const engine = await loadSchemaEngine(adapter, schema)
  const difference = await engine.diff({
    from: { tag: 'migrations', ...migrationsList },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: true,
    filters: NO_FILTERS,
  })
  return difference.exitCode === 0 ? null : difference.stdout
})
await database.close()

if (script === null) {
  console.log('Migrations and schema agree: nothing to do.')
} else {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = new URL(`../prisma/migrations/${time}_${name}/`, import.meta.url)
  await mkdir(folder)
  await writeFile(new URL('migration.sql', folder), script)
  console.log(`prisma/migrations/${time}_${name}/migration.sql`)
}
