import type { Clock } from '../../src/ports/index.ts'

/** Time of a run: every process of it computes the same from these. Milliseconds. */
export interface FastTime {
  /** The machine's instant the run began at, and the instant of the story at that moment. */
  readonly realStart: number
  readonly storyStart: number
  /** Seconds of the story in one second of the machine. */
  readonly speed: number
  /** How far this process's own clock is ahead, in story time. */
  readonly skew: number
}

/** A clock that runs fast, so that leases of a minute and deadlines of minutes pass within seconds. */
export function createFastClock({ realStart, storyStart, speed, skew }: FastTime): Clock {
  return { now: () => new Date(storyStart + (Date.now() - realStart) * speed + skew) }
}

/** The machine's instant at which the story's clock will show `at`. */
export const realInstant = ({ realStart, storyStart, speed, skew }: FastTime, at: Date): Date =>
  new Date(realStart + (at.getTime() - skew - storyStart) / speed)
