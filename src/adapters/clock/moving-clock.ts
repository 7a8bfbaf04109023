import type { Clock } from '../../ports/index.ts'

/** A clock that can be moved ahead. */
export interface MovingClock extends Clock {
  /** Moves to an instant; one that is not ahead of now changes nothing. */
  moveTo(at: Date): void
  /** How far this clock is ahead of the one it goes by, in milliseconds. */
  offsetMs(): number
}

/** Small corrections are waited out; somebody who puts a clock back by more meant it. */
const WAITED_OUT_MS = 60_000

/** @param read the clock it goes by, epoch milliseconds */
export function createMovingClock(read: () => number): MovingClock {
  let offset = 0
  let latest = read()
  const now = () => {
    const reading = read() + offset
    latest = reading < latest - WAITED_OUT_MS ? reading : Math.max(latest, reading)
    return latest
  }
  return {
    now: () => new Date(now()),
    offsetMs: () => offset,
    moveTo: (at) => {
      if (at.getTime() <= now()) return
      offset = at.getTime() - read()
      latest = at.getTime()
    },
  }
}
