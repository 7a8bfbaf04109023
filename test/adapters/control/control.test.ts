import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { callControl } from '../../../src/adapters/control/control-client.ts'
import { type ControlCall, createControlServer } from '../../../src/adapters/control/control-server.ts'
import { findSocketPath, socketPathFor } from '../../../src/adapters/control/socket-path.ts'
import { type CommandIo, UnreadableFile } from '../../../src/ports/command-io.ts'

/** A terminal that writes down what it is asked and told. */
function scriptedIo(answer: boolean | null = null) {
  const seen: string[] = []
  const io: CommandIo = {
    out: (text) => void seen.push(`out ${text}`),
    err: (text) => void seen.push(`err ${text}`),
    confirm: async (question) => {
      seen.push(`confirm ${question}`)
      return answer
    },
    readFile: async (path) => {
      seen.push(`read ${path}`)
      if (path === 'missing') throw new UnreadableFile('file-missing', { path })
      return `text of ${path}\n第二行`
    },
    readLines: async function* (path) {
      yield `line of ${path}`
    },
  }
  return { io, seen }
}

let folder: string
const stops: (() => Promise<unknown>)[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andon-control-'))
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  rmSync(folder, { recursive: true, force: true })
})

async function serve(runCommand: (call: ControlCall) => Promise<0 | 1 | 2>, at = folder) {
  const server = createControlServer({ folder: at, runCommand })
  await server.start()
  stops.push(() => server.stop())
  return server
}

const WORDS = { words: ['agreement', 'status'], language: 'zh-Hans' }

