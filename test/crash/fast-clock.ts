import type { Clock } from '../../src/ports/index.ts'

/** Time of a run: every process of it computes the same from these. Milliseconds. */
export interface FastTime {
  /** The instant the run began at, and the instant of the story at that moment. */
  readonly realStart: number
  readonly storyStart: number
  /** Seconds of the story in one real second. */
  readonly speed: number
  /** How far the clock of this process's machine is ahead, in story time. */
  readonly skew: number
}

/**
 * A clock that runs fast, so that leases of a minute and deadlines of minutes pass within seconds.
 * @param read what it goes by, epoch milliseconds
 */
export function createFastClock({ realStart, storyStart, speed }: FastTime, read: () => number): Clock {
  return { now: () => new Date(storyStart + (read() - realStart) * speed) }
}

/** The real instant at which the story's clock will show `at`. */
export const realInstant = ({ realStart, storyStart, speed }: FastTime, at: Date): Date =>
  new Date(realStart + (at.getTime() - storyStart) / speed)

/** From here on this process is on a machine whose clock is ahead by so many milliseconds, for every library in it. */
export function skewMachine(aheadMs: number): void {
  if (aheadMs === 0) return
  const Right = globalThis.Date
  const now = () => Right.now() + aheadMs
  globalThis.Date = new Proxy(Right, {
    construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now()] : given),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}
