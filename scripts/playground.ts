// Andon and Microsoft's Agents Playground side by side, on the example partnership: `npm run playground`. Nothing of it is
// kept: the playground forgets its conversations, so the database is thrown away with them. Ctrl-C ends both.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answers, type Child, isFree, run, startChild } from './playground/children.ts'
import { PLAYGROUND_FILE, writePlaygroundPartnership } from './playground/partnership.ts'

const ROOT = join(import.meta.dirname, '..')
const PLAYGROUND = fileURLToPath(import.meta.resolve('@microsoft/m365agentsplayground/cli.js'))
/** A first start builds an embedded database. */
const START_LIMIT_MS = 120_000

const PORTS = { PORT: 3978, CONSOLE_PORT: 3000, PLAYGROUND_PORT: 56150 } as const
const portOf = (name: keyof typeof PORTS): number => Number(process.env[name] || PORTS[name])

/** The environment without what would connect Andon to something real. */
function environment(folder: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => name !== 'DATABASE_URL' && !/^(SLACK|TEAMS)_/.test(name),
  )
  return {
    ...Object.fromEntries(inherited),
    ANDON_DATA: folder,
    HOST: '127.0.0.1',
    PORT: String(portOf('PORT')),
    CONSOLE_PORT: String(portOf('CONSOLE_PORT')),
    TEAMS_ALLOW_ANONYMOUS: 'true',
    TEAMS_SERVICE_URL: `http://localhost:${portOf('PLAYGROUND_PORT')}/_connector`,
  }
}

async function startAndon(folder: string, children: Child[]): Promise<void> {
  const env = environment(folder)
  const andon = startChild({ name: 'Andon', args: ['src/main.ts'], cwd: ROOT, env })
  children.push(andon)
  await answers(`http://127.0.0.1:${portOf('PORT')}/readyz`, andon, START_LIMIT_MS)
  const args = ['src/cli.ts', 'setup', '--file', writePlaygroundPartnership(folder), '--yes']
  await run({ name: 'andon setup', args, cwd: ROOT, env })
}

async function startPlayground(folder: string, children: Child[]): Promise<void> {
  const port = portOf('PLAYGROUND_PORT')
  const endpoint = `http://127.0.0.1:${portOf('PORT')}/api/messages`
  const playground = startChild({
    name: 'the playground',
    args: [PLAYGROUND, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'],
    cwd: folder,
    env: {
      ...process.env,
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: PLAYGROUND_FILE,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
      // It neither opens a browser nor reports to anybody.
      TEAMSAPPTESTER_BROWSER: 'none',
      APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
    },
  })
  children.push(playground)
  await answers(`http://127.0.0.1:${port}/_debug/ping`, playground, START_LIMIT_MS)
}

async function main(): Promise<number> {
  for (const name of Object.keys(PORTS) as (keyof typeof PORTS)[]) {
    if (await isFree(portOf(name))) continue
    process.stderr.write(
      `Port ${portOf(name)} is taken. End what uses it, or choose another: ${name}=… npm run playground\n`,
    )
    return 1
  }
  const folder = mkdtempSync(join(tmpdir(), 'andon-playground-'))
  const children: Child[] = []
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(0))
  })
  const work = async (): Promise<number> => {
    process.stdout.write('Starting Andon and the playground …\n')
    await startAndon(folder, children)
    await startPlayground(folder, children)
    process.stdout.write(
      [
        `Teams, as the playground shows it: http://localhost:${portOf('PLAYGROUND_PORT')}/`,
        `Andon’s own console, where time is moved: http://localhost:${portOf('CONSOLE_PORT')}/`,
        'Write in “General”: @Andon defect 3 of 200 housings cracked at the hinge, lot L2611',
        'Ctrl-C ends both; nothing is kept.',
        '',
      ].join('\n'),
    )
    const first = await Promise.race(children.map((child) => child.ended.then(() => child)))
    throw new Error(`${first.name} ended:\n${first.log()}`)
  }
  try {
    return await Promise.race([work(), interrupted])
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    return 1
  } finally {
    await Promise.all(children.map((child) => child.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

process.exit(await main())
