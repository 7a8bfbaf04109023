/** What can be made to fail. */
export type Operation = 'create' | 'update' | 'targeted' | 'conversation' | 'member' | 'token'

export interface Fault {
  readonly status?: number
  /** The connector's error code. */
  readonly code?: string
  /** Seconds. */
  readonly retryAfter?: number
  /** Nothing is answered: the connection breaks after it was read. */
  readonly cut?: boolean
  /** It is done, and then the connection breaks. */
  readonly lost?: boolean
  readonly times?: number
}

export function createFaults() {
  const waiting: { operation: Operation; fault: Fault; left: number }[] = []
  return {
    add: (operation: Operation, fault: Fault) =>
      void waiting.push({ operation, fault, left: fault.times ?? 1 }),
    clear: () => void waiting.splice(0),
    take: (operation: Operation): Fault | null => {
      const found = waiting.find((one) => one.operation === operation && one.left > 0)
      if (!found) return null
      found.left--
      return found.fault
    },
  }
}

export type Faults = ReturnType<typeof createFaults>
