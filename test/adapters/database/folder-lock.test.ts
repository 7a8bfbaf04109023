import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockFolder } from '../../../src/adapters/database/folder-lock.ts'
import { openDatabase } from '../../../src/adapters/database/open-database.ts'

const MODULE = new URL('../../../src/adapters/database/folder-lock.ts', import.meta.url).href

/** A process that takes the lock, says `held` or `refused PID`, and ends when its input does. */
const PROGRAM = `
  const { lockFolder } = await import(process.argv[1])
  process.stdin.resume()
  process.stdin.on('end', () => process.exit(0))
  try {
    const lock = await lockFolder(process.argv[2])
    globalThis.lock = lock
    console.log('held')
  } catch (error) {
    console.log(error.code === 'folder-locked' ? 'refused ' + error.params.pid : 'failed ' + error)
  }`

describe('the lock of the embedded folder', () => {
  let folder: string
  let children: ChildProcess[]
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'andon-lock-')), 'made', 'when missing')
    children = []
  })
  afterEach(async () => {
    await Promise.all(children.map((child) => end(child, 'SIGKILL')))
    rmSync(join(folder, '..', '..'), { recursive: true, force: true })
  })

  const start = async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, MODULE, folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    children.push(child)
    const [line] = await once(createInterface({ input: child.stdout }), 'line')
    return { child, line: String(line) }
  }

  test('keeps out a second process and names the first', async () => {
    const { child, line } = await start()
    expect(line).toBe('held')
    await expect(lockFolder(folder)).rejects.toMatchObject({
      code: 'folder-locked',
      params: { pid: child.pid, folder },
    })
    await expect(openDatabase({ url: null, folder })).rejects.toMatchObject({ code: 'folder-locked' })
    expect((await start()).line).toBe(`refused ${child.pid}`)
  })

  test('is free when the holder releases it, and can be taken twice in a row', async () => {
    for (const _ of [1, 2]) {
      const lock = await lockFolder(folder)
      expect((await start()).line).toBe(`refused ${process.pid}`)
      lock.release()
      lock.release()
    }
    expect((await start()).line).toBe('held')
  })

  test('is held against the same process too', async () => {
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject({ params: { pid: process.pid } })
    // The failed attempt has not let go of the first lock.
    expect((await start()).line).toBe(`refused ${process.pid}`)
    lock.release()
  })

  test.each(['SIGKILL', 'SIGTERM'] as const)('is taken over from a process ended by %s', async (signal) => {
    const { child } = await start()
    await end(child, signal)
    const lock = await lockFolder(folder)
    expect((await start()).line).toBe(`refused ${process.pid}`)
    lock.release()
  })

  test('is not fooled by a number of a process that lives but never had the lock', async () => {
    const { child } = await start()
    await end(child, 'SIGKILL')
    writeFileSync(join(folder, 'lock.pid'), '1')
    const lock = await lockFolder(folder)
    lock.release()
  })

  test('goes to exactly one of many that want it at once, also after a kill', async () => {
    const { child } = await start()
    await end(child, 'SIGKILL')
    const many = await Promise.all(Array.from({ length: 6 }, start))
    const holders = many.filter(({ line }) => line === 'held')
    expect(holders).toHaveLength(1)
    const refusals = many.filter(({ line }) => line !== 'held').map(({ line }) => line)
    expect(refusals).toEqual(Array(5).fill(`refused ${holders[0]?.child.pid}`))
  })
})

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}
