import { expect, test } from 'vitest'
import { createMovingClock } from '../../../src/adapters/clock/moving-clock.ts'

const NOON = Date.parse('2026-02-13T12:00:00Z')

function clockOverMachine() {
  const machine = { now: NOON }
  const clock = createMovingClock(() => machine.now)
  const shown = () => clock.now().getTime() - NOON
  return { machine, clock, shown }
}

test('a small step back is waited out', () => {
  const { machine, shown } = clockOverMachine()
  machine.now += 10_000
  expect(shown()).toBe(10_000)
  machine.now -= 59_000
  expect(shown()).toBe(10_000)
  machine.now += 60_000
  expect(shown()).toBe(11_000)
})

test('a leap forward is followed, and so is its correction', () => {
  const { machine, shown } = clockOverMachine()
  machine.now += 604_800_000
  expect(shown()).toBe(604_800_000)
  machine.now -= 604_800_000
  expect(shown()).toBe(0)
  machine.now += 1_000
  expect(shown()).toBe(1_000)
})

test('moved ahead it stays ahead, whatever the machine’s clock does', () => {
  const { machine, clock, shown } = clockOverMachine()
  clock.moveTo(new Date(NOON + 3_600_000))
  expect(shown()).toBe(3_600_000)
  expect(clock.offsetMs()).toBe(3_600_000)
  clock.moveTo(new Date(NOON))
  expect(shown()).toBe(3_600_000)
  machine.now += 5_000
  expect(shown()).toBe(3_605_000)
})
