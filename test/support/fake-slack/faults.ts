import type { Arguments } from './arguments.ts'

/** What goes wrong with calls of one method. Exactly one of the first five says how. */
export interface Fault {
  /** An HTTP status instead of an answer. */
  readonly status?: number
  /** HTTP 429 with this many seconds in `Retry-After`. */
  readonly retryAfter?: number
  /** `ok: false` with this code. */
  readonly error?: string
  /** No answer, ever; the work is not done. */
  readonly hang?: true
  /** The work is done, and the connection breaks before the answer. */
  readonly lost?: true
  /** How many calls; one when absent. */
  readonly times?: number
  /** Only calls with such arguments. */
  readonly when?: (args: Arguments) => boolean
}

export function createFaults() {
  const waiting: { method: string; fault: Fault; left: number }[] = []
  return {
    add: (method: string, fault: Fault) => waiting.push({ method, fault, left: fault.times ?? 1 }),
    clear: () => waiting.splice(0),
    /** The fault this call meets, used up by it. */
    take: (method: string, args: Arguments): Fault | undefined => {
      const found = waiting.find(
        (one) =>
          one.left > 0 && (one.method === method || one.method === '*') && (one.fault.when?.(args) ?? true),
      )
      if (found) found.left--
      return found?.fault
    },
  }
}

export type Faults = ReturnType<typeof createFaults>
