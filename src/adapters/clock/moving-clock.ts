import type { Clock } from '../../ports/index.ts'

/** A clock that can be moved ahead and never goes back, whatever the machine's own clock does. */
export interface MovingClock extends Clock {
  /** Moves to an instant; one that is not ahead of now changes nothing. */
  moveTo(at: Date): void
  /** How far this clock is ahead of the machine's, in milliseconds. */
  offsetMs(): number
}

/** @param read the machine's clock, epoch milliseconds */
export function createMovingClock(offsetMs = 0, read: () => number = Date.now): MovingClock {
  let offset = offsetMs
  let latest = read() + offset
  const now = () => {
    latest = Math.max(latest, read() + offset)
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
