import { describe, expect, test } from 'vitest'
import type { Arguments, Command, CommandContext } from '../../src/cli/command.ts'
import { createDatabaseReach, type OpenedDatabase, type ReachDeps } from '../../src/cli/reach-database.ts'
import { AppError } from '../../src/errors.ts'
import type { CommandIo } from '../../src/ports/command-io.ts'

const locked = () => Promise.reject(new AppError('folder-locked', { pid: 4711, folder: 'd' }))

/** Calls a command that writes down what happens; `events` is the order of things. */
function reaching(deps: Partial<ReachDeps>) {
  const events: string[] = []
  const command: Command = {
    name: 'version',
    needs: 'database',
    options: {},
    positionals: [],
    run: async () => {
      events.push('run')
      return 0
    },
  }
  const open = async (): Promise<OpenedDatabase> => {
    events.push('open')
    const close = async () => void events.push('close')
    return {
      features: {} as OpenedDatabase['features'],
      operations: {} as OpenedDatabase['operations'],
      onInForce: async () => undefined,
      close,
    }
  }
  const callHost = async () => {
    events.push('call')
    return null
  }
  const reach = createDatabaseReach({
    databaseUrl: null,
    dataFolder: 'd',
    patienceMs: 400,
    open,
    callHost,
    ...deps,
  })
  const call = { words: ['version'], language: 'en', io: {} as CommandIo }
  return { events, command, go: () => reach(command as never, {} as Arguments, {} as CommandContext, call) }
}

describe('where a command finds its database', () => {
  test('on PostgreSQL it works there directly', async () => {
    const { events, go } = reaching({ databaseUrl: 'postgresql://x/y' })
    expect(await go()).toBe(0)
    expect(events).toEqual(['open', 'run', 'close'])
  })

  test('without a bot it opens the embedded database itself', async () => {
    const { events, go } = reaching({})
    expect(await go()).toBe(0)
    expect(events).toEqual(['call', 'open', 'run', 'close'])
  })

  test('a running bot does it', async () => {
    const { events, go } = reaching({ callHost: async () => 1 })
    expect(await go()).toBe(1)
    expect(events).toEqual([])
  })

  test('a holder that never answers is named, after a moment of patience', async () => {
    let calls = 0
    const callHost = async () => {
      calls++
      return null
    }
    const { go } = reaching({ open: locked, callHost })
    await expect(go()).rejects.toMatchObject({ code: 'folder-locked', params: { pid: 4711 } })
    expect(calls).toBeGreaterThan(1)
  })

  test('a bot that is about to start gets the time it needs', async () => {
    const answers = [null, null, 0] as const
    let calls = 0
    const { go } = reaching({ open: locked, callHost: async () => answers[calls++] ?? null })
    expect(await go()).toBe(0)
    expect(calls).toBe(3)
  })

  test('the database is closed when the command fails', async () => {
    const { events, command, go } = reaching({})
    Object.assign(command, { run: () => Promise.reject(new Error('broken')) })
    await expect(go()).rejects.toThrow('broken')
    expect(events).toEqual(['call', 'open', 'close'])
  })
})