describe('the control socket', () => {
  test('reads the lines of a file over here', async () => {
    await serve(async ({ io }) => {
      for await (const line of io.readLines('a.jsonl')) io.out(line)
      return 0
    })
    const { io, seen } = scriptedIo()
    expect(await callControl(folder, WORDS, io)).toBe(0)
    expect(seen).toEqual(['read a.jsonl', 'out text of a.jsonl', 'out 第二行'])
  })

  test('runs a command over there with the terminal and files over here', async () => {
    await serve(async ({ words, language, io }) => {
      io.out(`${words.join(' ')} ${language}\n`)
      io.err(await io.readFile('a.yaml'))
      const sure = await io.confirm('sure?')
      const problem = await io.readFile('missing').catch((error: UnreadableFile) => error)
      io.out(
        `${sure} ${(problem as UnreadableFile).code} ${JSON.stringify((problem as UnreadableFile).params)}`,
      )
      return 1
    })
    const { io, seen } = scriptedIo(true)
    expect(await callControl(folder, WORDS, io)).toBe(1)
    expect(seen).toEqual([
      'out agreement status zh-Hans\n',
      'read a.yaml',
      'err text of a.yaml\n第二行',
      'confirm sure?',
      'read missing',
      'out true file-missing {"path":"missing"}',
    ])
  })

  test('carries a great deal of output in order', async () => {
    const lines = Array.from({ length: 3000 }, (_, index) => `line ${index} ${'雷'.repeat(40)}\n`)
    await serve(async ({ io }) => {
      for (const line of lines) io.out(line)
      return 0
    })
    const { io, seen } = scriptedIo()
    expect(await callControl(folder, WORDS, io)).toBe(0)
    expect(seen).toEqual(lines.map((line) => `out ${line}`))
  })

  test('serves several callers at once', async () => {
    const waiting: (() => void)[] = []
    await serve(async ({ words, io }) => {
      const both = new Promise<void>((resolve) => waiting.push(resolve))
      if (waiting.length === 2) for (const go of waiting) go()
      await both
      io.out(words.join())
      return 0
    })
    const terminals = [scriptedIo(), scriptedIo()]
    const codes = await Promise.all(
      terminals.map(({ io }, index) => callControl(folder, { words: [`${index}`], language: 'en' }, io)),
    )
    expect(codes).toEqual([0, 0])
    expect(terminals.map(({ seen }) => seen)).toEqual([['out 0'], ['out 1']])
  })

  test('nobody answers in an empty folder, in a missing one, and where a killed process left its socket', async () => {
    const { io } = scriptedIo()
    expect(await callControl(folder, WORDS, io)).toBeNull()
    expect(await callControl(join(folder, 'missing'), WORDS, io)).toBeNull()
    await leaveSocketBehind(join(folder, 'andon.sock'))
    expect(existsSync(join(folder, 'andon.sock'))).toBe(true)
    expect(await callControl(folder, WORDS, io)).toBeNull()
  })

  test('a new bot takes the place of a socket left behind, and removes its own when it stops', async () => {
    await leaveSocketBehind(join(folder, 'andon.sock'))
    const server = await serve(async () => 0)
    expect(await callControl(folder, WORDS, scriptedIo().io)).toBe(0)
    await server.stop()
    expect(existsSync(join(folder, 'andon.sock'))).toBe(false)
  })

  test('only the own user may connect', async () => {
    await serve(async () => 0)
    expect(statSync(join(folder, 'andon.sock')).mode & 0o777).toBe(0o600)
  })

  test('a folder with a long path has its socket in a private short one', async () => {
    const long = join(folder, 'a'.repeat(80), 'b'.repeat(80))
    mkdirSync(long, { recursive: true })
    await serve(async () => 2, long)
    const path = findSocketPath(long) ?? ''
    stops.push(async () => rmSync(join(path, '..'), { recursive: true, force: true }))
    expect(Buffer.byteLength(path)).toBeLessThan(104)
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
    expect(await callControl(long, WORDS, scriptedIo().io)).toBe(2)
  })

  test('a short folder that others may enter is not believed', () => {
    const long = join(folder, 'c'.repeat(120))
    mkdirSync(long, { recursive: true })
    const open = mkdtempSync(join(tmpdir(), 'andon-open-'))
    stops.push(async () => rmSync(open, { recursive: true, force: true }))
    mkdirSync(join(open, 'x'), { mode: 0o755 })
    writeFileSync(join(long, 'andon.sock.path'), join(open, 'x', 'andon.sock'))
    expect(findSocketPath(long)).toBeNull()
    expect(socketPathFor(long)).not.toContain(open)
    expect(findSocketPath(long)).toBe(socketPathFor(long))
    rmSync(join(socketPathFor(long), '..'), { recursive: true, force: true })
  })

  test('a caller that goes away answers no more questions, and the bot goes on', async () => {
    let ended: (answer: boolean | null) => void = () => undefined
    const answered = new Promise<boolean | null>((resolve) => {
      ended = resolve
    })
    await serve(async ({ words, io }) => {
      if (words.length === 0) return 0
      io.out('asking')
      ended(await io.confirm('sure?'))
      return 0
    })
    const socket = connect(join(folder, 'andon.sock'))
    socket.write(`${JSON.stringify({ type: 'run', protocol: 1, ...WORDS })}\n`)
    await once(socket, 'data')
    socket.destroy()
    expect(await answered).toBeNull()
    expect(await callControl(folder, { words: [], language: 'en' }, scriptedIo().io)).toBe(0)
  })

  test('nonsense from a caller is not carried out', async () => {
    const calls: ControlCall[] = []
    await serve(async (call) => {
      calls.push(call)
      return 0
    })
    for (const text of [
      'GET / HTTP/1.1\n\n',
      '[]\n',
      '{"type":"exit"}\n',
      'null\n',
      '\n',
      '{"type":"run","protocol":1}\n',
    ]) {
      const socket = connect(join(folder, 'andon.sock'))
      socket.on('error', () => undefined)
      socket.resume()
      socket.write(text)
      await once(socket, 'close')
    }
    expect(calls).toEqual([])
    expect(await callControl(folder, WORDS, scriptedIo().io)).toBe(0)
  })

  test('a bot of another version is told apart', async () => {
    await serveRaw('{"type":"refused","protocol":2}\n')
    await expect(callControl(folder, WORDS, scriptedIo().io)).rejects.toMatchObject({
      code: 'control-version',
    })
  })

  test('a bot that ends in the middle leaves the caller in no false belief', async () => {
    await serveRaw('{"type":"accepted","pid":1}\n{"type":"out","text":"half"}\n')
    const { io, seen } = scriptedIo()
    await expect(callControl(folder, WORDS, io)).rejects.toMatchObject({ code: 'control-lost' })
    expect(seen).toEqual(['out half'])
  })

  test('whoever ends without a word does not count as an answer', async () => {
    await serveRaw('')
    expect(await callControl(folder, WORDS, scriptedIo().io)).toBeNull()
  })

  test('stopping waits for the command under way', async () => {
    let finish: () => void = () => undefined
    const server = await serve(async ({ io }) => {
      const finished = new Promise<void>((resolve) => {
        finish = resolve
      })
      io.out('begun')
      await finished
      return 0
    })
    const begun = Promise.withResolvers<void>()
    const { io } = scriptedIo()
    const call = callControl(folder, WORDS, { ...io, out: () => begun.resolve() })
    await begun.promise
    const stopped = server.stop()
    finish()
    expect(await call).toBe(0)
    await stopped
  })
})

/** Answers the first words of a caller with a text and hangs up. */
async function serveRaw(text: string): Promise<void> {
  const server = createServer((socket) => {
    socket.once('data', () => socket.end(text))
    socket.on('error', () => undefined)
  })
  server.listen(join(folder, 'andon.sock'))
  await once(server, 'listening')
  stops.push(() => new Promise((done) => server.close(done)))
}

/** A socket file whose process is gone: another process listens, and is killed before it can clean up. */
async function leaveSocketBehind(path: string): Promise<void> {
  const { spawn } = await import('node:child_process')
  const code = `require('net').createServer().listen(${JSON.stringify(path)}, () => console.log('up'))`
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
}
