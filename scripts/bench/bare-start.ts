/** The least a process needs to reach its database: what the start of the bot is compared with. Waits to be ended. */
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

const [kind, place = ''] = process.argv.slice(2)
if (kind === 'server') {
  const client = new pg.Client({ connectionString: place })
  client.on('error', () => {})
  await client.connect()
  await client.query('SELECT 1')
} else {
  const lite = await PGlite.create(place)
  await lite.query('SELECT 1')
}
process.stdout.write('ready\n')
setInterval(() => {}, 60_000)
