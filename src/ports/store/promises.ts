import type { TrackedPromise } from '../../domain/promise/promise.ts'

export interface PromiseTally {
  readonly kept: number
  readonly keptLate: number
  readonly late: number
  readonly open: number
}

export interface PromiseRows {
  insert(promise: TrackedPromise): Promise<void>
  update(promise: TrackedPromise): Promise<void>
  get(id: string): Promise<TrackedPromise | null>
  /** How many there are of each kind. `kept` were in time, `keptLate` and `late` were not; `late` are still owed. */
  tally(partnershipId: string): Promise<PromiseTally>
  /** Those of a partnership that are still owed (`open` or `late`), earliest due first, those without a due last. */
  owed(partnershipId: string): Promise<readonly TrackedPromise[]>
}
