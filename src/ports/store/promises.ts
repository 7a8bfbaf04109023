import type { TrackedPromise } from '../../domain/promise/promise.ts'

export interface PromiseRows {
  insert(promise: TrackedPromise): Promise<void>
  update(promise: TrackedPromise): Promise<void>
  get(id: string): Promise<TrackedPromise | null>
  /** Those of a partnership that are still owed (`open` or `late`), earliest due first, those without a due last. */
  owed(partnershipId: string): Promise<readonly TrackedPromise[]>
}
