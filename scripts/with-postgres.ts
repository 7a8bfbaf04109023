import { execFileSync, spawnSync } from 'node:child_process'
import { createConnection } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Runs a command with TEST_DATABASE_URL set to a real PostgreSQL: the one that TEST_DATABASE_URL already names, the one on
 * 127.0.0.1:5432 when it answers, else one installed and started from Debian's package. Never runs it without.
 */
const HOST = '127.0.0.1'
const PORT = 5432
const START_LIMIT_MS = 60_000

const answers = (): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host: HOST, port: PORT, timeout: 2_000 })
    const end = (answer: boolean) => () => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false))
  })

async function startFromPackage(): Promise<void> {
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'inherit' })
  run('apt-get', 'update', '-qq')
  run('apt-get', 'install', '-y', '-qq', 'postgresql')
  const [cluster = '15 main'] = execFileSync('pg_lsclusters', ['-h'], { encoding: 'utf8' }).split('\n')
  const [version = '15', name = 'main'] = cluster.trim().split(/\s+/)
  const trust = `host all all ${HOST}/32 trust`
  run('sh', '-c', `printf '%s\\n' '${trust}' > /etc/postgresql/${version}/${name}/pg_hba.conf`)
  run('sh', '-c', `printf 'local all all trust\\n' >> /etc/postgresql/${version}/${name}/pg_hba.conf`)
  run('pg_ctlcluster', '--skip-systemctl-redirect', version, name, 'restart')
  const limit = performance.now() + START_LIMIT_MS
  while (!(await answers())) {
    if (performance.now() > limit) throw new Error('PostgreSQL was started and does not answer')
    await delay(500)
  }
}

const [command, ...args] = process.argv.slice(2)
if (!command) throw new Error('usage: node scripts/with-postgres.ts COMMAND …')
let url = process.env.TEST_DATABASE_URL
if (!url) {
  if (!(await answers())) await startFromPackage()
  url = `postgresql://postgres@${HOST}:${PORT}/postgres`
}
process.stderr.write(`PostgreSQL: ${new URL(url).host}\n`)
const done = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } })
process.exit(done.status ?? 1)
