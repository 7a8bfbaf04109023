import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../src/adapters/database/open-database.ts'
import { BRAND, createConsoleClient } from '../adapters/console/console-client.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const AT_ONCE = 12

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andon-stop-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

test('asked to stop in the middle of work, the bot finishes what it holds, ends with 0 within 10 s, and it is all there', async () => {
  const [consolePort, port] = [await freePort(), await freePort()]
  const { PATH = '' } = process.env
  const bot = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: {
      PATH,
      ANDON_DATA: folder,
      CONSOLE_PORT: String(consolePort),
      PORT: String(port),
      ANDON_LANG: 'en',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 100_000,
  })
  const exited = once(bot, 'exit')
  const lines = createInterface({ input: bot.stdout })
  await new Promise<void>((resolve) =>
    lines.on('line', (line) => {
      if (line.includes(String(consolePort))) resolve()
    }),
  )
  const client = createConsoleClient(`http://localhost:${consolePort}/`)
  // One that is through shows that the way is open; the others stand in line when the signal comes.
  expect((await client.act('say', BRAND, { text: '/defect Warm up' })).status).toBe(200)
  const answers = Array.from({ length: AT_ONCE }, (_, n) =>
    client.act('say', BRAND, { text: `/defect Hinge number ${n}` }).then(
      ({ status }) => status,
      () => 0,
    ),
  )
  await Promise.race(answers)
  const asked = performance.now()
  bot.kill('SIGTERM')
  const [code] = await exited
  expect(code).toBe(0)
  expect(performance.now() - asked).toBeLessThan(10_000)
  // Who was not heard any more is not answered, and asks again; who was answered finds it there.
  const statuses = await Promise.all(answers)
  const done = statuses.flatMap((status, n) => (status === 200 ? [`Hinge number ${n}`] : []))
  expect(done.length).toBeGreaterThanOrEqual(2)
  expect(statuses.filter((status) => status !== 200 && status !== 0)).toEqual([])

  const database = await openDatabase({ url: null, folder: join(folder, 'database') })
  const tickets = await database.prisma.ticket.findMany({ select: { body: true } })
  await database.close()
  const titles = tickets.map(({ body }) => (body as { fields: { title: string } }).fields.title)
  for (const title of done) expect(titles.filter((found) => found === title)).toHaveLength(1)
})
