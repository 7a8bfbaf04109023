import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { lockFolder } from '../../src/adapters/database/folder-lock.ts'
import { createConsoleClient, FACTORY } from '../adapters/console/console-client.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const LIMIT_MS = 60_000

let home: string
const children = new Set<ChildProcess>()

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'andon-cli-'))
  cpSync(join(ROOT, 'examples'), home, { recursive: true })
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

function start(script: string, words: readonly string[], environment: Record<string, string> = {}) {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [join(ROOT, 'src', script), ...words], {
    cwd: home,
    env: { PATH, ANDON_DATA: join(home, 'data'), ANDON_LANG: 'en', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
  })
  children.add(child)
  const printed = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...printed }))
  return { child, printed, ended }
}

const andon = (words: readonly string[], environment: Record<string, string> = {}) =>
  start('cli.ts', words, environment).ended

const DEADLINES =
  'deadlines --partnership partnership.yaml --agreement agreement.yaml --kind defect --class safety --severity critical --raised-by factory --at 2026-02-13T10:00:00Z'

describe('the andon process', { timeout: LIMIT_MS * 2 }, () => {
  test('prints only JSON with --json, and finds files from where it was called', async () => {
    const { code, out, err } = await andon(`${DEADLINES} --json`.split(' '))
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(JSON.parse(out).map(({ due }: { due: string }) => due)).toEqual([
      '2026-02-14T10:00:00Z',
      '2026-02-17T17:30:00Z',
      '2026-02-14T10:00:00Z',
      '2026-03-06T00:00:00Z',
    ])
  })

  test('through npm, which changes the folder, files are still found where it was called', async () => {
    const { PATH = '' } = process.env
    const environment = { PATH, ANDON_LANG: 'en', INIT_CWD: home }
    const check = async (npm_lifecycle_event: string) => {
      const child = spawn(
        process.execPath,
        [join(ROOT, 'src', 'cli.ts'), 'agreement', 'check', 'agreement.yaml'],
        { cwd: ROOT, env: { ...environment, npm_lifecycle_event }, stdio: 'ignore', timeout: LIMIT_MS },
      )
      children.add(child)
      const [code] = await once(child, 'close')
      return code
    }
    expect(await check('andon')).toBe(0)
    // Called by another script of npm, the folder is the process's own.
    expect(await check('test')).toBe(2)
  })

  test('ends with 2 for a slip of the pen, in the terminal’s language', async () => {
    const { code, out, err } = await andon(['deadlnes'], { ANDON_LANG: '', LANG: 'zh_CN.UTF-8' })
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain('您是否想用“deadlines”？')
  })

  test('wrong settings are named without a stack', async () => {
    const { code, err } = await andon(['version'], { PORT: 'many', DATABASE_URL: 'mysql://u:secret@h/d' })
    expect(code).toBe(2)
    expect(err).toContain('PORT')
    expect(err).not.toContain('secret')
    expect(err).not.toMatch(/^\s+at /m)
  })

  test('a reader that closes the pipe early is no error', async () => {
    const { child, printed, ended } = start('cli.ts', ['schema', 'partnership'])
    child.stdout?.destroy()
    expect(await ended).toMatchObject({ code: 0 })
    expect(printed.err).toBe('')
  })

  test('a file that is not there, a folder, an endless device', async () => {
    for (const [path, said] of [
      ['nope.yaml', 'There is no file nope.yaml'],
      ['.', 'is a folder'],
      ['/dev/zero', 'larger than 2 MB'],
    ] as const) {
      const { code, err } = await andon(['agreement', 'check', path])
      expect(err).toContain(said)
      expect(code).toBe(2)
    }
  })

  test('refuses a locked database whose holder does not answer, and names its pid', async () => {
    const data = join(home, 'locked')
    const lock = await lockFolder(join(data, 'database'))
    const { code, err } = await andon(['tickets'], { ANDON_DATA: data })
    lock.release()
    expect(err).toContain(`process ${process.pid}`)
    expect(code).toBe(1)
  })

  test('opens the embedded database itself when no bot runs', async () => {
    const data = { ANDON_DATA: join(home, 'alone') }
    const made = await andon(['setup', '--file', 'partnership.yaml', '--yes', '--json'], data)
    expect(made.code).toBe(0)
    expect(JSON.parse(made.out)).toMatchObject({ result: 'created' })
    expect((await andon(['audit', 'verify'], data)).out).toMatch(/^aurora: 2 rows, the chain is whole/)
  })

  test('writes while the bot writes, through the bot, and both are there afterwards', async () => {
    const data = { ANDON_DATA: join(home, 'shared'), PORT: '0', CONSOLE_PORT: '0', LOG_LEVEL: 'warn' }
    const bot = start('main.ts', [], data)
    const url = await printedUrl(bot)
    const page = createConsoleClient(url)
    const said = Array.from({ length: 6 }, (_, index) =>
      page.act('say', FACTORY, { text: `/defect Burrs on hinge number ${index}` }),
    )
    const names = Array.from({ length: 3 }, (_, index) => `Aurora ${index}`)
    const written = names.map(async (name, index) => {
      const file = join(home, `p${index}.yaml`)
      const text = readFileSync(join(home, 'partnership.yaml'), 'utf8')
      writeFileSync(file, text.replace('name: Aurora Earbuds', `name: ${name}`))
      return andon(['setup', '--file', `p${index}.yaml`], data)
    })
    const [statuses, outcomes] = await Promise.all([Promise.all(said), Promise.all(written)])
    expect(statuses.map(({ status }) => status)).toEqual(said.map(() => 200))
    expect(outcomes.map(({ code, err }) => [code, err.match(/locked|in use/)])).toEqual(
      names.map(() => [0, null]),
    )
    const before = JSON.parse((await andon(['tickets', '--json'], data)).out)
    expect(before).toHaveLength(6)

    // Killed, not asked to stop: what was said to be done is in the database, and the stale socket is in nobody's way.
    bot.child.kill('SIGKILL')
    await bot.ended
    const after = await andon(['tickets', '--json'], data)
    expect(after.code).toBe(0)
    expect(JSON.parse(after.out)).toEqual(before)
    const verified = await andon(['audit', 'verify', '--json'], data)
    expect(verified.code).toBe(0)
    // Created and agreed (5), six tickets with their rows, three new names.
    expect(JSON.parse(verified.out)[0].rows).toBeGreaterThanOrEqual(5 + 6 + 3)
  })
})

/** The console's address, once the bot has printed it. */
async function printedUrl({ child, printed, ended }: ReturnType<typeof start>): Promise<string> {
  const gone = ended.then(({ err }) => Promise.reject(new Error(`the bot ended: ${err}`)))
  for (;;) {
    const [url] = /http:\/\/localhost:\d+\//.exec(printed.out) ?? []
    if (url && printed.out.endsWith('\n')) return url
    await Promise.race([once(child.stdout ?? child, 'data'), gone])
  }
}
