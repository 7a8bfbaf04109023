import { type ClockBasis, createCounting } from './counting.ts'

/** A stretch in which a clock stands still, `[from, to)`. */
export interface Pause {
  readonly from: Date
  readonly to: Date
}

/** Milliseconds of a clock's time in `[from, to)`: elapsed, working or weekday time. 0 when `to` is not after `from`. */
export const countedTime = (basis: ClockBasis, from: Date, to: Date): number =>
  createCounting(basis).between(from.getTime(), to.getTime())

/**
 * The due instant after a pause: later by the time that would have counted during it, by the same clock. Unchanged
 * when nothing would have counted, or when it had already passed as the pause began.
 */
export const extendDue = (basis: ClockBasis, due: Date, pause: Pause): Date => {
  if (due.getTime() <= pause.from.getTime()) return due
  const counting = createCounting(basis)
  return new Date(counting.later(due.getTime(), counting.between(pause.from.getTime(), pause.to.getTime())))
}
