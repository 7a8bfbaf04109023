import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Database } from '../../../src/adapters/database/database.ts'
import { createTicks } from '../../../src/adapters/database/ticks.ts'
import { createRhythm, type Rhythm, type RhythmTask } from '../../../src/adapters/jobs/cron.ts'
import type { Logger, Ticks } from '../../../src/ports/index.ts'
import { openTestDatabase } from '../../support/test-database.ts'

const SOON = { timeout: 15_000, interval: 20 }
const EVERY_SECOND = '* * * * * *'
const clock = { now: () => new Date('2031-01-01T00:00:00Z') }
const everyTick: Ticks = { claim: async () => true }

describe('a rhythm', () => {
  let rhythms: Rhythm[] = []
  afterEach(async () => {
    await Promise.all(rhythms.map((rhythm) => rhythm.stop()))
    rhythms = []
  })
  const start = async (run: RhythmTask['run'], ticks = everyTick, logger = silent()) => {
    const rhythm = createRhythm({
      tasks: [{ name: 'sweeper', expression: EVERY_SECOND, run }],
      clock,
      ticks,
      logger,
    })
    rhythms.push(rhythm)
    await rhythm.start()
    return rhythm
  }

  test('calls its work with the instant of the clock', async () => {
    const instants: Date[] = []
    await start(async (now) => void instants.push(now))
    await vi.waitFor(() => expect(instants.length).toBeGreaterThanOrEqual(2), SOON)
    expect(new Set(instants.map((instant) => instant.toISOString()))).toEqual(
      new Set(['2031-01-01T00:00:00.000Z']),
    )
  })

  test('runs each tick in one of several processes', async () => {
    const database: Database = await openTestDatabase()
    const runs: Date[] = []
    const [offered, taken] = [new Map<string, number>(), new Set<string>()]
    const counting = (ticks: Ticks): Ticks => ({
      async claim(name, slot) {
        const key = slot.toISOString()
        offered.set(key, (offered.get(key) ?? 0) + 1)
        const mine = await ticks.claim(name, slot)
        if (mine && taken.has(key)) throw new Error(`${key} was given out twice`)
        if (mine) taken.add(key)
        return mine
      },
    })
    for (const _ of [1, 2, 3])
      await start(async (now) => void runs.push(now), counting(createTicks(database)))
    const askedByAll = () => [...offered.values()].filter((times) => times === 3).length
    await vi.waitFor(() => expect(askedByAll()).toBeGreaterThanOrEqual(3), SOON)
    await Promise.all(rhythms.map((rhythm) => rhythm.stop()))
    expect(runs.length).toBe(taken.size)
    expect(taken.size).toBe(offered.size)
    await database.close()
  })

  test('does not overlap itself, and waits for what runs when it is stopped', async () => {
    const gate = Promise.withResolvers<void>()
    let [running, most, calls] = [0, 0, 0]
    const skipped = vi.fn()
    const rhythm = await start(
      async () => {
        calls++
        most = Math.max(most, ++running)
        await gate.promise
        running--
      },
      everyTick,
      { ...silent(), warn: skipped },
    )
    await vi.waitFor(() => expect(skipped).toHaveBeenCalled(), SOON)
    expect(calls).toBe(1)
    const stopped = rhythm.stop().then(() => running)
    gate.resolve()
    expect(await stopped).toBe(0)
    expect(most).toBe(1)
  })

  test('goes on after work that failed, which is logged', async () => {
    const error = vi.fn()
    let calls = 0
    await start(
      async () => {
        calls++
        throw new Error('broken')
      },
      everyTick,
      { ...silent(), error },
    )
    await vi.waitFor(() => expect(calls).toBeGreaterThanOrEqual(2), SOON)
    expect(error).toHaveBeenCalledWith(expect.objectContaining({ task: 'sweeper' }), 'periodic work failed')
  })
})

describe('ticks', () => {
  test('go to one of many, and never backwards', async () => {
    const database = await openTestDatabase()
    const ticks = createTicks(database)
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second))
    const claims = await Promise.all(Array.from({ length: 8 }, () => ticks.claim('sweeper', at(1))))
    expect(claims.filter(Boolean)).toHaveLength(1)
    expect(await ticks.claim('sweeper', at(0))).toBe(false)
    expect(await ticks.claim('planner', at(0))).toBe(true)
    expect(await ticks.claim('sweeper', at(2))).toBe(true)
    await database.close()
  })
})

function silent(): Logger {
  const nothing = () => {}
  return { debug: nothing, info: nothing, warn: nothing, error: nothing }
}
