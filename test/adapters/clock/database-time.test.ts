import { expect, test } from 'vitest'
import { openDatabaseTime } from '../../../src/adapters/clock/database-time.ts'

const NOON = Date.parse('2026-02-13T12:00:00Z')

/** Two machines: ours, whose steady clock the test turns, and the database's, which answers after a while. */
function twoMachines() {
  const state = { steady: 5_000, database: NOON, wayMs: 0, away: false }
  const pass = (ms: number) => {
    state.steady += ms
    state.database += ms
  }
  const ask = async () => {
    if (state.away) throw new Error('away')
    pass(state.wayMs / 2)
    const answer = state.database
    pass(state.wayMs / 2)
    return answer
  }
  return { state, pass, ask, steady: () => state.steady }
}

test('reads the database’s clock, the way there and back taken off, and goes on by itself', async () => {
  const { state, pass, ask, steady } = twoMachines()
  state.wayMs = 40
  const time = await openDatabaseTime({ ask, steady })
  expect(time.read()).toBe(state.database)
  pass(90_000)
  expect(time.read()).toBe(state.database)
})

test('follows a database whose clock is put forward by a week, and back', async () => {
  const { state, ask, steady } = twoMachines()
  const warned: unknown[] = []
  const logger = { debug() {}, info() {}, error() {}, warn: (fields: object) => void warned.push(fields) }
  const time = await openDatabaseTime({ ask, steady, logger })
  state.database += 7 * 86_400_000
  await time.adjust()
  expect(time.read()).toBe(state.database)
  state.database -= 7 * 86_400_000
  await time.adjust()
  expect(time.read()).toBe(NOON)
  expect(warned).toEqual([{ leapMs: 604_800_000 }, { leapMs: -604_800_000 }])
})

test('goes on as before when the database is away, or takes long to answer', async () => {
  const { state, pass, ask, steady } = twoMachines()
  const time = await openDatabaseTime({ ask, steady })
  state.away = true
  await time.adjust()
  pass(1_000)
  expect(time.read()).toBe(NOON + 1_000)
  Object.assign(state, { away: false, wayMs: 10_000, database: state.database + 4_000 })
  await time.adjust()
  expect(time.read()).toBe(NOON + 11_000)
})

test('a database that does not answer at all is said so', async () => {
  const { state, ask, steady } = twoMachines()
  state.away = true
  await expect(openDatabaseTime({ ask, steady })).rejects.toThrow('away')
})
