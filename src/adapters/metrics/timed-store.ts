import type { Metrics, Store } from '../../ports/index.ts'

/** The store, with the time of every transaction told. */
export const timedStore = (store: Store, metrics: Metrics): Store => ({
  ...store,
  async transaction(work) {
    const begun = performance.now()
    let outcome: 'committed' | 'failed' = 'failed'
    try {
      const result = await store.transaction(work)
      outcome = 'committed'
      return result
    } finally {
      metrics.transaction(outcome, performance.now() - begun)
    }
  },
})
